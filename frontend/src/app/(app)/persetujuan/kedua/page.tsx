import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { Section } from '@/components/ui/Section';
import { SecondApprovalRow } from '@/features/organization/four-eyes/components/SecondApprovalRow';
import { readSecondApprovals } from '@/features/organization/four-eyes/read';

export const metadata: Metadata = { title: 'Persetujuan kedua' };

export default async function SecondApprovalsPage({
  searchParams,
}: {
  searchParams: Promise<{ mulai?: string }>;
}) {
  const { mulai } = await searchParams;
  const page = await readSecondApprovals(mulai);
  const open = page.items.filter(({ status }) => status === 'pending');
  const closed = page.items.filter(({ status }) => status !== 'pending');
  return (
    <>
      <PageHead
        crumb={<Link href="/persetujuan">Persetujuan</Link>}
        title="Persetujuan kedua"
        sub="Wewenang yang diminta admin untuk dirinya sendiri (Plt dan Plh, akses, penilai), dan penggabungan catatan ganda."
      />
      <div className="body">
        {page.items.length === 0 ? (
          <EmptyState title="Tidak ada permintaan">
            Permintaan tampil di sini bila seorang admin meminta wewenang untuk dirinya sendiri,
            atau mengajukan penggabungan dua catatan seorang pegawai.
          </EmptyState>
        ) : null}
        {open.length > 0 ? (
          <Section id="menunggu" title="Menunggu keputusan">
            <ul className="rows">
              {open.map((one) => (
                <SecondApprovalRow key={one.id} approval={one} />
              ))}
            </ul>
          </Section>
        ) : null}
        {closed.length > 0 ? (
          <Section id="diputus" title="Sudah diputus">
            <ul className="rows">
              {closed.map((one) => (
                <SecondApprovalRow key={one.id} approval={one} />
              ))}
            </ul>
          </Section>
        ) : null}
        <NextPage href={page.nextCursor ? `/persetujuan/kedua?mulai=${page.nextCursor}` : null} />
      </div>
    </>
  );
}

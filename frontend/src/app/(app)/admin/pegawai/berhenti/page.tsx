import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { NextPage } from '@/components/ui/Pagination';
import { StatusTag } from '@/components/ui/StatusTag';
import { readDepartures } from '@/features/organization/administration/api';
import { departureKind } from '@/features/organization/administration/labels';
import { longDate } from '@/lib/format';

export const metadata: Metadata = { title: 'Berhenti dan akan berhenti' };

const STATES = {
  upcoming: 'Akan datang',
  in_force: 'Berlaku',
  over: 'Selesai',
  undone: 'Dibatalkan',
} as const;

export default async function DeparturesPage({
  searchParams,
}: {
  searchParams: Promise<{ mulai?: string }>;
}) {
  const { mulai } = await searchParams;
  const page = await readDepartures(undefined, mulai);
  return (
    <>
      <PageHead
        title="Berhenti dan akan berhenti"
        crumb={<Link href="/admin/pegawai">Pegawai</Link>}
        sub="Pensiun, pindah, meninggal, akhir kontrak, dan pemberhentian sementara."
      />
      <div className="body">
        {page.items.length === 0 ? (
          <EmptyState title="Belum ada yang dicatat">
            Buka berkas seorang pegawai untuk mencatat pemberhentiannya.
          </EmptyState>
        ) : (
          <ul className="rows">
            {page.items.map((one) => (
              <li key={one.id} className="item">
                <span className="item-b">
                  <b>
                    <Link prefetch={false} href={`/admin/pegawai/${one.employeeId}`}>
                      {one.name}
                    </Link>
                  </b>
                  <small>
                    {departureKind(one.kind)} mulai {longDate(one.effectiveFrom)}
                    {one.until ? ` sampai ${longDate(one.until)}` : ''}
                  </small>
                  <small>
                    {[one.positionName, one.unitName].filter(Boolean).join(', ')}
                    {one.recordedBy ? ` · dicatat ${one.recordedBy}` : ''}
                  </small>
                </span>
                <StatusTag tone={one.status === 'upcoming' ? 'wait' : 'done'}>
                  {STATES[one.status]}
                </StatusTag>
              </li>
            ))}
          </ul>
        )}
        <NextPage
          href={page.nextCursor ? `/admin/pegawai/berhenti?mulai=${page.nextCursor}` : null}
        />
      </div>
    </>
  );
}

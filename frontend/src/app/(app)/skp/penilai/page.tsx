import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { readMe } from '@/features/portal/shell/me';
import { ProposalRow } from '@/features/planning/skp/components/ProposalRow';
import { ProposeAssessor } from '@/features/planning/skp/components/ProposeAssessor';
import { readProposals } from '@/features/planning/skp/read';

export const metadata: Metadata = { title: 'Usulan penilai' };

export default async function AssessorPage({
  searchParams,
}: {
  searchParams: Promise<{ untuk?: string }>;
}) {
  const { untuk } = await searchParams;
  const [me, page] = await Promise.all([readMe(), readProposals()]);
  const { items: proposals, allowedActions } = page;
  const mine = proposals.filter((one) => one.employee.employeeId === me.employee?.id);
  const others = proposals.filter((one) => one.allowedActions.length > 0);
  return (
    <>
      <PageHead
        crumb={untuk ? <Link href={`/skp/${untuk}`}>SKP saya</Link> : <Link href="/skp">SKP</Link>}
        title="Pejabat penilai kinerja"
        sub="Penilai yang salah atau belum ada diperbaiki oleh Anda dan dipastikan kepala unit organisasi."
      />
      <div className="body">
        {others.length > 0 ? (
          <Section id="memutus" title="Menunggu keputusan Anda">
            <ul className="rows">
              {others.map((one) => (
                <ProposalRow key={one.id} proposal={one} />
              ))}
            </ul>
          </Section>
        ) : null}
        {me.employee && allowedActions.includes('propose') ? (
          <Section id="saya" title="Penilai saya">
            <p>
              Kini: <b>{me.assessor?.name ?? 'belum diketahui'}</b>
              {me.assessor?.positionName ? `, ${me.assessor.positionName}` : ''}
            </p>
            {mine.length > 0 ? (
              <ul className="rows">
                {mine.map((one) => (
                  <ProposalRow key={one.id} proposal={one} />
                ))}
              </ul>
            ) : null}
            <ProposeAssessor employeeId={me.employee.id} />
          </Section>
        ) : others.length === 0 ? (
          <EmptyState title="Tidak ada usulan">
            Usulan dari pegawai tampil di sini dan menunggu keputusan Anda.
          </EmptyState>
        ) : null}
      </div>
    </>
  );
}

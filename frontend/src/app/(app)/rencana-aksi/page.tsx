import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { readMe } from '@/features/portal/shell/me';
import { ActionReport } from '@/features/planning/skp/components/ActionReport';
import { periodLabel } from '@/features/planning/skp/labels';
import { readMySkp } from '@/features/planning/skp/read';

export const metadata: Metadata = { title: 'Lapor rencana aksi' };

export default async function ActionItemsPage() {
  const me = await readMe();
  const skp = me.employee ? await readMySkp(me.today) : null;
  const rows = (skp?.rhk ?? []).flatMap((rhk) =>
    rhk.actionItems.flatMap((item) =>
      item.context.report && item.context.from <= me.today ? [{ rhk, item }] : [],
    ),
  );
  const periods = [...new Set(rows.map(({ item }) => item.period))].sort().reverse();
  return (
    <>
      <PageHead
        crumb={skp ? <Link href={`/skp/${skp.id}`}>SKP</Link> : <Link href="/skp">SKP</Link>}
        title="Lapor rencana aksi"
        sub="Laporan yang dikirim dinilai; sesudah dikirim isinya tetap."
      />
      <div className="body">
        {rows.length === 0 ? (
          <EmptyState title="Belum ada rencana aksi yang dapat dilaporkan">
            Rencana aksi berlaku begitu SKP Anda disetujui penilai, atau begitu surat penugasan Anda
            terima.
          </EmptyState>
        ) : null}
        {periods.map((period) => (
          <Section key={period} id={`periode-${period}`} title={periodLabel(period)}>
            {rows
              .filter(({ item }) => item.period === period)
              .map(({ rhk, item }) => (
                <ActionReport
                  key={`${item.id}-${item.context.report?.version ?? 0}`}
                  rhk={rhk}
                  item={item}
                  timeZone={me.agency.timeZone}
                />
              ))}
          </Section>
        ))}
      </div>
    </>
  );
}

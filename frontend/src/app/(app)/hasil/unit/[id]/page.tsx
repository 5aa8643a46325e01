import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { Section } from '@/components/ui/Section';
import { MeanSum } from '@/features/evaluation/rounds/components/MeanSum';
import { PeriodFilter } from '@/features/evaluation/rounds/components/PeriodFilter';
import { PrintButton } from '@/features/evaluation/rounds/components/PrintButton';
import { RuleFacts } from '@/features/evaluation/rounds/components/RuleFacts';
import { ScoreHead } from '@/features/evaluation/rounds/components/ScoreHead';
import { readUnitResults } from '@/features/evaluation/rounds/data';
import { readMe } from '@/features/portal/shell/me';
import { dateRange } from '@/lib/format';

export const metadata: Metadata = { title: 'Hasil penilaian unit' };

export default async function UnitResultsPage({
  params,
  searchParams,
}: PageProps<'/hasil/unit/[id]'>) {
  const { id } = await params;
  const { periode } = await searchParams;
  const me = await readMe();
  const period = typeof periode === 'string' ? periode : me.today.slice(0, 4);
  const results = await readUnitResults(id, period);
  const range = dateRange(results.startsOn, results.endsOn);
  return (
    <>
      <PageHead title={`Hasil ${results.unit.name}`} sub={range} actions={<PrintButton />} />
      <div className="body">
        <PeriodFilter period={period} today={me.today} />
        {results.inputs.length === 0 ? (
          <EmptyState title={`Belum ada nilai untuk ${range}`}>
            Nilai unit adalah rata-rata nilai pegawainya, di tim mana pun mereka bertugas. Belum ada
            hasil tim yang diterima pada periode ini.
          </EmptyState>
        ) : (
          <div className="sum">
            <div className="calc">
              <ScoreHead score={results}>
                Rata-rata nilai {results.inputs.length} pegawai unit ini dan unit di bawahnya,
                menurut hari tugas, di tim mana pun mereka bertugas.{' '}
                {results.withoutScore > 0
                  ? `${results.withoutScore} pegawai lain belum punya nilai.`
                  : ''}
              </ScoreHead>
              <Section id="pegawai" title="Pegawai" aside={`${results.totalWeight} hari tugas`}>
                <MeanSum
                  caption="Nilai pegawai unit"
                  unit="Pegawai"
                  by="hari"
                  score={results}
                  rows={results.inputs.map((input) => ({
                    ...input,
                    key: input.employee.employeeId,
                    name: (
                      <Link
                        href={`/hasil/pegawai/${input.employee.employeeId}?periode=${period}`}
                        prefetch={false}
                      >
                        {input.employee.name}
                      </Link>
                    ),
                    detail: `${input.employee.unitName}, ${input.squadCount} tim`,
                  }))}
                />
              </Section>
            </div>
            <aside>
              <RuleFacts score={results} timeZone={me.agency.timeZone} />
            </aside>
          </div>
        )}
      </div>
    </>
  );
}

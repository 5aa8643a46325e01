import type { Metadata } from 'next';
import { PageHead } from '@/components/ui/PageHead';
import { PeriodFilter } from '@/features/evaluation/rounds/components/PeriodFilter';
import { PersonScore } from '@/features/evaluation/rounds/components/PersonScore';
import { PrintButton } from '@/features/evaluation/rounds/components/PrintButton';
import { readEmployeeResults } from '@/features/evaluation/rounds/data';
import { readMe } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Hasil penilaian pegawai' };

export default async function EmployeeResultsPage({
  params,
  searchParams,
}: PageProps<'/hasil/pegawai/[id]'>) {
  const { id } = await params;
  const { periode } = await searchParams;
  const me = await readMe();
  const period = typeof periode === 'string' ? periode : me.today.slice(0, 4);
  const results = await readEmployeeResults(id, period);
  const { employee } = results;
  return (
    <>
      <PageHead
        title={`Hasil ${employee.name}`}
        sub={[employee.positionName, employee.unitName].filter(Boolean).join(', ')}
        actions={<PrintButton />}
      />
      <div className="body">
        <PeriodFilter period={period} today={me.today} />
        <PersonScore results={results} timeZone={me.agency.timeZone} own={me.employee?.id === id} />
      </div>
    </>
  );
}

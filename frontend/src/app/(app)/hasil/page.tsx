import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { PeriodFilter } from '@/features/evaluation/rounds/components/PeriodFilter';
import { PersonScore } from '@/features/evaluation/rounds/components/PersonScore';
import { PrintButton } from '@/features/evaluation/rounds/components/PrintButton';
import { readEmployeeResults } from '@/features/evaluation/rounds/data';
import { readMe } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Hasil penilaian' };

export default async function MyResultsPage({ searchParams }: PageProps<'/hasil'>) {
  const { periode } = await searchParams;
  const me = await readMe();
  const period = typeof periode === 'string' ? periode : me.today.slice(0, 4);
  const results = me.employee ? await readEmployeeResults(me.employee.id, period) : null;
  return (
    <>
      <PageHead
        title="Bagaimana nilai saya dihitung"
        crumb={<span className="only-d">Saya / Hasil penilaian</span>}
        actions={
          <span className="only-d">
            <PrintButton />
          </span>
        }
      />
      <div className="body">
        {results ? (
          <>
            <PeriodFilter period={period} today={me.today} />
            <PersonScore results={results} timeZone={me.agency.timeZone} own />
          </>
        ) : (
          <EmptyState title="Akun ini tidak dinilai">
            Hanya pegawai yang menjadi anggota tim kerja yang punya nilai. Hasil tim dan unit ada di
            halamannya masing-masing.
          </EmptyState>
        )}
      </div>
    </>
  );
}

import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { readDashboard } from '@/features/portal/dashboard/api';
import { readFormer, readHome } from '@/features/portal/home/api';
import { FormerHome } from '@/features/portal/home/components/FormerHome';
import { EmployeeHome } from '@/features/portal/home/components/EmployeeHome';
import { OverseerHome } from '@/features/portal/home/components/OverseerHome';
import { readMe } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Beranda' };

export default async function HomePage({
  searchParams,
}: {
  searchParams: Promise<{ mulai?: string }>;
}) {
  const me = await readMe();
  if (me.access === 'read_only') {
    const { mulai } = await searchParams;
    return <FormerHome me={me} history={await readFormer(me.employee?.id, mulai)} />;
  }
  if (me.employee)
    return <EmployeeHome me={me} employeeId={me.employee.id} home={await readHome()} />;
  if (me.agency.code !== '') return <OverseerHome me={me} dashboard={await readDashboard()} />;
  return (
    <>
      <PageHead title="Beranda" />
      <div className="body">
        <EmptyState
          title="Belum ada instansi"
          action={<ButtonLink href="/admin/impor">Buka impor</ButtonLink>}
        >
          Impor berkas instansi, struktur, dan pegawai; setelah itu semua orang dapat masuk.
        </EmptyState>
      </div>
    </>
  );
}

import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { TopBar } from '@/components/ui/TopBar';
import { readMe } from '@/features/portal/shell/me';
import { SquadForm } from '@/features/teams/squads/components/SquadForm';
import { read, serverApi } from '@/lib/api/server';

export const metadata: Metadata = { title: 'Bentuk tim' };

export default async function NewSquadPage({
  searchParams,
}: {
  searchParams: Promise<{ sasaran?: string }>;
}) {
  const { sasaran } = await searchParams;
  const api = await serverApi();
  const [me, choices] = await Promise.all([readMe(), read(api.GET('/api/v1/squads/goal-choices'))]);
  const initial = {
    goalId: choices.items.some(({ goalId }) => goalId === sasaran) ? (sasaran ?? '') : '',
    name: '',
    description: '',
    startsOn: me.today,
    endsOn: `${me.today.slice(0, 4)}-12-31`,
    leaderValidates: false,
    roles: [{ key: 'first', title: '', count: '2', skills: '', sharePercent: '20' }],
  };
  return (
    <>
      <TopBar title="Bentuk tim" back="/tim" />
      <PageHead
        title="Bentuk tim kerja"
        sub="Dari satu sasaran: nama, waktu, dan peran dengan keahlian yang dibutuhkan. Ketua ditunjuk sesudahnya."
      />
      <div className="body">
        {choices.items.length === 0 ? (
          <EmptyState title="Belum ada sasaran untuk unit Anda">
            Tim dibentuk oleh kepala unit dari sasaran unitnya. Admin instansi menetapkan pengampu
            sasaran di pohon kinerja.
          </EmptyState>
        ) : (
          <SquadForm goals={choices.items} initial={initial} />
        )}
      </div>
    </>
  );
}

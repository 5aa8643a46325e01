import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageHead } from '@/components/ui/PageHead';
import { TopBar } from '@/components/ui/TopBar';
import { SquadForm } from '@/features/teams/squads/components/SquadForm';
import { read, serverApi } from '@/lib/api/server';
import { typedNumber } from '@/lib/number';

export const metadata: Metadata = { title: 'Ubah tim' };

export default async function EditSquadPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const squad = await read(
    (await serverApi()).GET('/api/v1/squads/{id}', { params: { path: { id } } }),
  );
  if (!squad.allowedActions.includes('edit')) notFound();
  const initial = {
    goalId: squad.goalId,
    name: squad.name,
    description: squad.description,
    startsOn: squad.startsOn,
    endsOn: squad.endsOn,
    leaderValidates: squad.leaderValidates,
    roles: squad.roles.map((role) => ({
      key: role.id,
      id: role.id,
      title: role.title,
      count: String(role.count),
      skills: role.skills.join(', '),
      sharePercent: typedNumber(role.sharePercent),
    })),
  };
  return (
    <>
      <TopBar title="Ubah tim" back={`/tim/${id}`} />
      <PageHead title={`Ubah ${squad.name}`} />
      <div className="body">
        <SquadForm goals={[]} initial={initial} squad={squad} />
      </div>
    </>
  );
}

import { EmptyState } from '@/components/ui/EmptyState';
import { Section } from '@/components/ui/Section';
import { readSquadPage } from '../api';
import { ActivityRows } from './ActivityRows';

const ROWS = 10;

/** What the squad did lately, as far as the reader may see it: the leader and the owner see everything. */
export async function SquadActivities({ squadId }: { squadId: string }) {
  const page = await readSquadPage(squadId, ROWS);
  return (
    <Section
      id="aktivitas-tim"
      title="Aktivitas tim"
      aside={page.nextCursor ? `${ROWS} terakhir` : undefined}
    >
      {page.items.length > 0 ? (
        <ActivityRows items={page.items} withDate withPerson />
      ) : (
        <EmptyState title="Belum ada aktivitas yang dapat Anda lihat">
          Anggota mencatat pekerjaan tim lewat Catat. Ketua tim melihat semuanya setelah dikirim.
        </EmptyState>
      )}
    </Section>
  );
}

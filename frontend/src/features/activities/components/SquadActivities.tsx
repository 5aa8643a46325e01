import { EmptyState } from '@/components/ui/EmptyState';
import { NextPage } from '@/components/ui/Pagination';
import { Section } from '@/components/ui/Section';
import { readSquadPage } from '../api';
import { ActivityRows } from './ActivityRows';

const ROWS = 10;

/** What the squad did lately, as far as the reader may see it: the leader and the owner see everything. */
export async function SquadActivities({
  squadId,
  cursor,
  hrefOf,
}: {
  squadId: string;
  cursor?: string;
  /** Address of the next page. */
  hrefOf?: (cursor: string) => string;
}) {
  const page = await readSquadPage(squadId, ROWS, cursor);
  return (
    <Section id="aktivitas-tim" title="Aktivitas tim">
      {page.items.length > 0 ? (
        <ActivityRows items={page.items} withDate withPerson />
      ) : (
        <EmptyState title="Belum ada aktivitas yang dapat Anda lihat">
          Anggota mencatat pekerjaan tim lewat Catat. Ketua tim melihat semuanya setelah dikirim.
        </EmptyState>
      )}
      {page.nextCursor && hrefOf ? <NextPage href={hrefOf(page.nextCursor)} /> : null}
    </Section>
  );
}

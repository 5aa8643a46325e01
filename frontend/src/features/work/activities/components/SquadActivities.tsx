import { EmptyState } from '@/components/ui/EmptyState';
import { Section } from '@/components/ui/Section';
import { readSquadPage } from '../api';
import { ActivityRows } from './ActivityRows';

const ROWS = 10;

/** What the squad did lately, as far as the reader may see it: the leader and the owner see everything, others are told what they see. */
export async function SquadActivities({
  squadId,
  readerId,
  seesAll,
}: {
  squadId: string;
  readerId: string | null;
  seesAll: boolean;
}) {
  const page = await readSquadPage(squadId, ROWS);
  const isOwn = page.items.every(({ employee }) => employee.employeeId === readerId);
  const title = seesAll
    ? 'Aktivitas tim'
    : isOwn
      ? 'Aktivitas Anda di tim ini'
      : 'Aktivitas tim yang dapat Anda lihat';
  return (
    <Section
      id="aktivitas-tim"
      title={title}
      aside={page.nextCursor ? `${ROWS} terakhir` : undefined}
    >
      {page.items.length > 0 ? (
        <>
          <ActivityRows items={page.items} withDate withPerson={seesAll || !isOwn} />
          {seesAll ? null : (
            <p className="sm muted mt-2">
              Aktivitas anggota lain dilihat ketua tim, pemilik kinerja, dan penilainya.
            </p>
          )}
        </>
      ) : (
        <EmptyState title="Belum ada aktivitas yang dapat Anda lihat">
          Anggota mencatat pekerjaan tim lewat Catat. Ketua tim melihat semuanya setelah dikirim.
        </EmptyState>
      )}
    </Section>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHead } from '@/components/ui/PageHead';
import { DecideResult } from '@/features/evaluation/rounds/components/DecideResult';
import { PrintButton } from '@/features/evaluation/rounds/components/PrintButton';
import { RoundList } from '@/features/evaluation/rounds/components/RoundList';
import { RuleFacts } from '@/features/evaluation/rounds/components/RuleFacts';
import { SquadScore } from '@/features/evaluation/rounds/components/SquadScore';
import { readSquadResults } from '@/features/evaluation/rounds/data';
import { readMe } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Hasil tim' };

export default async function SquadResultsPage({ params }: PageProps<'/hasil/tim/[id]'>) {
  const { id } = await params;
  const [me, results] = await Promise.all([readMe(), readSquadResults(id)]);
  return (
    <>
      <PageHead
        title={`Hasil ${results.squad.name}`}
        crumb={
          <Link href={`/tim/${id}`} prefetch={false}>
            {results.squad.name}
          </Link>
        }
        actions={<PrintButton />}
      />
      <div className="body">
        {results.rounds.length === 0 ? (
          <EmptyState title="Tim ini belum dinilai">
            Ketua tim meminta penilaian setelah anggota melaporkan rencana aksinya.
          </EmptyState>
        ) : (
          <div className="sum">
            <div>
              <SquadScore results={results} />
              <DecideResult results={results} />
              <RoundList results={results} timeZone={me.agency.timeZone} />
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

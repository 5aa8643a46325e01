import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { PageHead } from '@/components/ui/PageHead';
import { TopBar } from '@/components/ui/TopBar';
import { DecideResult } from '@/features/evaluation/rounds/components/DecideResult';
import { LeaderReport } from '@/features/evaluation/rounds/components/LeaderReport';
import { RequestAssessment } from '@/features/evaluation/rounds/components/RequestAssessment';
import { RoundList } from '@/features/evaluation/rounds/components/RoundList';
import { readPreview, readSquadReport, readSquadResults } from '@/features/evaluation/rounds/data';
import { readMe } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Penilaian tim' };

const dateOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

export default async function SquadAssessmentPage({
  params,
  searchParams,
}: PageProps<'/tim/[id]/penilaian'>) {
  const { id } = await params;
  const { mulai, selesai } = await searchParams;
  const [me, results] = await Promise.all([readMe(), readSquadResults(id)]);
  const report = results.complete ? await readSquadReport(id) : null;
  const startsOn = dateOf(mulai);
  const endsOn = dateOf(selesai);
  const isOrdered = startsOn === undefined || endsOn === undefined || startsOn <= endsOn;
  const preview = results.allowedActions.includes('request-assessment')
    ? await readPreview(id, isOrdered ? { startsOn, endsOn } : {})
    : null;
  return (
    <>
      <TopBar title="Penilaian tim" back={`/tim/${id}`} />
      <PageHead
        deskOnly
        title={`Penilaian ${results.squad.name}`}
        crumb={
          <Link href={`/tim/${id}`} prefetch={false}>
            {results.squad.name}
          </Link>
        }
        actions={
          results.score ? (
            <ButtonLink href={`/hasil/tim/${id}`} icon="chart">
              Lihat hitungan
            </ButtonLink>
          ) : null
        }
      />
      <div className="body">
        <DecideResult results={results} />
        {report ? <LeaderReport report={report} timeZone={me.agency.timeZone} /> : null}
        {preview ? (
          <RequestAssessment
            preview={preview}
            readerId={me.employee?.id ?? null}
            dateError={isOrdered ? undefined : 'Tanggal akhir tidak boleh sebelum tanggal awal.'}
          />
        ) : null}
        <RoundList results={results} timeZone={me.agency.timeZone} />
        {results.rounds.length === 0 && !preview ? (
          <p className="muted mt-4">
            Belum ada putaran penilaian. {results.leaderName ?? 'Ketua tim'} memintanya setelah
            anggota melaporkan rencana aksi.
          </p>
        ) : null}
      </div>
    </>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHead } from '@/components/ui/PageHead';
import { TopBar } from '@/components/ui/TopBar';
import { EvidencePanel } from '@/features/evaluation/rounds/components/EvidencePanel';
import { Progress } from '@/features/evaluation/rounds/components/Progress';
import { ScoreForm } from '@/features/evaluation/rounds/components/ScoreForm';
import { SentScores } from '@/features/evaluation/rounds/components/SentScores';
import { readSheet, readSheets } from '@/features/evaluation/rounds/data';
import { roundText } from '@/features/evaluation/rounds/labels';
import { sendHref, stopHref, stopsOf } from '@/features/evaluation/rounds/queue';
import { readMe } from '@/features/portal/shell/me';

export const metadata: Metadata = { title: 'Nilai laporan' };

export default async function AssessmentPage({
  params,
  searchParams,
}: PageProps<'/penilaian/[id]'>) {
  const { id } = await params;
  const { laporan } = await searchParams;
  const sheet = await readSheet(id);
  const [me, all] = await Promise.all([readMe(), readSheets(sheet.squad.id)]);
  const index = Math.max(0, Number(laporan ?? 1) - 1) || 0;
  const line = sheet.lines[index];
  if (!line) notFound();

  const siblings = all.filter((one) => one.round.id === sheet.round.id);
  const sheets = siblings.some((one) => one.id === sheet.id) ? siblings : [sheet];
  const stops = stopsOf(sheets);
  const here = stops.findIndex((stop) => stop.sheetId === id && stop.line === index);
  const scored = sheets.reduce((sum, one) => sum + one.scoredCount, 0);
  const states = stops.map((stop, place) => {
    if (place === here) return 'now' as const;
    const own = sheets.find((one) => one.id === stop.sheetId);
    const isDone =
      own?.id === id ? sheet.lines[stop.line]?.score !== null : stop.line < (own?.scoredCount ?? 0);
    return isDone ? ('done' as const) : ('open' as const);
  });
  const following = stops[here + 1];
  const next = following
    ? { href: stopHref(following), save: `Simpan, lanjut ke ${here + 2}` }
    : { href: sendHref(sheet.squad.id), save: 'Simpan, periksa semua' };
  const canScore = sheet.allowedActions.includes('save');
  return (
    <>
      <TopBar title={`Nilai ${sheet.member.name}`} back="/penilaian" />
      <PageHead
        deskOnly
        title={`Nilai laporan ${sheet.member.name}`}
        crumb={
          <>
            <Link href="/penilaian" prefetch={false}>
              Penilaian
            </Link>{' '}
            / {sheet.squad.name}, {roundText(sheet.round)}
          </>
        }
        actions={<Progress scored={scored} states={states} />}
      />
      <div className="pn">
        <EvidencePanel line={line} remark={sheet.leaderRemark} timeZone={me.agency.timeZone} />
        <section className="pn-r" aria-labelledby="nilai">
          <h2 className="vh" id="nilai">
            {canScore ? 'Nilai Anda' : 'Nilai yang dikirim'}
          </h2>
          {sheet.reopenedBecause ? (
            <Notice tone="back">Dibuka kembali: {sheet.reopenedBecause}</Notice>
          ) : null}
          {canScore ? (
            <ScoreForm key={line.id} sheet={sheet} line={line} next={next} />
          ) : (
            <>
              <SentScores sheet={sheet} line={line} timeZone={me.agency.timeZone} />
              {following ? (
                <div className="acts-row">
                  <ButtonLink href={next.href}>Lihat laporan {here + 2}</ButtonLink>
                </div>
              ) : null}
            </>
          )}
        </section>
      </div>
    </>
  );
}

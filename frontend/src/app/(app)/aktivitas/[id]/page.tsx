import type { Metadata } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { PageHead } from '@/components/ui/PageHead';
import { StatusTag } from '@/components/ui/StatusTag';
import { readActivity } from '@/features/work/activities/api';
import { ActivityActions } from '@/features/work/activities/components/ActivityActions';
import { ActivityFacts } from '@/features/work/activities/components/ActivityFacts';
import { type Activity, STATUS, timesOf } from '@/features/work/activities/labels';
import { readMe } from '@/features/portal/shell/me';
import { dateTime, dayMonth, fullDate } from '@/lib/format';

export const metadata: Metadata = { title: 'Aktivitas' };

/** Where it stands, with whom, and until when. */
function Standing({ activity, timeZone }: { activity: Activity; timeZone: string }) {
  const { decision, validator } = activity;
  const tone = STATUS[activity.status].tone;
  if (activity.status === 'submitted')
    return (
      <p>
        <StatusTag tone="wait">Menunggu validasi</StatusTag> <b>{validator?.name ?? 'Validator'}</b>
        {activity.dueAt ? `, batas ${dayMonth(activity.dueAt)}` : ''}.{' '}
        <span className="muted">{validator?.because}</span>
      </p>
    );
  if (decision)
    return (
      <>
        <p>
          <StatusTag tone={tone}>{STATUS[activity.status].label}</StatusTag> oleh{' '}
          <b>{decision.name ?? 'validator'}</b>, {dateTime(decision.at, timeZone)}.
        </p>
        {decision.note ? (
          <div className="mt-3">
            <Notice tone={activity.status === 'rejected' ? 'err' : 'back'}>{decision.note}</Notice>
          </div>
        ) : null}
      </>
    );
  return (
    <p>
      <StatusTag tone="wait">Konsep</StatusTag> Belum dikirim.
      {validator?.name ? ` Akan divalidasi oleh ${validator.name}: ${validator.because}` : ''}
    </p>
  );
}

export default async function ActivityPage({ params }: { params: Promise<{ id: string }> }) {
  const [me, { id }] = await Promise.all([readMe(), params]);
  const activity = await readActivity(id);
  const isMine = activity.employee.employeeId === me.employee?.id;
  return (
    <>
      <PageHead
        crumb={
          isMine ? (
            <Link href={`/riwayat?hari=${activity.date}`}>Riwayat</Link>
          ) : (
            <Link href="/persetujuan">Persetujuan</Link>
          )
        }
        title={activity.name ?? `Aktivitas ${dayMonth(activity.date)}`}
        sub={`${activity.employee.name}${activity.employee.positionName ? `, ${activity.employee.positionName}` : ''}. ${fullDate(activity.date)}, ${timesOf(activity)}`}
        actions={
          isMine ? (
            <ButtonLink icon="copy" href={`/catat?salin=${activity.id}`}>
              Salin
            </ButtonLink>
          ) : undefined
        }
      />
      <div className="body">
        <Standing activity={activity} timeZone={me.agency.timeZone} />
        {activity.warnings.map((warning) => (
          <p key={warning.activityId} className="mt-2 sm">
            <Link href={`/aktivitas/${warning.activityId}`}>{warning.message}</Link>
          </p>
        ))}
        <ActivityFacts activity={activity} timeZone={me.agency.timeZone} />
      </div>
      <ActivityActions id={activity.id} allowed={activity.allowedActions} />
    </>
  );
}

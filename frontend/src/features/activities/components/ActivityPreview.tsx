import { dateTime, fullDate } from '@/lib/format';
import { type Activity, timesOf, titleOf } from '../labels';
import { ActivityFacts } from './ActivityFacts';

/** The preview beside the inbox: who, when, photo beside goal chain, what changed. The inbox brings the buttons. */
export function ActivityPreview({ activity, timeZone }: { activity: Activity; timeZone: string }) {
  const sent = activity.previous ? 'dikirim ulang' : 'dikirim';
  return (
    <>
      <p className="meta">
        Aktivitas
        {activity.submittedAt ? `, ${sent} ${dateTime(activity.submittedAt, timeZone)}` : ''}
      </p>
      <h2>{titleOf(activity)}</h2>
      <p className="meta">
        {activity.employee.name}, {activity.employee.positionName}. {fullDate(activity.date)},{' '}
        {timesOf(activity)}
      </p>
      <ActivityFacts activity={activity} timeZone={timeZone} />
    </>
  );
}

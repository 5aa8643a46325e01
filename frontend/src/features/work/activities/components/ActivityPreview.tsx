import { dateTime, fullDate } from '@/lib/format';
import { readActivity } from '../api';
import { timesOf, titleOf } from '../labels';
import { ActivityFacts } from './ActivityFacts';

/** Beside the inbox: who, when, the photo beside the goal chain, what changed. The inbox brings the buttons. */
export async function ActivityPreview({
  item,
  timeZone,
}: {
  item: { id: string };
  timeZone: string;
}) {
  const activity = await readActivity(item.id);
  const sent = activity.previous ? 'dikirim ulang' : 'dikirim';
  return (
    <>
      <p className="meta">
        Aktivitas
        {activity.submittedAt ? `, ${sent} ${dateTime(activity.submittedAt, timeZone)}` : ''}
      </p>
      <h2 id="p-h">{titleOf(activity)}</h2>
      <p className="meta">
        {activity.employee.name}, {activity.employee.positionName}. {fullDate(activity.date)},{' '}
        {timesOf(activity)}
      </p>
      <ActivityFacts activity={activity} timeZone={timeZone} />
    </>
  );
}

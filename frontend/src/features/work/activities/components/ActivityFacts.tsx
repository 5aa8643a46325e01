import { Diff } from '@/components/ui/Diff';
import { GoalChain } from '@/components/ui/GoalChain';
import { Icon } from '@/components/ui/Icon';
import { Photo } from '@/components/ui/Photo';
import { Thread } from '@/components/ui/Thread';
import { GOAL_LEVEL } from '@/features/planning/words';
import { dateTime, decimal, fileSize, longDate } from '@/lib/format';
import { type Activity, timesOf } from '../labels';

/** From the root goal down to the member's own RHK. */
function chainOf(activity: Activity) {
  const goals = activity.goalChain.map((goal) => ({
    id: goal.id,
    level: goal.unitName ?? GOAL_LEVEL[goal.level],
    text: goal.statement,
  }));
  const squad = activity.squad
    ? [{ id: activity.squad.id, level: 'Tim kerja', text: activity.squad.name }]
    : [];
  const rhk = activity.rhk
    ? [{ id: activity.rhk.id, level: `RHK ${activity.employee.name}`, text: activity.rhk.text }]
    : [];
  return [...goals, ...squad, ...rhk];
}

interface Row {
  label: string;
  before: string | null;
  now: string;
}

function rowsOf(activity: Activity): Row[] {
  const before = activity.previous;
  const result = (output: { quantity: string; unit: string }) =>
    `${decimal(output.quantity)} ${output.unit}`;
  const when = (one: { date: string; startsAt: string; endsAt: string }, night: boolean) =>
    `${longDate(one.date)}, ${timesOf({ ...one, endsNextDay: night })}`;
  return [
    {
      label: 'Waktu',
      before: before && when(before, activity.endsNextDay),
      now: when(activity, activity.endsNextDay),
    },
    { label: 'Hasil', before: before && result(before.output), now: result(activity.output) },
    { label: 'Keterangan', before: before && before.description, now: activity.description },
  ];
}

/** The photo beside the claim: what was done, what it serves, what changed since it came back. */
export function ActivityFacts({ activity, timeZone }: { activity: Activity; timeZone: string }) {
  const [photo, ...otherPhotos] = activity.evidence.filter((one) => one.kind === 'photo');
  const files = activity.evidence.filter((one) => one.kind === 'file');
  const chain = chainOf(activity);
  const { previous } = activity;
  return (
    <>
      <div className="pair">
        {photo ? (
          <Photo
            src={photo.url}
            alt={`Foto bukti: ${activity.description}`}
            caption={
              <>
                {fileSize(photo.size)}.{' '}
                <a href={photo.url} target="_blank" rel="noreferrer">
                  Perbesar
                </a>
              </>
            }
          />
        ) : (
          <p className="muted">Belum ada foto bukti.</p>
        )}
        <div>
          <h3>Hasil ini mendukung</h3>
          {chain.length > 0 ? (
            <GoalChain links={chain} />
          ) : (
            <p className="sm muted">Aktivitas ini tidak menyebut RHK atau tim.</p>
          )}
        </div>
      </div>
      {otherPhotos.length > 0 ? (
        <ul className="acts-row mt-3">
          {otherPhotos.map((one) => (
            <li key={one.id}>
              <a href={one.url} target="_blank" rel="noreferrer">
                {one.name}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="blk">
        <h3>{previous ? 'Isian, dengan yang berubah sejak dikembalikan' : 'Isian'}</h3>
        <table className="ledger">
          <caption className="vh">Isian aktivitas</caption>
          <tbody>
            {rowsOf(activity).map(({ label, before, now }) => (
              <tr key={label}>
                <th scope="row" className="w-26">
                  {label}
                </th>
                <td>
                  {before !== null && before !== now ? <Diff before={before} after={now} /> : now}
                </td>
              </tr>
            ))}
            {files.map((file) => (
              <tr key={file.id}>
                <th scope="row">Lampiran</th>
                <td>
                  <a href={file.url} download>
                    <Icon name="file" small /> {file.name}
                  </a>
                  , {fileSize(file.size)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {previous?.note ? (
        <div className="blk">
          <h3>Catatan</h3>
          <Thread
            entries={[
              {
                id: previous.at,
                who: previous.by,
                at: previous.at,
                when: dateTime(previous.at, timeZone),
                text: previous.note,
              },
            ]}
          />
        </div>
      ) : null}
    </>
  );
}

import { marking, written } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/database.js';
import { type ActivityRow, rowsFrom } from './activity.queries.js';
import { type ActivitySettings, CLOSING_DAY_SQL } from './settings.js';

/** An activity that a verb holds, with the settings that decide on it. */
export type LockedActivity = ActivityRow & ActivitySettings;

/**
 * Under their locks, taken in the order of ids, so that two who ask for many never block each other; names are joined to
 * the rows as they are once locked. Evidence is read in a later statement: this one does not see what somebody added or
 * took away while it waited.
 */
export function lockActivities(
  tx: Tx,
  agencyId: string,
  ids: readonly string[],
): Promise<LockedActivity[]> {
  return tx.query<LockedActivity>(
    `with locked as materialized (
       select * from activity where agency_id = $1 and id = any($2::uuid[]) order by id for update
     ), named as (${rowsFrom('locked')})
     select named.*, ${CLOSING_DAY_SQL} as "closingDay" from named`,
    [agencyId, ids],
  );
}

/** What a member types. */
export type EntryColumns = Pick<
  ActivityRow,
  | 'date'
  | 'startsAt'
  | 'endsAt'
  | 'endsNextDay'
  | 'minutes'
  | 'name'
  | 'squadId'
  | 'rhkId'
  | 'actionItemId'
  | 'outputQuantity'
  | 'outputUnit'
  | 'description'
>;

const ENTRY = written<EntryColumns>({
  date: 'date',
  startsAt: 'time',
  endsAt: 'time',
  endsNextDay: 'boolean',
  minutes: 'integer',
  name: 'text',
  squadId: 'uuid',
  rhkId: 'uuid',
  actionItemId: 'uuid',
  outputQuantity: 'numeric',
  outputUnit: 'text',
  description: 'text',
});

/** The draft as stored; null when the phone's id is taken, also by a request that runs at the same time. */
export function insertActivity(
  tx: Tx,
  key: { agencyId: string; id: string; employeeId: string; clientId: string | null },
  entry: EntryColumns,
): Promise<ActivityRow | null> {
  return tx.one<ActivityRow>(
    `with written as (
       insert into activity (agency_id, id, employee_id, client_id, ${ENTRY.names})
       select $1, $2, $3, $4, ${ENTRY.values} from ${ENTRY.rowsOf('$5')}
       on conflict (agency_id, employee_id, client_id) where client_id is not null do nothing
       returning *
     ) ${rowsFrom('written')}`,
    [key.agencyId, key.id, key.employeeId, key.clientId, ENTRY.json([entry])],
  );
}

/** A locked activity as stored with its new entry. */
export function updateActivity(
  tx: Tx,
  agencyId: string,
  id: string,
  entry: EntryColumns,
): Promise<ActivityRow | null> {
  return tx.one<ActivityRow>(
    `with written as (
       update activity a set ${ENTRY.assignments}, version = version + 1 from ${ENTRY.rowsOf('$3')}
        where a.agency_id = $1 and a.id = $2
       returning a.*
     ) ${rowsFrom('written')}`,
    [agencyId, id, ENTRY.json([entry])],
  );
}

/** Writes that locked activities wait for their validators; nothing of an earlier decision stays with them. */
export const markSubmitted = marking<ActivityRow>('update activity', {
  status: 'text',
  validatorUnitId: 'uuid',
  validatorEmployeeId: 'uuid',
  validatorBecause: 'text',
  dueOn: 'date',
  submittedAt: 'timestamptz',
  decidedAt: 'timestamptz',
  decidedBy: 'uuid',
  decidedVia: 'text',
  decisionNote: 'text',
  version: 'integer',
});

/** Writes decisions on locked activities. */
export const markDecided = marking<ActivityRow>('update activity', {
  status: 'text',
  decidedAt: 'timestamptz',
  decidedBy: 'uuid',
  decidedVia: 'text',
  decisionNote: 'text',
  version: 'integer',
});

/** Deletes locked activities; their stored files stay, they may stand behind other rows. */
export async function deleteActivities(
  tx: Tx,
  agencyId: string,
  rows: readonly ActivityRow[],
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await Promise.all([
    tx.query('delete from evidence where agency_id = $1 and activity_id = any($2::uuid[])', [
      agencyId,
      ids,
    ]),
    tx.query('delete from activity where agency_id = $1 and id = any($2::uuid[])', [agencyId, ids]),
  ]);
}

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

/** What a member types, in the order of `$3…` or `$5…` below. */
export interface EntryColumns extends Pick<
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
  | 'description'
> {
  quantity: string;
  unit: string;
}

const valuesOf = (entry: EntryColumns): unknown[] => [
  entry.date,
  entry.startsAt,
  entry.endsAt,
  entry.endsNextDay,
  entry.minutes,
  entry.name,
  entry.squadId,
  entry.rhkId,
  entry.actionItemId,
  entry.quantity,
  entry.unit,
  entry.description,
];

/** The draft as stored; null when the phone's id is taken, also by a request that runs at the same time. */
export function insertActivity(
  tx: Tx,
  key: { agencyId: string; id: string; employeeId: string; clientId: string | null },
  entry: EntryColumns,
): Promise<ActivityRow | null> {
  return tx.one<ActivityRow>(
    `with written as (
       insert into activity (agency_id, id, employee_id, client_id, date, starts_at, ends_at, ends_next_day, minutes, name,
         squad_id, rhk_id, action_item_id, output_quantity, output_unit, description)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       on conflict (agency_id, employee_id, client_id) where client_id is not null do nothing
       returning *
     ) ${rowsFrom('written')}`,
    [key.agencyId, key.id, key.employeeId, key.clientId, ...valuesOf(entry)],
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
       update activity set date = $3, starts_at = $4, ends_at = $5, ends_next_day = $6, minutes = $7, name = $8,
         squad_id = $9, rhk_id = $10, action_item_id = $11, output_quantity = $12, output_unit = $13, description = $14,
         version = version + 1
        where agency_id = $1 and id = $2
       returning *
     ) ${rowsFrom('written')}`,
    [agencyId, id, ...valuesOf(entry)],
  );
}

/** Writes that locked activities wait for their validators; nothing of an earlier decision stays with them. */
export async function markSubmitted(
  tx: Tx,
  agencyId: string,
  rows: readonly ActivityRow[],
): Promise<void> {
  await tx.query(
    `update activity a set status = r.status, validator_unit_id = r."validatorUnitId",
       validator_employee_id = r."validatorEmployeeId", validator_because = r."validatorBecause", due_on = r."dueOn",
       submitted_at = r."submittedAt", decided_at = null, decided_by = null, decided_via = null, decision_note = null,
       version = r.version
      from jsonb_to_recordset($2::jsonb) as r(id uuid, status text, "validatorUnitId" uuid, "validatorEmployeeId" uuid,
        "validatorBecause" text, "dueOn" date, "submittedAt" timestamptz, version integer)
     where a.agency_id = $1 and a.id = r.id`,
    [
      agencyId,
      JSON.stringify(
        rows.map(
          ({
            id,
            status,
            validatorUnitId,
            validatorEmployeeId,
            validatorBecause,
            dueOn,
            submittedAt,
            version,
          }) => ({
            id,
            status,
            validatorUnitId,
            validatorEmployeeId,
            validatorBecause,
            dueOn,
            submittedAt,
            version,
          }),
        ),
      ),
    ],
  );
}

/** Writes decisions on locked activities, all in one statement. */
export async function markDecided(
  tx: Tx,
  agencyId: string,
  rows: readonly ActivityRow[],
): Promise<void> {
  await tx.query(
    `update activity a set status = r.status, decided_at = r."decidedAt", decided_by = r."decidedBy",
       decided_via = r."decidedVia", decision_note = r."decisionNote", version = r.version
      from jsonb_to_recordset($2::jsonb) as r(id uuid, status text, "decidedAt" timestamptz, "decidedBy" uuid,
        "decidedVia" text, "decisionNote" text, version integer)
     where a.agency_id = $1 and a.id = r.id`,
    [
      agencyId,
      JSON.stringify(
        rows.map(({ id, status, decidedAt, decidedBy, decidedVia, decisionNote, version }) => ({
          id,
          status,
          decidedAt,
          decidedBy,
          decidedVia,
          decisionNote,
          version,
        })),
      ),
    ],
  );
}

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

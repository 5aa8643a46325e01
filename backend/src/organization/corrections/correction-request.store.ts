import { marking } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { displayNameSql } from '../people/display-name.js';
import { personRecordSql } from '../people/person-record.js';
import type { PersonRefDto } from '../people/people.service.js';
import type { CorrectionStatus } from './domain/lifecycle.js';
import type { AskedChange, StandingData } from './domain/terms.js';

/** A request with the record that it is about as it stands now. */
export interface CorrectionRow {
  readonly id: string;
  readonly agencyId: string;
  readonly employeeId: string;
  readonly personId: string;
  readonly asker: PersonRefDto;
  readonly status: CorrectionStatus;
  readonly changes: readonly AskedChange[];
  readonly standing: StandingData;
  readonly reason: string;
  readonly documentHash: string;
  readonly documentName: string;
  readonly documentType: string;
  readonly documentSize: number;
  readonly askedAt: Date;
  readonly dueOn: string | null;
  readonly decidedAt: Date | null;
  /** account */
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly note: string | null;
  readonly version: number;
}

/** `$1` agency. A person who has left since is still named. */
const SELECT = `
  select r.id, r.agency_id as "agencyId", r.employee_id as "employeeId", e.person_id as "personId", r.status, r.changes, r.reason,
         r.document_hash as "documentHash", r.document_name as "documentName", r.document_type as "documentType",
         r.document_size as "documentSize", r.asked_at as "askedAt", r.due_on::text as "dueOn", r.decided_at as "decidedAt",
         r.decided_by as "decidedBy", r.note, r.version, ${personRecordSql('p', 'e')} as standing,
         case when r.decided_by is not null then coalesce(${displayNameSql('dp')}, da.username) end as "decidedByName",
         jsonb_build_object('employeeId', e.id, 'name', ${displayNameSql('p')}, 'positionName', coalesce(k.position_name, ''),
           'unitName', coalesce(k.unit_name, '')) as asker
    from correction_request r
    join employment e on e.id = r.employee_id
    join person p on p.id = e.person_id
    left join known_employee k on k.employee_id = r.employee_id
    left join account da on da.id = r.decided_by
    left join person dp on dp.id = da.person_id
   where r.agency_id = $1`;

/** Waiting, and not the viewer's own: `$1` agency, `$2` employee. The caller checks that the viewer is an admin. */
const WAITING = `r.agency_id = $1 and r.status = 'waiting' and r.employee_id is distinct from $2::uuid`;

/** With the parameters of the inbox. */
export const COUNT_WAITING_SQL = `
  select count(*)::int from (
    select 1 from correction_request r where 'agency_admin' = any($6::text[]) and ${WAITING} limit $4) waiting`;

export const listWaitingCorrections = (
  sql: Sql,
  viewer: { agencyId: string; employeeId: string | null },
  limit: number,
): Promise<CorrectionRow[]> =>
  sql.query<CorrectionRow>(`${SELECT} and ${WAITING} order by r.due_on, r.asked_at limit $3`, [
    viewer.agencyId,
    viewer.employeeId,
    limit,
  ]);

export async function findCorrection(
  sql: Sql,
  agencyId: string,
  id: string,
): Promise<CorrectionRow | null> {
  const [row] = await sql.query<CorrectionRow>(`${SELECT} and r.id = $2`, [agencyId, id]);
  return row ?? null;
}

/** The person's own, newest first. */
export const listOwnCorrections = (
  sql: Sql,
  owner: { agencyId: string; employeeId: string | null },
  before: string | null,
  limit: number,
): Promise<CorrectionRow[]> =>
  sql.query<CorrectionRow>(
    `${SELECT} and r.employee_id = $2::uuid and ($3::uuid is null or r.id < $3) order by r.id desc limit $4`,
    [owner.agencyId, owner.employeeId, before, limit],
  );

/** The record as the form shows it, and the request about it that waits. */
export async function standingData(
  sql: Sql,
  agencyId: string,
  employeeId: string,
): Promise<{ standing: StandingData; waitingId: string | null } | null> {
  const [row] = await sql.query<{ standing: StandingData; waitingId: string | null }>(
    `select ${personRecordSql('p', 'e')} as standing,
            (select r.id from correction_request r where r.agency_id = $1 and r.employee_id = $2 and r.status = 'waiting') as "waitingId"
       from employment e join person p on p.id = e.person_id where e.agency_id = $1 and e.id = $2`,
    [agencyId, employeeId],
  );
  return row ?? null;
}

/** The admins in force: `$1` agency, `$2` today. */
const ADMINS = `
  from role_grant g join account a on a.id = g.account_id
 where g.agency_id = $1 and g.role = 'agency_admin' and g.ended_at is null
   and $2::date between g.starts_on and coalesce(g.ends_on, 'infinity')`;

/** Everybody who decides, as people of the agency. */
export async function correctionAdmins(
  sql: Sql,
  agencyId: string,
  today: string,
): Promise<string[]> {
  const rows = await sql.query<{ employeeId: string }>(
    `select distinct e.employee_id as "employeeId" from employee_directory e
      where e.agency_id = $1 and e.person_id in (select a.person_id ${ADMINS})`,
    [agencyId, today],
  );
  return rows.map(({ employeeId }) => employeeId);
}

/** Whether an admin is there who is somebody else, with or without a post of their own. */
export async function hasOtherAdmin(
  sql: Sql,
  { agencyId, today, personId }: { agencyId: string; today: string; personId: string | null },
): Promise<boolean> {
  const [row] = await sql.query(
    `select 1 ${ADMINS} and a.person_id is distinct from $3::uuid limit 1`,
    [agencyId, today, personId],
  );
  return row !== undefined;
}

export async function lockCorrections(
  tx: Tx,
  agencyId: string,
  ids: readonly string[],
): Promise<CorrectionRow[]> {
  return tx.query<CorrectionRow>(
    `${SELECT} and r.id = any($2::uuid[]) order by r.id for update of r`,
    [agencyId, ids],
  );
}

export type NewCorrection = Pick<
  CorrectionRow,
  | 'id'
  | 'agencyId'
  | 'employeeId'
  | 'changes'
  | 'reason'
  | 'documentHash'
  | 'documentName'
  | 'documentType'
  | 'documentSize'
  | 'askedAt'
  | 'dueOn'
>;

export async function insertCorrection(tx: Tx, row: NewCorrection): Promise<void> {
  await tx.query(
    `insert into correction_request (id, agency_id, employee_id, status, changes, reason, document_hash, document_name,
       document_type, document_size, asked_at, due_on)
     values ($1, $2, $3, 'waiting', $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.id,
      row.agencyId,
      row.employeeId,
      JSON.stringify(row.changes),
      row.reason,
      row.documentHash,
      row.documentName,
      row.documentType,
      row.documentSize,
      row.askedAt,
      row.dueOn,
    ],
  );
}

export const closeCorrections = marking<CorrectionRow>('update correction_request', {
  status: 'text',
  decidedAt: 'timestamptz',
  decidedBy: 'uuid',
  note: 'text',
  version: 'integer',
});

/** Of people who no longer serve here. @returns the requests that lapsed */
export const lapseCorrections = (
  tx: Tx,
  agencyId: string,
  employeeIds: readonly string[],
  at: Date,
  note: string,
): Promise<{ id: string }[]> =>
  tx.query<{ id: string }>(
    `update correction_request set status = 'lapsed', decided_at = $3, note = $4, version = version + 1
      where agency_id = $1 and employee_id = any($2::uuid[]) and status = 'waiting' returning id`,
    [agencyId, employeeIds, at, note],
  );

import type { PersonRefDto } from '../people/people.service.js';
import type { Sql } from '../../platform/database/sql.js';
import type { Decidable, PowerAct } from './domain/second-approval.js';
import type { AskedAct } from './power-acts.js';

export interface SecondApprovalRow extends Decidable {
  readonly id: string;
  readonly agencyId: string;
  readonly act: PowerAct;
  readonly payload: AskedAct['payload'];
  readonly title: string;
  readonly reason: string;
  readonly askedBy: PersonRefDto;
  readonly askedAt: Date;
  readonly beginsOn: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly note: string | null;
}

/** The two records that a merge is about: neither decides it. */
const BARRED = `array_remove(array[s.payload ->> 'keptEmployeeId', s.payload ->> 'mergedEmployeeId'], null)`;

/** `$1` agency. A person who has left since is still named. */
const SELECT = `
  select s.id, s.agency_id as "agencyId", s.act, s.payload, s.title, s.reason, s.status, s.asked_by_account as "askedByAccountId",
         s.asked_by_employee as "askedByEmployeeId", s.created_at as "askedAt", s.begins_on::text as "beginsOn",
         u.path as "unitPath", s.decided_at as "decidedAt", s.note,
         case when s.decided_by is not null then coalesce(dp.name, da.username) end as "decidedBy",
         ${BARRED} as "barredEmployeeIds",
         jsonb_build_object('employeeId', coalesce(s.asked_by_employee::text, ''), 'name', coalesce(e.display_name, p.name, aa.username, ''),
           'positionName', coalesce(e.position_name, ''), 'unitName', coalesce(e.unit_name, '')) as "askedBy"
    from second_approval s
    join unit u on u.id = s.about_unit_id
    left join employment m on m.id = s.asked_by_employee
    left join person p on p.id = m.person_id
    left join account aa on aa.id = s.asked_by_account
    left join employee_directory e on e.employee_id = s.asked_by_employee
    left join account da on da.id = s.decided_by
    left join person dp on dp.id = da.person_id
   where s.agency_id = $1`;

/** An admin in force on the day `$5`, as the person is known by `$2`. */
const IS_ADMIN = `exists (
  select 1 from role_grant g join account a on a.id = g.account_id join employment m on m.person_id = a.person_id
   where m.id = $2::uuid and g.agency_id = $1 and g.role = 'agency_admin' and g.ended_at is null
     and $5::date between g.starts_on and coalesce(g.ends_on, 'infinity'))`;

/** Waiting, and not the viewer's own: `$1` agency, `$2` employee, `$3` units headed, `$5` today; `$4` bounds whoever asks. */
const WAITING = `s.agency_id = $1 and s.status = 'pending' and s.asked_by_employee is distinct from $2::uuid
  and $2::uuid::text <> all(${BARRED})
  and (u.path && $3::uuid[] or ${IS_ADMIN})`;

export async function findSecondApproval(
  sql: Sql,
  agencyId: string,
  id: string,
): Promise<SecondApprovalRow | null> {
  const [row] = await sql.query<SecondApprovalRow>(`${SELECT} and s.id = $2`, [agencyId, id]);
  return row ?? null;
}

export const lockSecondApproval = async (sql: Sql, agencyId: string, id: string): Promise<void> => {
  await sql.query('select 1 from second_approval where agency_id = $1 and id = $2 for update', [
    agencyId,
    id,
  ]);
};

/** Newest first; all of them for the agency's admins, otherwise the viewer's own and those they decide. */
export const listSecondApprovals = (
  sql: Sql,
  viewer: { agencyId: string; employeeId: string | null; headedUnitIds: string[]; all: boolean },
  before: string | null,
  limit: number,
): Promise<SecondApprovalRow[]> =>
  sql.query<SecondApprovalRow>(
    `${SELECT} and ($4::boolean or s.asked_by_employee = $2::uuid or u.path && $3::uuid[])
       and ($5::uuid is null or s.id < $5) order by s.id desc limit $6`,
    [viewer.agencyId, viewer.employeeId, viewer.headedUnitIds, viewer.all, before, limit],
  );

export const listWaitingApprovals = (
  sql: Sql,
  viewer: { agencyId: string; employeeId: string; headedUnitIds: string[]; today: string },
  limit: number,
): Promise<SecondApprovalRow[]> =>
  sql.query<SecondApprovalRow>(`${SELECT} and ${WAITING} order by s.id limit $4`, [
    viewer.agencyId,
    viewer.employeeId,
    viewer.headedUnitIds,
    limit,
    viewer.today,
  ]);

/** With the parameters of the inbox. */
export const COUNT_WAITING_SQL = `
  select count(*)::int from (
    select 1 from second_approval s join unit u on u.id = s.about_unit_id where ${WAITING} limit $4) waiting`;

/** People who may answer at once: other admins in force, the acting head of the unit or the nearest above. */
export interface Deciders {
  readonly admins: string[];
  readonly head: string | null;
  /** Told when nobody else is there to look. */
  readonly overseers: string[];
}

const DECIDERS_SQL = `
  select
    coalesce((select array_agg(distinct e.employee_id) from role_grant g join account a on a.id = g.account_id
        join employee_directory e on e.person_id = a.person_id and e.agency_id = g.agency_id
       where g.agency_id = $1 and g.role = 'agency_admin' and g.ended_at is null and $3::date between g.starts_on and coalesce(g.ends_on, 'infinity')
         and e.employee_id <> all($2::uuid[])), '{}') as admins,
    (select h.employee_id from unit about join unit x on x.id = any(about.path), unit_heads($1, x.id, $3::date) h
      where about.id = $4 and h.employee_id <> all($2::uuid[]) order by cardinality(x.path) desc limit 1) as head,
    coalesce((select array_agg(distinct e.employee_id) from employee_directory e
       where e.agency_id = $1 and e.employee_id <> all($2::uuid[]) and (e.position_kind = 'KEPALA_DAERAH' or exists (
         select 1 from role_grant g join account a on a.id = g.account_id
          where g.agency_id = $1 and g.role = 'auditor' and g.ended_at is null and a.person_id = e.person_id
            and $3::date between g.starts_on and coalesce(g.ends_on, 'infinity')))), '{}') as overseers`;

export async function decidersOf(
  sql: Sql,
  about: { agencyId: string; except: readonly string[]; today: string; unitId: string },
): Promise<Deciders> {
  const [row] = await sql.query<Deciders>(DECIDERS_SQL, [
    about.agencyId,
    about.except,
    about.today,
    about.unitId,
  ]);
  return row ?? { admins: [], head: null, overseers: [] };
}

export async function insertSecondApproval(
  sql: Sql,
  row: {
    id: string;
    agencyId: string;
    asked: AskedAct;
    title: string;
    reason: string;
    aboutUnitId: string;
    accountId: string;
    employeeId: string | null;
    beginsOn: string | null;
    at: Date;
  },
): Promise<void> {
  await sql.query(
    `insert into second_approval (id, agency_id, act, payload, title, reason, about_unit_id, asked_by_account, asked_by_employee, begins_on, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.id,
      row.agencyId,
      row.asked.act,
      JSON.stringify(row.asked.payload),
      row.title,
      row.reason,
      row.aboutUnitId,
      row.accountId,
      row.employeeId,
      row.beginsOn,
      row.at,
    ],
  );
}

export async function closeSecondApproval(
  sql: Sql,
  id: string,
  end: { status: string; by: string | null; via: string | null; at: Date; note: string | null },
): Promise<void> {
  await sql.query(
    `update second_approval set status = $2, decided_by = $3, decided_via = $4, decided_at = $5, note = $6 where id = $1`,
    [id, end.status, end.by, end.via, end.at, end.note],
  );
}

export const dueSecondApprovals = (
  sql: Sql,
  now: Date,
): Promise<{ id: string; agencyId: string; today: string }[]> =>
  sql.query(
    `select s.id, s.agency_id as "agencyId", ($1::timestamptz at time zone g.time_zone)::date::text as today
       from second_approval s join agency g on g.id = s.agency_id
      where s.status = 'pending' and s.begins_on <= ($1::timestamptz at time zone g.time_zone)::date order by s.id`,
    [now],
  );

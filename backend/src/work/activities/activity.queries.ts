import type { Sql } from '../../platform/database/sql.js';
import type { ActivityStatus } from './domain/lifecycle.js';
import { seatIsMine } from '../../workflow/turns/seat-sql.js';
import type { EvidenceKind } from './domain/terms.js';

export interface ActivityRow {
  id: string;
  employeeId: string;
  employeeName: string;
  positionName: string;
  unitName: string;
  /** The units at and above the person today and on the day of the work. */
  unitPath: string[];
  /** The seat of the PjPK for the day of the work: a former post keeps its own. */
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
  /** The seat of the PjPK today. */
  presentAssessorUnitId: string | null;
  presentAssessorEmployeeId: string | null;
  date: string;
  startsAt: string;
  endsAt: string;
  endsNextDay: boolean;
  minutes: number;
  name: string | null;
  squadId: string | null;
  rhkId: string | null;
  actionItemId: string | null;
  outputQuantity: string;
  outputUnit: string;
  description: string;
  status: ActivityStatus;
  validatorUnitId: string | null;
  validatorEmployeeId: string | null;
  validatorBecause: string | null;
  dueOn: string | null;
  submittedAt: Date | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedVia: string | null;
  decisionNote: string | null;
  clientId: string | null;
  version: number;
}

export interface EvidenceRow {
  id: string;
  activityId: string;
  kind: EvidenceKind;
  fileHash: string;
  thumbnailHash: string | null;
  name: string;
  contentType: string;
  size: number;
}

/**
 * A person who left the agency is still named beside their work, and work done before a move stands under the post of its
 * day. `source` is activity or the rows just written.
 */
export const rowsFrom = (source: string): string => `
  select a.id, a.employee_id as "employeeId", coalesce(d.display_name, p.name) as "employeeName",
         coalesce(post.position_name, d.position_name, '') as "positionName", coalesce(place.name, d.unit_name, '') as "unitName",
         case when place.id = u.id or place.id is null then coalesce(u.path, '{}') else coalesce(u.path, '{}') || place.path end as "unitPath",
         case when post.id <> d.holding_id or d.holding_id is null then post.assessor_unit_id else d.assessor_unit_id end as "assessorUnitId",
         case when post.id <> d.holding_id or d.holding_id is null then post.assessor_employee_id else d.assessor_employee_id end as "assessorEmployeeId",
         d.assessor_unit_id as "presentAssessorUnitId", d.assessor_employee_id as "presentAssessorEmployeeId", a.date::text, to_char(a.starts_at, 'HH24:MI') as "startsAt",
         to_char(a.ends_at, 'HH24:MI') as "endsAt", a.ends_next_day as "endsNextDay", a.minutes, a.name,
         a.squad_id as "squadId", a.rhk_id as "rhkId", a.action_item_id as "actionItemId",
         trim_scale(a.output_quantity)::text as "outputQuantity", a.output_unit as "outputUnit", a.description, a.status,
         a.validator_unit_id as "validatorUnitId", a.validator_employee_id as "validatorEmployeeId",
         a.validator_because as "validatorBecause", a.due_on::text as "dueOn", a.submitted_at as "submittedAt",
         a.decided_at as "decidedAt", a.decided_by as "decidedBy", b.display_name as "decidedByName",
         a.decided_via as "decidedVia", a.decision_note as "decisionNote", a.client_id as "clientId", a.version
    from ${source} a
    join employment m on m.id = a.employee_id
    join person p on p.id = m.person_id
    left join known_employee d on d.employee_id = a.employee_id
    left join unit u on u.id = d.unit_id
    left join position_holding post on post.employee_id = a.employee_id and post.starts_on <= a.date
     and (post.ends_on is null or post.ends_on >= a.date)
    left join unit place on place.id = post.unit_id
    left join known_employee b on b.employee_id = a.decided_by`;

const ROW_SQL = rowsFrom('activity');

export async function findActivity(
  sql: Sql,
  agencyId: string,
  id: string,
): Promise<ActivityRow | null> {
  const [row] = await sql.query<ActivityRow>(`${ROW_SQL} where a.agency_id = $1 and a.id = $2`, [
    agencyId,
    id,
  ]);
  return row ?? null;
}

export async function findByClientId(
  sql: Sql,
  agencyId: string,
  employeeId: string,
  clientId: string,
): Promise<ActivityRow | null> {
  const [row] = await sql.query<ActivityRow>(
    `${ROW_SQL} where a.agency_id = $1 and a.employee_id = $2 and a.client_id = $3`,
    [agencyId, employeeId, clientId],
  );
  return row ?? null;
}

/** Which rows a list may show beyond the reader's own drafts. */
export interface ListScope {
  me: string | null;
  /** All that was sent, or only what waits for the reader or belongs to the squads led. */
  all: boolean;
  headOfUnitIds: readonly string[];
  ledSquadIds: readonly string[];
}

export interface ListFilter {
  employeeId?: string;
  squadId?: string;
  rhkId?: string;
  status?: ActivityStatus;
  from?: string;
  to?: string;
  before: readonly [date: string, id: string] | null;
  limit: number;
}

/** Newest day first. Served by activity_employee or activity_squad: one of the two is always named. */
export function listActivities(
  sql: Sql,
  agencyId: string,
  scope: ListScope,
  filter: ListFilter,
): Promise<ActivityRow[]> {
  const params: unknown[] = [agencyId];
  const bind = (value: unknown, type: string): string => {
    params.push(value);
    return `$${params.length}::${type}`;
  };
  const me = bind(scope.me, 'uuid');
  const reach = scope.all
    ? 'true'
    : `(${seatIsMine('a.validator_unit_id', 'a.validator_employee_id', me, bind(scope.headOfUnitIds, 'uuid[]'))}
        or a.squad_id = any(${bind(scope.ledSquadIds, 'uuid[]')}))`;
  const where = [
    'a.agency_id = $1',
    `(a.employee_id = ${me} or (a.status <> 'draft' and ${reach}))`,
    ...(filter.employeeId ? [`a.employee_id = ${bind(filter.employeeId, 'uuid')}`] : []),
    ...(filter.squadId ? [`a.squad_id = ${bind(filter.squadId, 'uuid')}`] : []),
    ...(filter.rhkId ? [`a.rhk_id = ${bind(filter.rhkId, 'uuid')}`] : []),
    ...(filter.status ? [`a.status = ${bind(filter.status, 'text')}`] : []),
    ...(filter.from ? [`a.date >= ${bind(filter.from, 'date')}`] : []),
    ...(filter.to ? [`a.date <= ${bind(filter.to, 'date')}`] : []),
    ...(filter.before
      ? [`(a.date, a.id) < (${bind(filter.before[0], 'date')}, ${bind(filter.before[1], 'uuid')})`]
      : []),
  ];
  return sql.query<ActivityRow>(
    `${ROW_SQL} where ${where.join(' and ')} order by a.date desc, a.id desc limit ${bind(filter.limit, 'int')}`,
    params,
  );
}

/** Validated work that is booked on these action items, oldest first. */
export function listValidated(
  sql: Sql,
  agencyId: string,
  actionItemIds: readonly string[],
): Promise<ActivityRow[]> {
  return sql.query<ActivityRow>(
    `${ROW_SQL} where a.agency_id = $1 and a.action_item_id = any($2::uuid[]) and a.status = 'validated'
      order by a.date, a.starts_at`,
    [agencyId, actionItemIds],
  );
}

/** Evidence of many activities in one statement, photos first. */
export function listEvidence(
  sql: Sql,
  agencyId: string,
  activityIds: readonly string[],
): Promise<EvidenceRow[]> {
  if (activityIds.length === 0) return Promise.resolve([]);
  return sql.query<EvidenceRow>(
    `select id, activity_id as "activityId", kind, file_hash as "fileHash", thumbnail_hash as "thumbnailHash", name,
            content_type as "contentType", size
       from evidence where agency_id = $1 and activity_id = any($2::uuid[]) order by kind desc, id`,
    [agencyId, activityIds],
  );
}

export interface TimedRow {
  id: string;
  name: string | null;
  description: string;
  date: string;
  startsAt: string;
  endsAt: string;
  endsNextDay: boolean;
}

/** The member's other work around a date, for the overlap warning. */
export function listAround(
  sql: Sql,
  agencyId: string,
  employeeId: string,
  date: string,
): Promise<TimedRow[]> {
  return sql.query<TimedRow>(
    `select id, name, description, date::text, to_char(starts_at, 'HH24:MI') as "startsAt",
            to_char(ends_at, 'HH24:MI') as "endsAt", ends_next_day as "endsNextDay"
       from activity
      where agency_id = $1 and employee_id = $2 and date between $3::date - 1 and $3::date + 1 and status <> 'rejected'
      order by date desc, id desc limit 200`,
    [agencyId, employeeId, date],
  );
}

export interface SentRow {
  /** The oldest of them. */
  id: string;
  name: string | null;
  description: string;
  unitId: string | null;
  employeeId: string | null;
  count: number;
  since: Date;
  dueOn: string | null;
}

/** The member's own work that waits, summed up by the seat it waits for; due soonest first. */
export function listSent(
  sql: Sql,
  agencyId: string,
  me: string,
  limit: number,
): Promise<SentRow[]> {
  return sql.query<SentRow>(
    `select (array_agg(id order by submitted_at, id))[1] as id, (array_agg(name order by submitted_at, id))[1] as name,
            (array_agg(description order by submitted_at, id))[1] as description,
            validator_unit_id as "unitId", validator_employee_id as "employeeId",
            count(*)::int as count, min(submitted_at) as since, min(due_on)::text as "dueOn"
       from activity where agency_id = $1 and employee_id = $2 and status = 'submitted'
      group by validator_unit_id, validator_employee_id order by min(due_on), min(submitted_at) limit $3`,
    [agencyId, me, limit],
  );
}

export interface ReturnedRow {
  id: string;
  name: string | null;
  description: string;
  by: string | null;
  at: Date;
  note: string | null;
}

/** Work returned to the member, newest first. */
export function listReturned(
  sql: Sql,
  agencyId: string,
  me: string,
  limit: number,
): Promise<ReturnedRow[]> {
  return sql.query<ReturnedRow>(
    `select a.id, a.name, a.description, coalesce(d.display_name, p.name) as by, a.decided_at as at, a.decision_note as note
       from activity a
       left join employment e on e.id = a.decided_by left join person p on p.id = e.person_id
       left join known_employee d on d.employee_id = a.decided_by
      where a.agency_id = $1 and a.employee_id = $2 and a.status = 'returned'
      order by a.decided_at desc, a.id limit $3`,
    [agencyId, me, limit],
  );
}

/** Validated output of an RHK on one rencana aksi in one unit of measure. */
export interface ValidatedOutput {
  rhkId: string;
  actionItemId: string | null;
  unit: string;
  /** Decimal as text. */
  quantity: string;
  lastOn: string;
}

export function sumValidated(
  sql: Sql,
  agencyId: string,
  me: string,
  rhkIds: readonly string[],
): Promise<ValidatedOutput[]> {
  return sql.query<ValidatedOutput>(
    `select rhk_id as "rhkId", action_item_id as "actionItemId", lower(output_unit) as unit,
            trim_scale(sum(output_quantity))::text as quantity, max(date)::text as "lastOn"
       from activity where agency_id = $1 and employee_id = $2 and status = 'validated' and rhk_id = any($3::uuid[])
      group by rhk_id, action_item_id, lower(output_unit)`,
    [agencyId, me, rhkIds],
  );
}

import type { ActionItem, Indicator, RhkKind, SkpFormat } from './domain/content.js';
import type { ReportStatus, RevisionStatus, SkpStatus } from './domain/lifecycle.js';

export interface SkpRow {
  id: string;
  agencyId: string;
  employeeId: string;
  holdingId: string;
  format: SkpFormat;
  from: string;
  until: string;
  status: SkpStatus;
  version: number;
}

export interface RevisionRow {
  id: string;
  number: number;
  status: RevisionStatus;
  reason: string | null;
  behaviour: Record<string, string>;
  attachments: Record<string, string>;
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
  dueOn: string | null;
  submittedAt: Date | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedVia: string | null;
}

export interface SnapshotRow {
  revisionId: string;
  rhkId: string;
  sort: number;
  kind: RhkKind;
  text: string;
  perspective: string | null;
  intervenedRhkId: string | null;
  goalId: string | null;
  squadId: string | null;
  assignmentId: string | null;
  proposed: boolean;
  indicators: Indicator[];
  actionItems: ActionItem[];
}

export interface ActionItemRow {
  id: string;
  agencyId: string;
  employeeId: string;
  rhkId: string;
  period: string;
  from: string;
  until: string;
  text: string;
  target: string | null;
  unit: string | null;
  reportText: string | null;
  realised: string | null;
  reportStatus: ReportStatus;
  reportedAt: Date | null;
  version: number;
}

/**
 * The last day of an SKP: it ends with its post, also before the day on which the end is written (skp-transfer). `least`
 * leaves out the end of a post that runs on.
 */
export const SKP_UNTIL =
  'least(s.ends_on, (select post.ends_on from position_holding post where post.id = s.holding_id))';

export const SKP_COLUMNS = `
  s.id, s.agency_id as "agencyId", s.employee_id as "employeeId", s.holding_id as "holdingId", s.format,
  s.starts_on::text as "from", ${SKP_UNTIL}::text as "until", s.status, s.version`;

export const REVISION_COLUMNS = `
  r.id, r.number, r.status, r.reason, r.behaviour, r.attachments, r.assessor_unit_id as "assessorUnitId",
  r.assessor_employee_id as "assessorEmployeeId", r.due_on::text as "dueOn", r.submitted_at as "submittedAt",
  r.decided_at as "decidedAt", r.decided_by as "decidedBy", r.decided_via as "decidedVia"`;

export const SNAPSHOT_COLUMNS = `
  n.revision_id as "revisionId", n.rhk_id as "rhkId", n.sort, n.kind, n.text, n.perspective,
  n.intervened_rhk_id as "intervenedRhkId", n.goal_id as "goalId", n.squad_id as "squadId",
  n.assignment_id as "assignmentId", n.proposed, n.indicators, n.action_items as "actionItems"`;

export const ACTION_ITEM_COLUMNS = `
  i.id, i.agency_id as "agencyId", i.employee_id as "employeeId", i.rhk_id as "rhkId", i.period,
  i.starts_on::text as "from", i.ends_on::text as "until", i.text, trim_scale(i.target)::text as target, i.unit,
  i.report_text as "reportText", trim_scale(i.realised)::text as realised, i.report_status as "reportStatus",
  i.reported_at as "reportedAt", i.version`;

/** The version that counts: the approved one, else the one being worked on (R310). */
export const RHK_FACTS_SQL = `
  select distinct on (n.rhk_id) n.rhk_id as "rhkId", s.employee_id as "employeeId", n.squad_id as "squadId", n.goal_id as "goalId",
         n.intervened_rhk_id as "intervenedRhkId",
         case when post.is_head or held.holding_id = post.id then boss.employee_id end as "intervenedOwnerEmployeeId",
         case when post.is_head then post.unit_id end as "intervenedHeadOfUnitId",
         s.starts_on::text as "from", ${SKP_UNTIL}::text as "until", n.text,
         r.status = 'approved' as "inForce", n.proposed and r.status <> 'approved' as proposed
    from rhk_snapshot n
    join skp_revision r on r.id = n.revision_id
    join skp s on s.id = r.skp_id
    left join rhk up on up.id = n.intervened_rhk_id
    left join skp boss on boss.id = up.skp_id
    left join position_holding post on post.id = boss.holding_id
    left join employee_directory held on held.employee_id = boss.employee_id
   where n.agency_id = $1 and n.rhk_id = any($2::uuid[])
   order by n.rhk_id, (r.status = 'approved') desc, (r.status in ('draft', 'submitted')) desc, r.number desc`;

export const RHK_ON_DAY_SQL = `
  select facts.*, (select i.id from action_item i
                    where i.agency_id = $1 and i.rhk_id = facts."rhkId" and i.archived_at is null
                      and $3::date between i.starts_on and i.ends_on
                    order by i.starts_on desc, i.id limit 1) as "actionItemId"
    from (${RHK_FACTS_SQL}) facts`;

/** RHK one may log work on: those in force, and those that an assignment proposed. */
export const MY_RHK_SQL = `
  select distinct on (n.rhk_id) n.rhk_id as id, n.text, n.kind, n.squad_id as "squadId", n.goal_id as "goalId",
         n.intervened_rhk_id as "intervenedRhkId", r.status <> 'approved' as proposed, n.sort,
         i.id as "itemId", i.text as "itemText", i.period as "itemPeriod", trim_scale(i.target)::text as "itemTarget", i.unit as "itemUnit"
    from skp s
    join skp_revision r on r.skp_id = s.id and r.status in ('approved', 'draft', 'submitted')
    join rhk_snapshot n on n.revision_id = r.id and (r.status = 'approved' or n.proposed)
    left join lateral (select i.id, i.text, i.period, i.target, i.unit from action_item i
                        where i.rhk_id = n.rhk_id and i.archived_at is null and $3::date between i.starts_on and i.ends_on
                        order by i.starts_on desc, i.id limit 1) i on true
   where s.agency_id = $1 and s.employee_id = $2 and $3::date between s.starts_on and ${SKP_UNTIL}
   order by n.rhk_id, (r.status = 'approved') desc`;

/** Rencana aksi with the RHK as the version in force words it. */
const ITEM_FACTS = `
  select i.id, i.employee_id as "employeeId", i.rhk_id as "rhkId", n.text as "rhkText", i.period, i.starts_on::text as "from",
         i.ends_on::text as "until", i.text, trim_scale(i.target)::text as target, i.unit, i.report_text as "reportText",
         trim_scale(i.realised)::text as realised, i.reported_at as "reportedAt", i.report_status as "reportStatus"
    from action_item i
    join lateral (select n.text, n.squad_id from rhk_snapshot n join skp_revision r on r.id = n.revision_id
                   where n.rhk_id = i.rhk_id
                   order by (r.status = 'approved') desc, (r.status in ('draft', 'submitted')) desc, r.number desc limit 1) n on true`;

/** Rencana aksi of RHK that belong to a squad, for scoring. */
export const SQUAD_ITEMS_SQL = `${ITEM_FACTS}
   where i.agency_id = $1 and n.squad_id = $2 and i.employee_id = any($3::uuid[]) and i.archived_at is null
     and i.starts_on <= $5::date and i.ends_on >= $4::date
   order by i.employee_id, i.starts_on, i.id`;

export const ITEMS_SQL = `${ITEM_FACTS} where i.agency_id = $1 and i.id = any($2::uuid[])`;

/** The version of an SKP that counts; an RHK that an assignment brought counts at once: its work has begun (R313). */
const COUNTS = `r.status <> 'superseded' and (r.status = 'approved' or n.proposed
            or not exists (select 1 from skp_revision f where f.skp_id = r.skp_id and f.status = 'approved'))`;

/**
 * Who serves the goals of a year, also by way of a superior's RHK; the RHK's own goal stands before the superior's. For
 * each goal its people as one list, some twice: thirty thousand rows would cost more to carry than to find.
 */
export const CARRIERS_OF_YEAR_SQL = `
  with recursive snap as (
    select n.rhk_id, n.goal_id, n.intervened_rhk_id, s.employee_id
      from skp s
      join skp_revision r on r.skp_id = s.id
      join rhk_snapshot n on n.revision_id = r.id
     where s.agency_id = $1 and r.agency_id = $1 and n.agency_id = $1 and ${COUNTS}
  ), serve as (
    select n.rhk_id, n.employee_id, n.goal_id, 0 as depth from snap n where n.goal_id is not null
    union all
    select n.rhk_id, n.employee_id, v.goal_id, v.depth + 1
      from snap n join serve v on n.intervened_rhk_id = v.rhk_id
     where n.goal_id is null and v.depth < 20
  )
  select v.goal_id as "goalId", json_agg(v.employee_id) as "employeeIds"
    from serve v where v.goal_id in (select id from goal where agency_id = $1 and year = $2)
   group by v.goal_id`;

/** The same from a few goals down, by index: how many, whether `$3` serves the goal `$4` itself, and the first by name. */
export const CARRIERS_SQL = `
  with recursive serve as (
    select n.rhk_id, n.goal_id, n.revision_id, n.sort, s.employee_id, 0 as depth
      from rhk_snapshot n join skp_revision r on r.id = n.revision_id join skp s on s.id = r.skp_id
     where n.agency_id = $1 and n.goal_id = any($2::uuid[]) and ${COUNTS}
    union all
    select n.rhk_id, v.goal_id, n.revision_id, n.sort, s.employee_id, v.depth + 1
      from serve v join rhk_snapshot n on n.intervened_rhk_id = v.rhk_id and n.goal_id is null and n.agency_id = $1
      join skp_revision r on r.id = n.revision_id join skp s on s.id = r.skp_id
     where v.depth < 20 and ${COUNTS}
  ), first as (
    select distinct d.name as sort_name, d.display_name, v.employee_id, v.rhk_id, v.revision_id
      from serve v join employee_directory d on d.employee_id = v.employee_id
     order by d.name, v.rhk_id limit $5
  )
  select (select count(distinct employee_id)::int from serve) as count,
         exists (select 1 from serve where employee_id = $3 and goal_id = $4) as mine,
         coalesce((select jsonb_agg(jsonb_build_object('employeeId', v.employee_id, 'rhkId', v.rhk_id, 'name', v.display_name,
             'text', n.text, 'target', n.indicators -> 0 ->> 'target', 'unit', n.indicators -> 0 ->> 'unit',
             'realised', (select trim_scale(sum(i.realised))::text from action_item i
               where i.rhk_id = v.rhk_id and i.archived_at is null and i.report_status = 'submitted'))
             order by v.sort_name, v.rhk_id)
           from first v join rhk_snapshot n on n.revision_id = v.revision_id and n.rhk_id = v.rhk_id), '[]') as people`;

/**
 * RHK as those who intervene them name them; the owner's goal is where their chain goes on. The RHK is the post's: when its
 * holder has moved on, the post is named.
 */
export const INTERVENED_SQL = `
  select distinct on (n.rhk_id) n.rhk_id as "rhkId", n.text, n.goal_id as "goalId", s.employee_id as "ownerEmployeeId",
         case when d.holding_id = s.holding_id then d.display_name else h.position_name end as "ownerName",
         h.is_head as "ownerIsHead"
    from rhk_snapshot n join skp_revision r on r.id = n.revision_id join skp s on s.id = r.skp_id
    join position_holding h on h.id = s.holding_id
    left join employee_directory d on d.employee_id = s.employee_id
   where n.agency_id = $1 and n.rhk_id = any($2::uuid[])
   order by n.rhk_id, (r.status = 'approved') desc, (r.status in ('draft', 'submitted')) desc, r.number desc`;

/** Which of these people ($3) have an RHK in force for which of these goals ($2), their own or that of the superior's RHK. */
export const SERVED_BY_SQL = `
  select distinct s.employee_id as "employeeId", coalesce(n.goal_id, up.goal_id) as "goalId"
    from skp s
    join skp_revision r on r.skp_id = s.id and r.status = 'approved'
    join rhk_snapshot n on n.revision_id = r.id
    left join lateral (select x.goal_id from rhk_snapshot x join skp_revision xr on xr.id = x.revision_id and xr.status = 'approved'
                        where x.rhk_id = n.intervened_rhk_id limit 1) up on n.goal_id is null
   where s.agency_id = $1 and s.employee_id = any($3::uuid[]) and s.status in ('planning', 'running')
     and coalesce(n.goal_id, up.goal_id) = any($2::uuid[])`;

/**
 * The RHK in force that carries a goal: of the head of its pengampu unit, else of the next head above, up to the unit that
 * owns the work ($3), which may be another than the pengampu's. $4 today, $5 whose own RHK does not count.
 */
export const CARRYING_RHK_SQL = `
  with goal_unit as (
    select coalesce(g.pengampu_unit_id, $3::uuid) as id from goal g where g.agency_id = $1 and g.id = $2
  ), ladder as (
    select x.id as unit_id, x.depth from goal_unit join unit u on u.id = goal_unit.id
      cross join lateral unnest(u.path) with ordinality x(id, depth)
     where x.depth >= coalesce(array_position(u.path, $3::uuid), array_position(u.path, u.organizational_unit_id), cardinality(u.path))
    union
    select $3::uuid, 0
  )
  select n.rhk_id as id, n.text, h.position_name as "positionName"
    from ladder l
    join position_holding h on h.agency_id = $1 and h.unit_id = l.unit_id and h.is_head
    join skp s on s.holding_id = h.id and s.status in ('planning', 'running') and $4::date between s.starts_on and s.ends_on
    join skp_revision r on r.skp_id = s.id and r.status = 'approved'
    join rhk_snapshot n on n.revision_id = r.id and n.goal_id = $2
   where s.employee_id <> $5
   order by l.depth desc, n.sort limit 1`;

/**
 * RHK in force of the PjPK and of the heads above, to choose what an RHK intervenes: those of the post that they hold above
 * this person, not of one that they held before.
 */
export const SUPERIOR_RHK_SQL = `
  with me as (
    select d.employee_id, d.assessor_employee_id, d.assessor_unit_id, u.path
      from employee_directory d join unit u on u.id = d.unit_id where d.agency_id = $1 and d.employee_id = $2
  ), boss as (
    select h.employee_id, h.unit_id = me.assessor_unit_id and me.assessor_employee_id is null as is_assessor, cardinality(u.path) as depth,
           case when h.via = 'position' then h.unit_id end as post_unit_id
      from me, unnest(array(select unnest(me.path) union select me.assessor_unit_id)) as asked(unit_id),
           unit_heads($1, asked.unit_id, $3::date) h join unit u on u.id = h.unit_id
    union all
    select me.assessor_employee_id, true, 1000, null from me where me.assessor_employee_id is not null
  )
  select n.rhk_id as id, n.text, d.display_name as "ownerName", d.position_name as "ownerPosition", bool_or(b.is_assessor) as "isAssessor"
    from boss b
    join employee_directory d on d.employee_id = b.employee_id
    join skp s on s.employee_id = b.employee_id and s.status in ('planning', 'running')
     and s.starts_on <= $5::date and ${SKP_UNTIL} >= $4::date
    join position_holding held on held.id = s.holding_id and (b.post_unit_id is null or held.unit_id = b.post_unit_id)
    join skp_revision r on r.skp_id = s.id and r.status = 'approved'
    join rhk_snapshot n on n.revision_id = r.id
   where b.employee_id <> $2
   group by n.rhk_id, n.text, d.display_name, d.position_name, n.sort
   order by bool_or(b.is_assessor) desc, max(b.depth) desc, d.display_name, n.sort
   limit 200`;

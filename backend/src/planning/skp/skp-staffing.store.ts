import type { Tx } from '../../platform/database/database.js';
import type { FoldedPost } from '../../workflow/ties/folded-posts.js';
import type { StaffingChange } from '../../workflow/ties/staffing-aftermath.js';

/** An SKP that got another last day, or another post. */
export interface Settled {
  skpId: string;
  employeeId: string;
  until: string;
}

/**
 * The last day of each SKP as its post has it now; a post whose end was put right gives the planned days back. What had not
 * begun by then is none of the old post's.
 */
const CUT_SQL = `
  with due as (
    select s.id, least(coalesce(s.planned_until, s.ends_on), h.ends_on) as until
      from skp s join position_holding h on h.id = s.holding_id
     where s.agency_id = $1 and s.employee_id = any($2::uuid[]) and s.status in ('planning', 'running')
       and (h.ends_on is null or s.starts_on <= h.ends_on)
  )
  update skp s set planned_until = coalesce(s.planned_until, s.ends_on), ends_on = due.until, version = s.version + 1
    from due where due.id = s.id and due.until <> s.ends_on
  returning s.id as "skpId", s.employee_id as "employeeId", s.ends_on::text as until`;

/** The dates that a slot's code names; a row of before the codes keeps its own. */
const SLOTS_OF = `
  select i.id, s.starts_on as skp_from, s.ends_on as skp_until,
         case when i.period ~ '^\\d{4}-Q[1-4]$' then make_date(left(i.period, 4)::int, right(i.period, 1)::int * 3 - 2, 1)
              when i.period ~ '^\\d{4}-\\d{2}$' then (i.period || '-01')::date else i.starts_on end as slot_from,
         case when i.period ~ '^\\d{4}-Q[1-4]$'
                then (make_date(left(i.period, 4)::int, right(i.period, 1)::int * 3 - 2, 1) + interval '3 months - 1 day')::date
              when i.period ~ '^\\d{4}-\\d{2}$' then ((i.period || '-01')::date + interval '1 month - 1 day')::date
              else i.ends_on end as slot_until
    from action_item i join rhk on rhk.id = i.rhk_id join skp s on s.id = rhk.skp_id
   where s.id = any($1::uuid[]) and i.report_status = 'open'`;

/** Rencana aksi of later days fall away, the running one ends with the SKP; those in force come back with its days. */
const ITEMS_SQL = `
  with slot as (${SLOTS_OF})
  update action_item i set
         ends_on = case when slot_from <= skp_until then greatest(least(slot_until, skp_until), i.starts_on) else i.ends_on end,
         archived_at = case when slot_from > skp_until then coalesce(i.archived_at, $2)
           when i.archived_at is not null and exists (
             select 1 from rhk_snapshot n join skp_revision r on r.id = n.revision_id and r.status <> 'superseded'
              where n.rhk_id = i.rhk_id and n.action_items @> jsonb_build_array(jsonb_build_object('id', i.id))) then null
           else i.archived_at end
    from slot where slot.id = i.id`;

/** An SKP that had not begun goes on to the new post, where the new PjPK has yet to agree to it. */
const CARRY_SQL = `
  with moved as (
    select * from jsonb_to_recordset($2::jsonb) as r("fromHoldingId" uuid, "toHoldingId" uuid)
  )
  update skp s set holding_id = h.id, status = 'planning', starts_on = greatest(s.starts_on, h.starts_on), planned_until = null,
         version = s.version + 1
    from moved join position_holding old on old.id = moved."fromHoldingId"
    join position_holding h on h.id = moved."toHoldingId"
   where s.agency_id = $1 and s.holding_id = old.id and s.starts_on > old.ends_on and s.ends_on >= h.starts_on
     and s.status in ('planning', 'running')
     and not exists (select 1 from skp other where other.holding_id = h.id
                        and daterange(other.starts_on, other.ends_on, '[]') && daterange(s.starts_on, s.ends_on, '[]'))
  returning s.id as "skpId", s.employee_id as "employeeId", s.ends_on::text as until`;

const REOPEN_SQL = `
  with opened as (
    update skp_revision r set status = 'superseded'
     where r.skp_id = any($1::uuid[]) and r.status = 'approved'
       and exists (select 1 from skp_revision o where o.skp_id = r.skp_id and o.status in ('draft', 'submitted'))
  )
  update skp_revision r set status = 'draft', submitted_at = null, due_on = null, assessor_unit_id = null,
         assessor_employee_id = null, decided_at = null, decided_by = null, decided_via = null
   where r.skp_id = any($1::uuid[]) and (r.status = 'submitted' or (r.status = 'approved'
     and not exists (select 1 from skp_revision o where o.skp_id = r.skp_id and o.status in ('draft', 'submitted'))))`;

const RESEAT_SQL = `
  update skp_revision r set assessor_unit_id = d.assessor_unit_id, assessor_employee_id = d.assessor_employee_id
    from skp s join employee_directory d on d.employee_id = s.employee_id
   where s.id = r.skp_id and s.agency_id = $1 and s.employee_id = any($2::uuid[]) and s.holding_id = d.holding_id
     and r.status = 'submitted'`;

/** @returns the SKP that end on another day now */
export const cutSkp = (tx: Tx, agencyId: string, employeeIds: readonly string[]) =>
  tx.query<Settled>(CUT_SQL, [agencyId, employeeIds]);

/** @returns the SKP that belong to the new post now */
export const carrySkp = (tx: Tx, agencyId: string, moved: readonly StaffingChange[]) =>
  tx.query<Settled>(CARRY_SQL, [agencyId, JSON.stringify(moved)]);

/** What waited or was agreed for the old post is a draft again. */
export async function reopenCarried(tx: Tx, skpIds: readonly string[]): Promise<void> {
  await tx.query(REOPEN_SQL, [skpIds]);
}

/** Rencana aksi in the dates that their SKP have now. */
export async function fitActionItems(tx: Tx, skpIds: readonly string[], now: Date): Promise<void> {
  await tx.query(ITEMS_SQL, [skpIds, now]);
}

/** What waits for the PjPK of these people waits for the one of today. */
export async function reseatWaiting(
  tx: Tx,
  agencyId: string,
  employeeIds: readonly string[],
): Promise<void> {
  await tx.query(RESEAT_SQL, [agencyId, employeeIds]);
}

/** An SKP of a post that was recorded twice belongs to the one that stays. */
export async function foldPostsOfSkp(tx: Tx, folds: readonly FoldedPost[]): Promise<void> {
  await tx.query(
    `update skp s set holding_id = f."into" from jsonb_to_recordset($1::jsonb) as f("from" uuid, "into" uuid)
      where s.holding_id = f."from"`,
    [JSON.stringify(folds)],
  );
}

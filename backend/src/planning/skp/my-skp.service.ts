import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Sql } from '../../platform/database/sql.js';
import { SKP_UNTIL } from './skp.queries.js';

/** A version of the actor's own SKP that they have to send. */
export interface OpenDraft {
  skpId: string;
  year: number;
  number: number;
  /** The PjPK sent it back; null while it was never submitted or nobody answered. */
  returned: { by: string; note: string } | null;
  /** When it came back, or when it was opened. */
  at: Date;
}

/** An RHK with its target and what was reported of it. */
export interface RhkTarget {
  rhkId: string;
  goalId: string | null;
  text: string;
  proposed: boolean;
  /** Of the quantity indicator, or of one that names no aspect (format A); decimal as text. */
  target: string | null;
  unit: string | null;
  /** Rencana aksi with their reports; `realised` only counts once the report is submitted. */
  items: readonly { id: string; realised: string | null; reportedOn: string | null }[];
}

interface DraftRow {
  skpId: string;
  year: number;
  number: number;
  by: string | null;
  note: string | null;
  at: Date;
}

const DRAFTS_SQL = `
  select s.id as "skpId", extract(year from s.starts_on)::int as year, r.number, back.author_name as by, back.note,
         coalesce(back.at, r.created_at) as at
    from skp s
    join skp_revision r on r.skp_id = s.id and r.status = 'draft'
    left join lateral (select l.author_name, l.note, l.at, l.kind from skp_dialogue l
                        where l.skp_id = s.id and l.revision_id = r.id and l.kind in ('submit', 'return')
                        order by l.id desc limit 1) back on back.kind = 'return'
   where s.agency_id = $1 and s.employee_id = $2 and s.status in ('planning', 'running')
   order by back.at desc nulls last, r.created_at desc limit $3`;

/** The RHK one works on: those in force, and those that an assignment proposed (R313). */
const TARGETS_SQL = `
  select t.*, (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'realised', trim_scale(i.realised)::text,
                 'reportedOn', (i.reported_at at time zone $4)::date) order by i.starts_on, i.id)
                 filter (where i.report_status = 'submitted'), '[]')
                 from action_item i where i.rhk_id = t."rhkId" and i.archived_at is null) as items
    from (select distinct on (n.rhk_id) n.rhk_id as "rhkId", n.goal_id as "goalId", n.text, r.status <> 'approved' as proposed,
                 q.target, q.unit, n.sort
            from skp s
            join skp_revision r on r.skp_id = s.id and r.status in ('approved', 'draft', 'submitted')
            join rhk_snapshot n on n.revision_id = r.id and (r.status = 'approved' or n.proposed)
            left join lateral (select x.target, x.unit from jsonb_to_recordset(n.indicators) as x(aspect text, target text, unit text)
                                where coalesce(x.aspect, 'quantity') = 'quantity' and x.target is not null limit 1) q on true
           where s.agency_id = $1 and s.employee_id = $2 and $3::date between s.starts_on and ${SKP_UNTIL}
           order by n.rhk_id, (r.status = 'approved') desc) t
   order by t.proposed, t.sort, t."rhkId"`;

/** The actor's own SKP at a glance. */
@Injectable()
export class MySkpService {
  /** Versions to send, those that came back first. */
  async drafts(sql: Sql, actor: Actor, limit: number): Promise<OpenDraft[]> {
    const rows = await sql.query<DraftRow>(DRAFTS_SQL, [actor.agencyId, actor.employeeId, limit]);
    return rows.map(({ skpId, year, number, by, note, at }) => ({
      skpId,
      year,
      number,
      returned: by === null ? null : { by, note: note ?? '' },
      at,
    }));
  }

  /** RHK of today in the order of the SKP. */
  targets(sql: Sql, actor: Actor): Promise<RhkTarget[]> {
    return sql.query<RhkTarget>(TARGETS_SQL, [
      actor.agencyId,
      actor.employeeId,
      actor.today,
      actor.timeZone,
    ]);
  }
}

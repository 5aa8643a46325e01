import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/sql.js';
import type { ActionItem, SkpPeriod } from './domain/content.js';
import { slotOf } from './domain/action-items.js';
import { ACTION_ITEM_COLUMNS, type ActionItemRow, type SkpRow } from './skp.queries.js';

export interface RhkItems {
  rhkId: string;
  items: readonly ActionItem[];
}

/** The rencana aksi in force: rows with one id for life (R312). */
@Injectable()
export class ActionItemStore {
  /** Puts items in force; a reported text stays what it was when it was reported. */
  async enforce(tx: Sql, skp: SkpRow, lists: readonly RhkItems[]): Promise<void> {
    const rows = lists.flatMap(({ rhkId, items }) =>
      items.flatMap((item) => rowOf(rhkId, item, skp)),
    );
    await tx.query(
      `insert into action_item (id, agency_id, employee_id, rhk_id, period, starts_on, ends_on, text, target, unit)
       select r.id, $1, $2, r."rhkId", r.period, r."from", r."until", r.text, r.target, r.unit
         from jsonb_to_recordset($3::jsonb) as r(id uuid, "rhkId" uuid, period text, "from" date, "until" date, text text,
              target numeric, unit text)
       on conflict (id) do update set period = excluded.period, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
          text = excluded.text, target = excluded.target, unit = excluded.unit, archived_at = null
        where action_item.report_status = 'open' and action_item.rhk_id = excluded.rhk_id`,
      [skp.agencyId, skp.employeeId, JSON.stringify(rows)],
    );
  }

  /** Takes out of force what an approved version no longer names; reported items stay. */
  async retire(tx: Sql, skpId: string, keptIds: readonly string[], now: Date): Promise<void> {
    await tx.query(
      `update action_item i set archived_at = $3
         from rhk where rhk.id = i.rhk_id and rhk.skp_id = $1 and i.archived_at is null and i.report_status = 'open'
          and i.id <> all($2::uuid[])`,
      [skpId, keptIds, now],
    );
  }

  async writeReport(tx: Sql, id: string, text: string, realised: string | null): Promise<void> {
    await tx.query(
      'update action_item set report_text = $2, realised = $3, version = version + 1 where id = $1',
      [id, text, realised],
    );
  }

  async submitReport(tx: Sql, id: string, at: Date): Promise<void> {
    await tx.query(
      `update action_item set report_status = 'submitted', reported_at = $2, version = version + 1 where id = $1`,
      [id, at],
    );
  }

  async reopenReports(tx: Sql, agencyId: string, ids: readonly string[]): Promise<void> {
    await tx.query(
      `update action_item set report_status = 'open', version = version + 1
        where agency_id = $1 and id = any($2::uuid[]) and report_status = 'submitted'`,
      [agencyId, ids],
    );
  }

  /** Ids of all items ever of an SKP, with the RHK that they belong to. */
  async known(sql: Sql, skpId: string): Promise<Map<string, string>> {
    const rows = await sql.query<{ id: string; rhkId: string }>(
      `select i.id, i.rhk_id as "rhkId" from action_item i join rhk on rhk.id = i.rhk_id where rhk.skp_id = $1`,
      [skpId],
    );
    return new Map(rows.map((row) => [row.id, row.rhkId]));
  }

  async ofSkp(sql: Sql, skpId: string): Promise<ActionItemRow[]> {
    return sql.query<ActionItemRow>(
      `select ${ACTION_ITEM_COLUMNS} from action_item i join rhk on rhk.id = i.rhk_id
        where rhk.skp_id = $1 and i.archived_at is null order by i.starts_on, i.id`,
      [skpId],
    );
  }

  async lock(tx: Sql, agencyId: string, id: string): Promise<ActionItemRow | null> {
    const [row] = await tx.query<ActionItemRow>(
      `select ${ACTION_ITEM_COLUMNS} from action_item i
        where i.agency_id = $1 and i.id = $2 and i.archived_at is null for update`,
      [agencyId, id],
    );
    return row ?? null;
  }
}

function rowOf(rhkId: string, item: ActionItem, period: SkpPeriod) {
  const slot = slotOf(item.period, period);
  if (!slot) return [];
  const { id, text, target, unit } = item;
  return [
    {
      id,
      rhkId,
      period: slot.code,
      from: slot.from,
      until: slot.until,
      text,
      target: target ?? null,
      unit: unit ?? null,
    },
  ];
}

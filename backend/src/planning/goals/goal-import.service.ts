import { Injectable } from '@nestjs/common';
import type { Correction } from '../../organization/importing/domain/changes.js';
import type { GoalsPlan, PresentGoal } from './domain/plan.goals.js';
import {
  applyCorrections,
  inBatches,
  type RecordCorrection,
} from '../../platform/database/corrections.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';

const PRESENT_SQL = `
  select g.id, g.code, p.code as "parentCode", g.level, g.cascading, g.statement, u.code as "pengampuUnitCode",
         g.archived_at is not null as "isArchived", coalesce(i.list, '[]') as indicators
    from goal g
    left join goal p on p.id = g.parent_id
    left join unit u on u.id = g.pengampu_unit_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', x.id, 'code', x.code, 'text', x.text, 'unit', x.unit,
               'target', x.target::text, 'targetWords', x.target_words, 'direction', x.direction, 'formula', x.formula)) as list
        from goal_indicator x where x.goal_id = g.id) i on true
   where g.agency_id = $1 and g.year = $2`;

const GOAL_COLUMNS = {
  parentId: { column: 'parent_id', type: 'uuid' },
  level: { column: 'level', type: 'text' },
  cascading: { column: 'cascading', type: 'text' },
  statement: { column: 'statement', type: 'text' },
  pengampuUnitId: { column: 'pengampu_unit_id', type: 'uuid' },
};
const INDICATOR_COLUMNS = {
  goalId: { column: 'goal_id', type: 'uuid' },
  text: { column: 'text', type: 'text' },
  unit: { column: 'unit', type: 'text' },
  target: { column: 'target', type: 'numeric' },
  targetWords: { column: 'target_words', type: 'text' },
  direction: { column: 'direction', type: 'text' },
  formula: { column: 'formula', type: 'text' },
};
const GOAL_TOUCHED = ['version = t.version + 1', 'updated_at = now()'];

/** A node as stored; an archived one still holds its code. */
export type StoredGoal = PresentGoal & { readonly isArchived: boolean };

/** Reads and writes the pohon kinerja of a year for the import. */
@Injectable()
export class GoalImport {
  /** Archived nodes too: their codes are taken, and the file brings them back. */
  present(sql: Sql, agencyId: string, year: number): Promise<StoredGoal[]> {
    return sql.query<StoredGoal>(PRESENT_SQL, [agencyId, year]);
  }

  async write(
    tx: Tx,
    agencyId: string,
    year: number,
    plan: GoalsPlan,
    present: readonly PresentGoal[],
    unitIds: ReadonlyMap<string, string>,
  ): Promise<void> {
    const ids = new Map(present.map(({ code, id }) => [code, id]));
    for (const { code } of plan.createdGoals) ids.set(code, newId());
    const goals = plan.createdGoals.map((goal) => ({
      ...goal,
      indicators: undefined,
      id: ids.get(goal.code),
      parentId: goal.parentCode === null ? null : ids.get(goal.parentCode),
      pengampuUnitId: goal.pengampuUnitCode === null ? null : unitIds.get(goal.pengampuUnitCode),
    }));
    await inBatches(goals, (batch) =>
      tx.query(
        `insert into goal (id, agency_id, year, code, parent_id, level, cascading, statement, pengampu_unit_id, sort)
         select r.id, $1, $2, r.code, r."parentId", r.level, r.cascading, r.statement, r."pengampuUnitId", r.row
           from jsonb_to_recordset($3::jsonb) as r(id uuid, code text, "parentId" uuid, level text, cascading text,
                statement text, "pengampuUnitId" uuid, row int)`,
        [agencyId, year, JSON.stringify(batch)],
      ),
    );
    const indicators = plan.createdIndicators.map((indicator) => ({
      ...indicator,
      id: newId(),
      goalId: ids.get(indicator.goalCode),
    }));
    await inBatches(indicators, (batch) =>
      tx.query(
        `insert into goal_indicator (id, agency_id, goal_id, code, text, unit, target, target_words, direction, formula, sort)
         select r.id, $1, r."goalId", r.code, r.text, r.unit, r.target, r."targetWords", r.direction, r.formula, r.row
           from jsonb_to_recordset($2::jsonb) as r(id uuid, "goalId" uuid, code text, text text, unit text, target numeric, "targetWords" text,
                direction text, formula text, row int)`,
        [agencyId, JSON.stringify(batch)],
      ),
    );
    const goalCorrections = withIds(plan.correctedGoals, {
      parentCode: ['parentId', ids],
      pengampuUnitCode: ['pengampuUnitId', unitIds],
    });
    const indicatorCorrections = withIds(plan.correctedIndicators, { goalCode: ['goalId', ids] });
    await applyCorrections(tx, 'goal', GOAL_COLUMNS, goalCorrections, GOAL_TOUCHED);
    await applyCorrections(tx, 'goal_indicator', INDICATOR_COLUMNS, indicatorCorrections);
  }

  /** Brings back nodes that somebody had archived, with their indicators. */
  async restore(tx: Tx, goalIds: readonly string[]): Promise<void> {
    if (goalIds.length === 0) return;
    await tx.query(
      'update goal set archived_at = null, version = version + 1, updated_at = now() where id = any($1::uuid[])',
      [goalIds],
    );
    await tx.query('update goal_indicator set archived_at = null where goal_id = any($1::uuid[])', [
      goalIds,
    ]);
  }
}

/** Codes of the file become ids of the database. */
const withIds = (
  corrections: readonly Correction[],
  links: Readonly<Record<string, readonly [field: string, ids: ReadonlyMap<string, string>]>>,
): RecordCorrection[] =>
  corrections.map(({ id, changes }) => ({
    id,
    changes: changes.map(({ field, to }) => {
      const link = links[field];
      return link ? { field: link[0], to: link[1].get(String(to)) ?? null } : { field, to };
    }),
  }));

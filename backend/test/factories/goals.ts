import type { GoalLevel } from '../../src/planning/goals/domain/goal.js';
import { newId } from '../../src/platform/database/ids.js';
import type { TestApp } from '../app.js';
import type { SmallAgency, TestUnit } from './organization.js';

export interface TestGoal {
  id: string;
  code: string;
  statement: string;
}

export interface GoalOptions {
  parent?: TestGoal | null;
  level?: GoalLevel;
  unit?: TestUnit | null;
  year?: number;
  statement?: string;
  /** false leaves the node without an indicator */
  indicator?: boolean;
}

let sequence = 0;

/** One node of the tree, by default an operational goal with one indicator. */
export async function goal(
  test: TestApp,
  agencyId: string,
  options: GoalOptions = {},
): Promise<TestGoal> {
  sequence += 1;
  const made: TestGoal = {
    id: newId(),
    code: `G${sequence}`,
    statement: options.statement ?? `Terselesaikannya layanan ke-${sequence}`,
  };
  await test.database.query(
    `insert into goal (id, agency_id, year, code, parent_id, level, cascading, statement, pengampu_unit_id, sort)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      made.id,
      agencyId,
      options.year ?? 2026,
      made.code,
      options.parent?.id ?? null,
      options.level ?? (options.parent ? 'OPERASIONAL' : 'FINAL_OUTCOME'),
      options.parent ? 'NON_DIRECT' : null,
      made.statement,
      options.unit?.id ?? null,
      sequence,
    ],
  );
  if (options.indicator !== false) {
    await test.database.query(
      `insert into goal_indicator (id, agency_id, goal_id, code, text, unit, target, direction, formula)
       values ($1, $2, $3, $4, 'Jumlah dokumen', 'dokumen', 12, 'HIGHER', 'Hitung langsung')`,
      [newId(), agencyId, made.id, `${made.code}-I1`],
    );
  }
  return made;
}

export interface SmallTree {
  top: TestGoal;
  dinasA: TestGoal;
  bidangA1: TestGoal;
  /** Operational, below Bidang A1, pengampu Bidang A1. */
  service: TestGoal;
  dinasB: TestGoal;
}

/** Kabupaten → Dinas A → Bidang A1 → one service; and Dinas B beside it. */
export async function smallTree(test: TestApp, agency: SmallAgency): Promise<SmallTree> {
  const { units, factory } = agency;
  const make = (options: GoalOptions) => goal(test, factory.agencyId, options);
  const top = await make({ unit: units.root });
  const dinasA = await make({ parent: top, level: 'CSF', unit: units.dinasA });
  const bidangA1 = await make({ parent: dinasA, level: 'KONDISI_ANTARA', unit: units.bidangA1 });
  const service = await make({ parent: bidangA1, unit: units.bidangA1 });
  const dinasB = await make({ parent: top, level: 'CSF', unit: units.dinasB });
  return { top, dinasA, bidangA1, service, dinasB };
}

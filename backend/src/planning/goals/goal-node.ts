import { allowedGoalVerbs } from './domain/policy.js';
import { gapsOf } from './domain/rules.js';
import type { GoalNodeDto, PengampuDto } from './goal.dto.js';
import type { GoalRow } from './goal.queries.js';

export interface NodeFacts {
  /** Of squads that answer for a node. */
  names: ReadonlyMap<string, string>;
  /** People who carry the node or one below it. */
  count: number;
  isMine: boolean;
  isEditable: boolean;
}

export function nodeOf(row: GoalRow, { names, count, isMine, isEditable }: NodeFacts): GoalNodeDto {
  const pengampu = pengampuOf(row, names);
  return {
    id: row.id,
    parentId: row.parentId,
    year: row.year,
    code: row.code,
    level: row.level,
    cascading: row.cascading,
    statement: row.statement,
    pengampu,
    indicators: row.indicators,
    carriers: count,
    mine: isMine,
    gaps: gapsOf({
      indicators: row.indicators.length,
      hasPengampu: pengampu !== null,
      carriers: count,
    }),
    version: row.version,
    allowedActions: allowedGoalVerbs(isEditable),
  };
}

function pengampuOf(row: GoalRow, squadNames: ReadonlyMap<string, string>): PengampuDto | null {
  if (row.pengampuSquadId !== null) {
    const name = squadNames.get(row.pengampuSquadId) ?? 'Tim kerja';
    return { kind: 'squad', id: row.pengampuSquadId, name };
  }
  if (row.pengampuEmployeeId !== null) {
    const name = row.pengampuEmployeeName ?? 'Pegawai yang sudah tidak bertugas';
    return { kind: 'employee', id: row.pengampuEmployeeId, name };
  }
  if (row.pengampuUnitId === null) return null;
  return { kind: 'unit', id: row.pengampuUnitId, name: row.pengampuUnitName ?? '' };
}

import type { AgencyRow } from './agency.parser.js';
import { parentsFirst } from './hierarchy.js';
import type { UnitRow } from './units.parser.js';
import { type Present, upsert, type UpsertPlan } from './upsert.js';

export type PresentAgency = Present<AgencyRow>;
export type PresentUnit = Present<UnitRow>;

/** Agencies by code. */
export function planAgency(
  rows: readonly AgencyRow[],
  present: readonly PresentAgency[],
): UpsertPlan<AgencyRow> {
  return upsert(rows, present, ['name', 'kind', 'timeZone']);
}

/** Units by code; `created` has every parent before its children. Absent units are untouched. */
export function planUnits(
  rows: readonly UnitRow[],
  present: readonly PresentUnit[],
): UpsertPlan<UnitRow> {
  const plan = upsert(rows, present, ['parentCode', 'name', 'kind', 'template']);
  return { ...plan, created: parentsFirst(plan.created) };
}

import { STRUCTURE_TEMPLATES, type TemplateRule } from './structure-templates.js';
import { pathUp, type UnitNode } from './unit.js';

/** A unit with what the resolver asks of it on the day in question. */
export interface SeatUnit extends UnitNode {
  /** Juknis template of this node; it holds below, until another node names its own. */
  template: string | null;
  /** True when somebody heads it on that day, definitively or as Plt/Plh. */
  hasHead: boolean;
}

/** The position holding whose PjPK is asked for. */
export interface HoldingFacts {
  employeeId: string;
  unitId: string;
  isHead: boolean;
  /** Units for which the same person acts as Plt or Plh; nobody assesses himself. */
  actsForUnitIds?: readonly string[];
}

/** An override names a unit, whose head then is PjPK, or one person. */
export type AssessorOverride = { unitId: string } | { employeeId: string };

/** Which rule of R103 found the PjPK. */
export const ASSESSOR_BASES = [
  'override',
  'template',
  'nearest_head',
  'unit_above',
  'none',
] as const;
export type AssessorBasis = (typeof ASSESSOR_BASES)[number];

/** `gone`: the person named holds no post any more; `ring`: assessed by people whom they assess themselves. */
export const ASSESSOR_PROBLEMS = ['gone', 'ring'] as const;
export type AssessorProblem = (typeof ASSESSOR_PROBLEMS)[number];

/** Of a named PjPK, from the proposal on. */
export const OVERRIDE_STATUSES = ['proposed', 'confirmed', 'refused', 'ended'] as const;
export type OverrideStatus = (typeof OVERRIDE_STATUSES)[number];

export interface AssessorSeat {
  /** The unit whose head is PjPK, or null when a person is named or nobody was found. */
  unitId: string | null;
  /** The named person, by override only. */
  employeeId: string | null;
  basis: AssessorBasis;
  /** Found by the last rule only, or by passing over a unit without a head: listed for the admin. */
  needsConfirmation: boolean;
}

const NOBODY: AssessorSeat = {
  unitId: null,
  employeeId: null,
  basis: 'none',
  needsConfirmation: true,
};

const seat = (unitId: string, basis: AssessorBasis, needsConfirmation: boolean): AssessorSeat => ({
  unitId,
  employeeId: null,
  basis,
  needsConfirmation,
});

/**
 * The seat of the Pejabat Penilai Kinerja (R103): override, then structure template, then
 * the head of the nearest unit above; for a head, the head of the unit above. Who sits on the seat
 * follows holdings and delegations. `none` stands for the regional head and for a person above
 * whom no unit has a head.
 */
export function resolveAssessorSeat(
  holding: HoldingFacts,
  units: ReadonlyMap<string, SeatUnit>,
  override: AssessorOverride | null = null,
  templates: ReadonlyMap<string, TemplateRule> = STRUCTURE_TEMPLATES,
): AssessorSeat {
  if (override) {
    return 'unitId' in override
      ? seat(override.unitId, 'override', false)
      : { ...NOBODY, employeeId: override.employeeId, basis: 'override', needsConfirmation: false };
  }
  const path = pathUp(holding.unitId, units);
  const isUsable = (unit: SeatUnit) =>
    unit.hasHead && !(holding.actsForUnitIds ?? []).includes(unit.id);
  return holding.isHead
    ? seatOfHead(path.slice(1), isUsable)
    : seatOfStaff(path, isUsable, templates);
}

function seatOfHead(above: SeatUnit[], isUsable: (unit: SeatUnit) => boolean): AssessorSeat {
  const found = above.find(isUsable);
  return found ? seat(found.id, 'unit_above', found !== above[0]) : NOBODY;
}

function seatOfStaff(
  path: SeatUnit[],
  isUsable: (unit: SeatUnit) => boolean,
  templates: ReadonlyMap<string, TemplateRule>,
): AssessorSeat {
  const rootIndex = path.findIndex((unit) => unit.template !== null);
  const rule = templates.get(path[rootIndex]?.template ?? '');
  const named = rule
    ? path.slice(0, rootIndex + 1).find((unit) => rule.seats.includes(unit.kind))
    : undefined;
  if (named && isUsable(named)) return seat(named.id, 'template', false);
  const nearest = path.find(isUsable);
  return nearest ? seat(nearest.id, 'nearest_head', true) : NOBODY;
}

/**
 * Who stands in a ring of assessors, each assessed by the next: nobody in it has anyone above. A delegation or a move may
 * close a ring that no single decision made.
 * @param assessorOf the PjPK of each person, where one is known
 */
export function ringsAmong(assessorOf: ReadonlyMap<string, string>): Set<string> {
  const inRing = new Set<string>();
  const seen = new Set<string>();
  for (const start of assessorOf.keys()) {
    const way: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      way.push(at);
      at = assessorOf.get(at);
    }
    // The walk has come back to somebody it passed: from there on it is a ring.
    const from = at === undefined ? -1 : way.indexOf(at);
    if (from >= 0) for (const id of way.slice(from)) inRing.add(id);
  }
  return inRing;
}

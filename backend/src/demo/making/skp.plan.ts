import type { Cast } from './cast.js';
import type { DemoPerson } from './roster.js';
import type { Plan } from './skp.maker.js';

/**
 * In which state a member's SKP stands; null for the few who have not begun. Whoever serves in a squad
 * or plays a part has one in force.
 */
export function planOf(
  person: DemoPerson,
  cast: Cast,
  hasSquad: boolean,
  index: number,
): Plan | null {
  const isCast = Object.values(cast).some(({ employeeId }) => employeeId === person.employeeId);
  if (hasSquad || isCast) return 'running';
  const isNear =
    person.assessorUnitId === cast.assessor.unitId ||
    person.assessorUnitId === cast.homeAssessor.unitId;
  const turn = index % (isNear ? 6 : 40);
  if (turn === 1) return 'submitted';
  if (turn === 3) return isNear ? 'revising' : 'draft';
  if (isNear) return 'running';
  if (turn === 5) return 'returned';
  if (turn === 7 || turn === 8) return 'revising';
  return turn === 20 ? null : 'running';
}

/** Heads whose next version waits, so that those who assess heads have something to decide as well. */
const REVISING_HEADS = new Set([
  'DISHUB',
  'DLH',
  'DPMPTSP',
  'SETDA.A1',
  'SETDA.A3',
  'SETDA.A3.2',
  'DUKCAPIL.2',
  'DISKOMINFO.1',
  'BAPPEDA.1',
]);

export const isRevisingHead = ({ unitCode }: DemoPerson): boolean => REVISING_HEADS.has(unitCode);

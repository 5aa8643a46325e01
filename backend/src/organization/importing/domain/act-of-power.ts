import type { EmployeesPlan, EmployeesState } from './plan.employees.model.js';

const ADDRESSES: ReadonlySet<string> = new Set(['email', 'phone']);

/**
 * Whether a file does what a screen asks the password for: it ends or pauses somebody's service, gives a unit another head or takes one
 * away, or changes where codes are sent and who signs in. The first heads of a new agency are no change.
 */
export function isActOfPower(
  plan: EmployeesPlan,
  { people }: Pick<EmployeesState, 'people'>,
): boolean {
  const heads = new Set(
    people.flatMap(({ employment }) =>
      employment?.holding?.isHead === true ? [employment.holding.id] : [],
    ),
  );
  return (
    plan.departures.length > 0 ||
    plan.suspensions.length > 0 ||
    plan.correctedNips.length > 0 ||
    plan.correctedPeople.some(({ changes }) => changes.some(({ field }) => ADDRESSES.has(field))) ||
    plan.closedHoldings.some(
      ({ holdingId, reason }) => reason === 'head_replaced' || heads.has(holdingId),
    ) ||
    plan.openedHoldings.some(({ holding }) => holding.isHead) ||
    plan.correctedHoldings.some(
      ({ id, changes }) =>
        changes.some(({ field }) => field === 'isHead') ||
        (heads.has(id) && changes.some(({ field }) => field === 'unitCode' || field === 'unitId')),
    ) ||
    // A newcomer at the head of a unit, in an agency that has people already.
    (people.some(({ employment }) => employment !== null) &&
      [...plan.newPeople, ...plan.newEmployments].some(
        ({ employment }) => employment.holding.isHead,
      ))
  );
}

import { type Actor, fillsSeat, viaText } from '../kernel/domain/actor.js';
import type { AssignmentRow, StepRow } from './assignment.queries.js';
import type { LetterSigning } from './letter-composition.js';
import type { Actor as PolicyActor, AssignmentFacts, SeatedStep } from './domain/policy.js';

/** The signed-in actor as the assignment's policy knows one. */
export function policyActor(actor: Actor): PolicyActor {
  const isOfficial = actor.headOf.some((unit) => unit.unitKind === 'SEKRETARIAT_DAERAH');
  return {
    employeeId: actor.employeeId ?? '',
    headOfUnitIds: actor.headOf.map((unit) => unit.unitId),
    authorisedOfAgencyIds: isOfficial ? [actor.agencyId] : [],
  };
}

export const factsOf = (row: AssignmentRow): AssignmentFacts => ({
  status: row.status,
  employeeId: row.employeeId,
  starterEmployeeId: row.starterEmployeeId,
  startedAs: row.startedAs,
  route: row.route,
  homeUnitId: row.homeUnitId,
  ownerUnitId: row.ownerUnitId,
});

export type SeatedRow = StepRow & SeatedStep;

/** Steps with their frozen seats, as the policy asks for them. */
export const seated = (row: AssignmentRow, steps: readonly StepRow[]): SeatedRow[] =>
  steps.map((step) => ({ ...step, agencyId: row.agencyId, seatEmployeeId: step.employeeId }));

/** In which capacity the actor decides this step, also as Plt or Plh. */
export const decidesVia = (
  actor: Actor,
  step: Pick<StepRow, 'capacity' | 'unitId' | 'employeeId'>,
): string =>
  viaText(step.capacity, fillsSeat(actor, { unitId: step.unitId, employeeId: step.employeeId }));

/** Who signs what the step brings, and from which seat. */
export const signingOf = (actor: Actor, step: StepRow): LetterSigning => ({
  employeeId: actor.employeeId ?? '',
  via: decidesVia(actor, step),
  ...(step.unitId === step.frozenUnitId && step.employeeId === step.frozenEmployeeId
    ? {}
    : { seat: { unitId: step.unitId, employeeId: step.employeeId } }),
});

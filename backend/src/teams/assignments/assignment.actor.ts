import { type Actor, fillsSeat, viaText } from '../../kernel/actor.js';
import type { AssignmentRow, StepRow } from './assignment.queries.js';
import type { LetterSigning } from './letter-composition.js';
import type { AssignmentActor, AssignmentFacts, SeatedStep } from './domain/policy.js';
import type { EndingAction } from './domain/terms.js';

/** The signed-in actor as the assignment's policy knows one. */
export function policyActor(actor: Actor): AssignmentActor {
  const isOfficial = actor.headOf.some((unit) => unit.unitKind === 'SEKRETARIAT_DAERAH');
  return {
    employeeId: actor.employeeId ?? '',
    today: actor.today,
    headOfUnitIds: actor.headOf.map((unit) => unit.unitId),
    authorisedOfAgencyIds: isOfficial ? [actor.agencyId] : [],
    leadsSquadIds: actor.leads.map((squad) => squad.squadId),
  };
}

/** A recall or an early end whose last day is still to come; that of a person who leaves is taken back elsewhere. */
function notedEndOf({ status, endingCause }: AssignmentRow): EndingAction | null {
  const isRunning = status === 'issued' || status === 'active';
  return isRunning && (endingCause === 'recall' || endingCause === 'end') ? endingCause : null;
}

export const factsOf = (row: AssignmentRow): AssignmentFacts => ({
  status: row.status,
  employeeId: row.employeeId,
  starterEmployeeId: row.starterEmployeeId,
  startedAs: row.startedAs,
  route: row.route,
  homeUnitId: row.homeUnitId,
  ownerUnitId: row.ownerUnitId,
  squadId: row.squadId,
  notedEnd: notedEndOf(row),
  endsOn: row.endsOn,
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

import { actionsFrom } from '../../../kernel/lifecycle.js';
import type { Policy } from '../../../kernel/policy.js';
import type { Capacity, EndingAction, Origin, Route, StartedBy, StepAction } from './terms.js';
import {
  type AssignmentAction,
  ASSIGNMENT_LIFECYCLE,
  type AssignmentStatus,
  isOpenFor,
  pendingStep,
  REFUSALS,
  type RefusalAction,
  stepsFor,
  type StepState,
  type WholeAction,
} from './lifecycle.js';

/** Who acts, on the day of the act; units and agencies include those acted for as Plt or Plh. */
export interface AssignmentActor {
  employeeId: string;
  headOfUnitIds: readonly string[];
  authorisedOfAgencyIds: readonly string[];
  leadsSquadIds: readonly string[];
  today: string;
}

/** A step with the seat that decides: the one frozen at the start, or the one that it passed up to. */
export interface SeatedStep extends StepState {
  /** The unit whose head decides; the assessor's seat is a unit, too. */
  unitId: string | null;
  agencyId: string;
  /** Set when the PjPK is a named person by override, not the head of a unit. */
  seatEmployeeId?: string | null;
}

export interface AssignmentFacts {
  status: AssignmentStatus;
  employeeId: string;
  starterEmployeeId: string;
  startedAs: StartedBy;
  route: Route;
  /** Nearest unit organisasi of the employee. */
  homeUnitId: string;
  /** Nearest unit organisasi of the owner. */
  ownerUnitId: string;
  squadId: string | null;
  /** Which early end is noted for a day still to come. */
  notedEnd: EndingAction | null;
  /** last day, as it stands now */
  endsOn: string;
}

const SEATS: Readonly<Record<Capacity, (actor: AssignmentActor, step: SeatedStep) => boolean>> = {
  employee: () => false,
  assessor: (actor, step) =>
    step.seatEmployeeId != null ? step.seatEmployeeId === actor.employeeId : heads(actor, step),
  unit_head: heads,
  authorised_official: (actor, step) => actor.authorisedOfAgencyIds.includes(step.agencyId),
};

function heads(actor: AssignmentActor, step: SeatedStep): boolean {
  return step.unitId !== null && actor.headOfUnitIds.includes(step.unitId);
}

/**
 * Who never decides a step, in whatever capacity: the person concerned but for the employee's own steps, and whoever started
 * the assignment, not even as Plt or Plh later. Only a Kepala Unit who assigns within their own unit also issues.
 * `BARRED_SQL` says the same.
 */
export function barredFrom(
  { employeeId, starterEmployeeId, startedAs, route }: AssignmentFacts,
  action: StepAction,
): string[] {
  const isOwnIssue = action === 'issue' && startedAs === 'unit_head' && route === 'within_unit';
  return isOwnIssue ? [employeeId] : [employeeId, starterEmployeeId];
}

/** True when the actor holds the seat of the step and is not barred from it. */
export function holdsSeat(
  actor: AssignmentActor,
  assignment: AssignmentFacts,
  step: SeatedStep,
): boolean {
  if (step.capacity === 'employee') return actor.employeeId === assignment.employeeId;
  return (
    !barredFrom(assignment, step.action).includes(actor.employeeId) &&
    SEATS[step.capacity](actor, step)
  );
}

/** True when the actor started it and so may withdraw it; the state table limits when. */
export const mayWithdraw = (actor: AssignmentActor, assignment: AssignmentFacts): boolean =>
  actor.employeeId === assignment.starterEmployeeId;

const isOther = (actor: AssignmentActor, assignment: AssignmentFacts): boolean =>
  actor.employeeId !== assignment.employeeId;

/** True when the actor may recall: the head of the home unit, who signed the letter; never for themselves. */
export const mayRecall = (actor: AssignmentActor, assignment: AssignmentFacts): boolean =>
  isOther(actor, assignment) && actor.headOfUnitIds.includes(assignment.homeUnitId);

/** True when the actor may end the work early: the owner's head or the squad's leader; never for themselves. */
export const mayEnd = (actor: AssignmentActor, assignment: AssignmentFacts): boolean =>
  isOther(actor, assignment) &&
  (actor.headOfUnitIds.includes(assignment.ownerUnitId) ||
    (assignment.squadId !== null && actor.leadsSquadIds.includes(assignment.squadId)));

/** True when the actor may take back a noted end, that is, could have noted it. */
export const mayUndoEnd = (actor: AssignmentActor, assignment: AssignmentFacts): boolean =>
  assignment.notedEnd !== null &&
  { recall: mayRecall, end: mayEnd }[assignment.notedEnd](actor, assignment);

/** The end can be taken back until its day has come. */
export const isEndAhead = (actor: AssignmentActor, { endsOn }: AssignmentFacts): boolean =>
  endsOn > actor.today;

/** A surat tugas can be replaced while it holds and no end is noted; by the seat that issued it. */
export const mayReplaceLetter = ({ status, notedEnd }: AssignmentFacts): boolean =>
  (status === 'issued' || status === 'active') && notedEnd === null;

/** Somebody who acts, the assignment and its chain. */
export interface AssignmentCase {
  readonly actor: AssignmentActor;
  readonly assignment: AssignmentFacts;
  readonly steps: readonly SeatedStep[];
}

/** Verbs of steps are for who holds the seat of one of them; the lifecycle says whether it is its turn. */
const ofSeat =
  (action: StepAction | RefusalAction) =>
  ({ actor, assignment, steps }: AssignmentCase): string | null =>
    stepsFor(steps, action).some((step) => holdsSeat(actor, assignment, step))
      ? null
      : 'Langkah ini tidak menunggu keputusan Anda.';

const of =
  (may: (actor: AssignmentActor, assignment: AssignmentFacts) => boolean, refused: string) =>
  ({ actor, assignment }: AssignmentCase): string | null =>
    may(actor, assignment) ? null : refused;

/** Who may call each verb. Which seats a route asks, and in which order, is in `chain.ts`. */
export const ASSIGNMENT_POLICY: Policy<StepAction | RefusalAction | WholeAction, AssignmentCase> = {
  accept: ofSeat('accept'),
  endorse: ofSeat('endorse'),
  approve: ofSeat('approve'),
  issue: ofSeat('issue'),
  acknowledge: ofSeat('acknowledge'),
  decline: ofSeat('decline'),
  reject: ofSeat('reject'),
  withdraw: of(mayWithdraw, 'Hanya yang memulai penugasan ini yang dapat menariknya.'),
  recall: of(mayRecall, 'Pegawai ditarik kembali oleh kepala unit organisasi asalnya.'),
  end: of(mayEnd, 'Penugasan diakhiri oleh kepala unit pemilik kinerja atau ketua timnya.'),
};

const WHOLE: readonly AssignmentAction[] = ['withdraw', 'recall', 'end'] satisfies WholeAction[];

const isWhole = (action: AssignmentAction): action is WholeAction => WHOLE.includes(action);

/**
 * The verbs this actor may call now: policy (who) ∩ lifecycle (when), in the order of the screen.
 */
export function allowedActions(
  actor: AssignmentActor,
  assignment: AssignmentFacts,
  steps: readonly SeatedStep[],
): AssignmentAction[] {
  const actions: AssignmentAction[] = [];
  const current = pendingStep(steps);
  if (current && isOpenFor(assignment, current) && holdsSeat(actor, assignment, current)) {
    actions.push(current.action, ...refusalsOf(current));
  }
  for (const action of actionsFrom(ASSIGNMENT_LIFECYCLE, assignment.status).filter(isWhole)) {
    const isNotedAlready = action !== 'withdraw' && assignment.notedEnd !== null;
    if (!isNotedAlready && ASSIGNMENT_POLICY[action]({ actor, assignment, steps }) === null)
      actions.push(action);
  }
  if (mayUndoEnd(actor, assignment) && isEndAhead(actor, assignment)) actions.push('undo-end');
  return actions;
}

function refusalsOf(step: SeatedStep): RefusalAction[] {
  const refusals = Object.keys(REFUSALS) as RefusalAction[];
  return refusals.filter((refusal) => REFUSALS[refusal].refuses.includes(step.action));
}

/** What decides in which capacity someone starts an assignment. */
export interface StarterFacts {
  origin: Origin;
  isEmployee: boolean;
  /** Head of the owner's unit organisasi. */
  isOwnerHead: boolean;
  isSquadLeader: boolean;
  isAssessor: boolean;
}

/**
 * The capacity in which the actor starts, the strongest first, or null when he or she may not.
 * A volunteer always starts for himself; an appointment is never started by a plain employee.
 */
export function startedBy(facts: StarterFacts): StartedBy | null {
  if (facts.origin === 'volunteer') return facts.isEmployee ? 'employee' : null;
  if (facts.isOwnerHead) return 'unit_head';
  if (facts.isSquadLeader) return 'leader';
  return facts.isAssessor ? 'assessor' : null;
}

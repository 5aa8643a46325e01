import { refusal } from '../../../kernel/error.js';
import { type IsoDate, laterOf } from '../../../kernel/date.js';
import { cleanNote, lifecycle, transition, wrongState } from '../../../kernel/lifecycle.js';
import {
  addWorkingDays,
  type WorkCalendar,
} from '../../../organization/calendar/domain/calendar.js';
import type { ChainStep } from './chain.js';
import { alreadyDecided } from './decided-by.js';
import type { Capacity, EndingAction, StepAction } from './terms.js';

export const ASSIGNMENT_STATUSES = [
  'pending',
  'issued',
  'active',
  'ended',
  'declined',
  'rejected',
  'withdrawn',
  'recalled',
] as const;
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number];

export const STEP_STATUSES = ['waiting', 'pending', 'done', 'refused', 'skipped'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** Verbs that refuse the step whose turn it is. */
export type RefusalAction = 'decline' | 'reject';
/** Verbs about the whole assignment. */
export type WholeAction = 'withdraw' | EndingAction;
/** Every verb; `undo-end` takes back an end noted for a day still to come and leaves the status alone. */
export type AssignmentAction = StepAction | RefusalAction | WholeAction | 'undo-end';

/**
 * What people may do to an assignment. The verbs of a step apply to the step whose turn it is; the others touch no step. `end`
 * is an early end. What happens by date alone (a letter that counts as received, the end of the period) is in
 * `assignment.jobs.ts`.
 */
export const ASSIGNMENT_LIFECYCLE = lifecycle<
  AssignmentStatus,
  StepAction | RefusalAction | WholeAction
>(ASSIGNMENT_STATUSES, 'pending', {
  accept: { from: ['pending'] },
  endorse: { from: ['pending'] },
  approve: { from: ['pending'] },
  issue: { from: ['pending'], to: 'issued' },
  acknowledge: { from: ['issued'], to: 'active' },
  decline: { from: ['pending'], to: 'declined', needsNote: true },
  reject: { from: ['pending'], to: 'rejected', needsNote: true },
  withdraw: { from: ['pending'], to: 'withdrawn' },
  recall: { from: ['issued', 'active'], to: 'recalled', needsNote: true },
  end: { from: ['active'], to: 'ended', needsNote: true },
});

/** Which steps a refusal may hit: only willingness is declined, only decisions are rejected. */
export const REFUSALS: Readonly<Record<RefusalAction, { refuses: readonly StepAction[] }>> = {
  decline: { refuses: ['accept'] },
  reject: { refuses: ['endorse', 'approve', 'issue'] },
};

export const isRefusal = (action: AssignmentAction): action is RefusalAction => action in REFUSALS;

/** A step as far as the rules need it. */
export interface StepState {
  order: number;
  action: StepAction;
  capacity: Capacity;
  status: StepStatus;
  /** Who took it and when, as far as it is known. */
  decidedAt?: Date | null;
  decidedByName?: string | null;
}

export interface AssignmentState {
  status: AssignmentStatus;
}

/** What a decision changes. The caller stores it in one transaction with the letters. */
export interface Outcome<Step extends StepState> {
  status: AssignmentStatus;
  steps: Step[];
  /** Order of the step that was decided. */
  decided: number;
  decidedAt: Date;
  note: string | null;
  /** Order of the step whose turn begins now, or null. */
  opened: number | null;
}

/**
 * The steps of a chain as they stand right after the start: the first one pending.
 * An `accept` is skipped when the employee started by himself (a leader who names himself):
 * the start already says so (R414).
 */
export function startSteps<Step extends ChainStep>(
  steps: readonly Step[],
  starter: { isEmployee: boolean },
): (Step & { status: StepStatus })[] {
  const marked = steps.map((step) => ({
    ...step,
    status: (starter.isEmployee && step.action === 'accept' ? 'skipped' : 'waiting') as StepStatus,
  }));
  const first = marked.findIndex((step) => step.status === 'waiting');
  return marked.map((step, index) => (index === first ? { ...step, status: 'pending' } : step));
}

/** The step whose turn it is, or null when the chain is over. */
export function pendingStep<Step extends StepState>(steps: readonly Step[]): Step | null {
  return steps.find((step) => step.status === 'pending') ?? null;
}

/** True while the assignment stands where this step is decided. */
export const isOpenFor = ({ status }: AssignmentState, step: StepState): boolean =>
  ASSIGNMENT_LIFECYCLE[step.action].from.includes(status);

/** The steps that a verb speaks of: those of its own kind, or those that it refuses. */
export function stepsFor<Step extends StepState>(
  steps: readonly Step[],
  action: StepAction | RefusalAction,
): Step[] {
  const kinds: readonly StepAction[] = isRefusal(action) ? REFUSALS[action].refuses : [action];
  return steps.filter((step) => kinds.includes(step.action));
}

/** One attempt at a step. */
export interface StepAttempt<Step extends StepState> {
  action: StepAction | RefusalAction;
  note: string | null | undefined;
  now: Date;
  /** Whether the actor holds the seat of a step. */
  isMine: (step: Step) => boolean;
}

/**
 * Decides the pending step. Exactly one step changes its turn; none can be skipped or taken twice.
 * @throws Refusal `not_your_turn` (a step of this verb that the actor decides is still to come), `wrong_state` (none is, with
 * who took the last one), `note_required` (`reject` and `decline` need a reason).
 */
export function applyStep<Step extends StepState>(
  assignment: AssignmentState,
  steps: readonly Step[],
  attempt: StepAttempt<Step>,
): Outcome<Step> {
  const { action, note, now } = attempt;
  const current = stepInTurn(assignment, steps, attempt);
  const status = transition(ASSIGNMENT_LIFECYCLE, assignment.status, action, note);
  const next = isRefusal(action)
    ? undefined
    : steps.find((step) => step.order > current.order && step.status === 'waiting');
  return {
    status,
    steps: steps.map((step) => {
      if (step === current) return { ...step, status: isRefusal(action) ? 'refused' : 'done' };
      return step === next ? { ...step, status: 'pending' } : step;
    }),
    decided: current.order,
    decidedAt: now,
    note: cleanNote(note),
    opened: next?.order ?? null,
  };
}

/** Whose turn it is: asked here and nowhere else. */
function stepInTurn<Step extends StepState>(
  assignment: AssignmentState,
  steps: readonly Step[],
  { action, now, isMine }: StepAttempt<Step>,
): Step {
  const mine = stepsFor(steps, action).filter(isMine);
  const current = mine.find((step) => step.status === 'pending');
  if (current) return current;
  if (assignment.status === 'pending' && mine.some((step) => step.status === 'waiting'))
    throw refusal('not_your_turn', 'Langkah sebelumnya belum selesai.');
  const decided = mine.findLast((step) => step.decidedAt);
  throw wrongState(
    decided?.decidedAt && decided.decidedByName
      ? alreadyDecided(decided.decidedByName, decided.decidedAt, now)
      : 'Penugasan ini sudah tidak menunggu keputusan.',
  );
}

/** Working days after which an issued letter counts as received (R412). */
export const LAPSE_WORKING_DAYS = 2;

/**
 * The day on which an issued letter counts as received when nobody acknowledged it: the second
 * working day after issue. The employee has that whole day, so the lapse applies from the next.
 */
export function receivedByLapseOn(issuedOn: IsoDate, calendar: WorkCalendar): IsoDate {
  return addWorkingDays(issuedOn, LAPSE_WORKING_DAYS, calendar);
}

/** True once the two working days are over. */
export function isReceivedByLapse(
  issuedOn: IsoDate,
  today: IsoDate,
  calendar: WorkCalendar,
): boolean {
  return today > receivedByLapseOn(issuedOn, calendar);
}

/** A membership starts on the later of acknowledgement and the letter's first day (R413). */
export function membershipStartsOn(acknowledgedOn: IsoDate, letterFrom: IsoDate): IsoDate {
  return laterOf(acknowledgedOn, letterFrom);
}

import type { Actor } from '../../kernel/actor.js';
import { laterOf } from '../../kernel/date.js';
import type { SeatHolders } from '../../organization/acting/seat.service.js';
import type { WorkCalendar } from '../../organization/calendar/domain/calendar.js';
import { refusal } from '../../kernel/error.js';
import type { Case, Decided, News, Opened, VerbTypes } from '../../workflow/verbs/verb.js';
import { requireSeatToIssue, type RoleSeats } from '../squads/domain/capacity.js';
import { decidesVia, factsOf, policyActor, type SeatedRow, signingOf } from './assignment.actor.js';
import type { DecidedAssignmentDto } from './assignment.dto.js';
import type { DeliveredLetter } from './assignment-letters.service.js';
import { letterNews, overNews, turnNews } from './assignment-news.js';
import type { NamedAssignmentRow } from './assignment.queries.js';
import { dueOn } from './domain/chain.js';
import type { LetterPlan } from './domain/letters.js';
import {
  applyStep,
  type AssignmentStatus,
  isRefusal,
  pendingStep,
  type RefusalAction,
  type StepAttempt,
} from './domain/lifecycle.js';
import { type AssignmentCase, holdsSeat } from './domain/policy.js';
import type { StepAction } from './domain/terms.js';
import type { LetterMoment } from './letter-composition.js';

/** A locked assignment with its chain. */
export interface LockedAssignment extends NamedAssignmentRow {
  readonly steps: readonly SeatedRow[];
  /** The person is no longer as the assignment was started for, and nothing has followed from it yet. */
  readonly isPersonChanged: boolean;
  /** the steps that a verb changed, as it left them */
  readonly marked: readonly SeatedRow[];
  /** The letters that a verb brought; the effect that issues them puts them here. */
  readonly delivered: DeliveredLetter[];
}

/** What the verbs on an assignment share. What each of them demands of a row and makes of it stands below; all of it is pure. */
export interface AssignmentVerbTypes extends VerbTypes {
  readonly row: LockedAssignment;
  readonly who: AssignmentCase;
  /** what the squad is called; the task where there is none */
  readonly around: string;
  readonly answer: DecidedAssignmentDto;
}

/** Taking or refusing the step whose turn it is (R407–R414). */
export interface StepDecision extends AssignmentVerbTypes {
  readonly action: StepAction | RefusalAction;
  readonly facts: StepFacts;
  /** Of the preview that was read; where the decision brings letters it must be theirs of now. */
  readonly input: { readonly letterHash: string | null };
}

export interface StepFacts {
  /** who sits on the seats of the steps that are still to come */
  readonly holders: SeatHolders;
  /** null where no other step opens */
  readonly calendar: WorkCalendar | null;
  /** null but for the issue of a letter for a role */
  readonly seats: RoleSeats | null;
}

export interface Withdrawal extends AssignmentVerbTypes {
  readonly action: 'withdraw';
  readonly facts: {
    readonly holders: SeatHolders;
    /** numbers of what went out already and is cancelled with it */
    readonly requests: readonly string[];
  };
  readonly input: undefined;
}

/** Moved, left or no longer assignable since the start: nothing is decided before what follows from it. */
export class PersonChanged extends Error {}

/** The actor, the assignment and its chain, as the policy asks for them. */
export const caseOf = (actor: Actor, row: LockedAssignment): AssignmentCase => ({
  actor: policyActor(actor),
  assignment: factsOf(row),
  steps: row.steps,
});

export function demandSamePerson({ row }: Opened<StepDecision>): void {
  if (row.isPersonChanged) throw new PersonChanged();
}

const attemptOf = ({ actor, row, action, note, now }: Opened<StepDecision>) => {
  const [me, facts] = [policyActor(actor), factsOf(row)];
  const isMine: StepAttempt<SeatedRow>['isMine'] = (step) => holdsSeat(me, facts, step);
  return { action, note, now, isMine };
};

/** Says whose turn it is, or who was first. */
export function refuseOutOfTurn(one: Opened<StepDecision>): null {
  applyStep(one.row, one.row.steps, attemptOf(one));
  return null;
}

/** Whether the turn goes on to another step. */
export const opensAnother = ({ action, row }: Opened<StepDecision>): boolean =>
  !isRefusal(action) && row.steps.some(({ status }) => status === 'waiting');

/** @throws 409 `not_your_turn`, `wrong_state`, `period_over` or `role_full` */
export function decided(one: Case<StepDecision>): LockedAssignment {
  const { actor, row, action, now, facts } = one;
  const outcome = applyStep(row, row.steps, attemptOf(one));
  if (action === 'issue') requireIssuable(one);
  const steps = outcome.steps.map((step): SeatedRow => {
    if (step.order === outcome.opened) return { ...step, since: now, dueOn: dueFor(step, one) };
    if (step.order !== outcome.decided) return step;
    const verdict = { decidedAt: now, decidedBy: actor.employeeId, decidedByName: actor.name };
    return { ...step, ...verdict, decidedVia: decidesVia(actor, step), note: outcome.note };
  });
  return {
    ...row,
    status: outcome.status,
    ...(action === 'issue' ? { issuedAt: now, startsOn: laterOf(row.startsOn, actor.today) } : {}),
    ...(action === 'acknowledge' ? { acknowledgedAt: now } : {}),
    version: row.version + 1,
    steps,
    marked: steps.filter(({ order }) => order === outcome.decided || order === outcome.opened),
    delivered: [],
  };

  function dueFor({ capacity }: SeatedRow, { actor: { today } }: Case<StepDecision>): string {
    if (!facts.calendar) throw new Error('the calendar is read where another step opens');
    return dueOn(capacity, today, facts.calendar);
  }
}

/** The role's count holds also when two letters are issued at once: its row is locked. */
function requireIssuable({ actor, row, facts: { seats } }: Case<StepDecision>): void {
  if (row.endsOn < actor.today) throw refusal('period_over', 'Masa penugasan ini sudah berakhir.');
  if (seats) requireSeatToIssue(seats.count, seats.claims);
}

/** The step that was taken or refused. */
export function stepOf({ after }: Decided<StepDecision>): SeatedRow {
  const step = after.marked.find(({ status }) => status === 'done' || status === 'refused');
  if (!step) throw new Error(`no step of assignment ${after.id} was decided`);
  return step;
}

/** The letters that the decision brings, and the moment that they are written for. */
export function lettersOf(one: Decided<StepDecision>): {
  plans: readonly LetterPlan[];
  moment: LetterMoment;
} {
  const { actor, row, after, action, note, now } = one;
  const step = stepOf(one);
  const granted = !isRefusal(action);
  return {
    plans: granted ? step.letters : step.refusalLetters,
    moment: {
      row: after,
      steps: row.steps,
      signing: signingOf(actor, step),
      at: now,
      today: actor.today,
      timeZone: actor.timeZone,
      granted,
      note,
    },
  };
}

/** Those whom the letters are for, and who has the turn now. */
export const passedOn = ({ around, after, facts }: Decided<StepDecision>): News[] => [
  ...letterNews(after, after.delivered),
  ...turnNews(after, after.steps, around, facts.holders),
];

/** A refusal is the end: starter and employee hear of it. */
export const refused =
  (title: string) =>
  ({ actor, after, note }: Decided<StepDecision>): News[] => [
    ...letterNews(after, after.delivered),
    overNews(
      after,
      [after.starterEmployeeId, after.employeeId].filter((id) => id !== actor.employeeId),
      title,
      note,
    ),
  ];

export function withdrawn({ row }: Case<Withdrawal>, status: AssignmentStatus): LockedAssignment {
  const turn = pendingStep(row.steps);
  const closed: SeatedRow[] = turn
    ? [{ ...turn, status: 'waiting', since: null, dueOn: null }]
    : [];
  return {
    ...row,
    status,
    version: row.version + 1,
    steps: row.steps.map((step) => (step === turn ? (closed[0] ?? step) : step)),
    marked: closed,
  };
}

/** The person and the one whose turn it was need not wait any longer. */
export function notAsked({ row, after, note, facts }: Decided<Withdrawal>): News {
  const turn = pendingStep(row.steps);
  const holder = turn && facts.holders.of({ unitId: turn.unitId, employeeId: turn.employeeId });
  const to = [row.employeeId, holder?.employeeId ?? null].filter(
    (id) => id !== row.starterEmployeeId,
  );
  return overNews(after, to, 'Penugasan ditarik', note);
}

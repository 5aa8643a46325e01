import { chainFor, type ChainStep, dueOn, routeFor } from '../../teams/assignments/domain/chain.js';
import type { LetterPlan } from '../../teams/assignments/domain/letters.js';
import {
  type AssignmentStatus,
  membershipStartsOn,
  startSteps,
  type StepStatus,
} from '../../teams/assignments/domain/lifecycle.js';
import type { Origin, Route, StartedBy } from '../../teams/assignments/domain/terms.js';
import { earlierOf, type IsoDate, laterOf } from '../../kernel/date.js';
import type { DemoTime } from './demo-time.js';
import type { Ids } from './ids.js';
import type { Random } from './random.js';
import type { DemoPerson, Roster } from './roster.js';
import type { DemoRole, DemoSquad } from './squad.maker.js';

/** How far an assignment of the demo went. */
export type Fate =
  | { readonly kind: 'active' | 'issued' | 'ended' | 'recalled' }
  | { readonly kind: 'pending' | 'withdrawn'; readonly done: number }
  | { readonly kind: 'refused'; readonly done: number; readonly note: string };

export interface AssignmentOrder {
  readonly squad: DemoSquad;
  readonly role: DemoRole;
  readonly person: DemoPerson;
  readonly startedAs: StartedBy;
  readonly startedOn: IsoDate;
  readonly fate: Fate;
}

export interface DemoStep extends ChainStep {
  id: string;
  status: StepStatus;
  unitId: string | null;
  employeeId: string | null;
  since: Date | null;
  dueOn: IsoDate | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedVia: string | null;
  note: string | null;
}

/** A moment at which letters came into being. */
export interface DemoLetterMoment {
  readonly plans: readonly LetterPlan[];
  readonly signer: { readonly employeeId: string; readonly via: string };
  readonly at: Date;
  readonly on: IsoDate;
  readonly granted: boolean;
  readonly note: string | null;
}

export interface DemoAssignment {
  id: string;
  order: AssignmentOrder;
  origin: Origin;
  route: Route;
  status: AssignmentStatus;
  starter: DemoPerson;
  homeUnitId: string;
  createdAt: Date;
  startsOn: IsoDate;
  endsOn: IsoDate;
  issuedAt: Date | null;
  acknowledgedAt: Date | null;
  startLetters: readonly LetterPlan[];
  steps: DemoStep[];
  letters: DemoLetterMoment[];
  /** Days of active membership; null while the letter is not received. */
  membership: { from: IsoDate; until: IsoDate; reason: string | null } | null;
}

/** Plays assignments through the real chains, on the dates of the demo. */
export class AssignmentMaker {
  constructor(
    private readonly roster: Roster,
    private readonly time: DemoTime,
    private readonly random: Random,
    private readonly ids: Ids,
  ) {}

  make(order: AssignmentOrder): DemoAssignment {
    const { squad, person, startedAs, startedOn } = order;
    const homeUnitId = person.orgUnitId ?? squad.ownerUnitId;
    const origin: Origin = startedAs === 'employee' ? 'volunteer' : 'appointment';
    const route = routeFor({
      ownerUnitId: squad.ownerUnitId,
      homeUnitId,
      ownerAgencyId: 'demo',
      homeAgencyId: 'demo',
    });
    const chain = chainFor({ route, origin, startedBy: startedAs });
    const createdAt = this.time.at(startedOn, this.random.int(8 * 60, 11 * 60));
    const starter = this.starterOf(order);
    const assignment: DemoAssignment = {
      id: this.ids.at(createdAt),
      order,
      origin,
      route,
      status: 'pending',
      starter,
      homeUnitId,
      createdAt,
      startsOn: laterOf(squad.startsOn, startedOn),
      endsOn: squad.endsOn,
      issuedAt: null,
      acknowledgedAt: null,
      startLetters: chain.startLetters,
      steps: startSteps(chain.steps, { isEmployee: starter === person }).map((step) => ({
        ...step,
        id: this.ids.at(createdAt),
        ...this.seatOf(step, order, homeUnitId),
        since: null,
        dueOn: null,
        decidedAt: null,
        decidedBy: null,
        decidedVia: null,
        note: null,
      })),
      letters: [],
      membership: null,
    };
    if (chain.startLetters.length > 0) {
      assignment.letters.push({
        plans: chain.startLetters,
        signer: { employeeId: starter.employeeId, via: 'unit_head' },
        at: createdAt,
        on: startedOn,
        granted: true,
        note: null,
      });
    }
    this.play(assignment);
    return assignment;
  }

  private play(assignment: DemoAssignment): void {
    const { fate, startedOn } = assignment.order;
    const limit = stepsToDo(fate, assignment.steps);
    let on = startedOn;
    let since = assignment.createdAt;
    let done = 0;
    for (const step of assignment.steps) {
      if (step.status === 'skipped') continue;
      step.since = since;
      step.dueOn = dueOn(step.capacity, on, this.time.calendar);
      if (done === limit) {
        step.status = 'pending';
        if (fate.kind === 'refused') this.refuse(assignment, step, on, fate.note);
        break;
      }
      on = this.time.later(on, this.random.int(0, 2));
      since = this.time.at(on, Math.max(8 * 60, minutesAfter(since, on, this.time)));
      this.decide(assignment, step, { at: since, on });
      done += 1;
    }
    if (fate.kind === 'withdrawn') this.withdraw(assignment);
    if (fate.kind === 'ended') this.end(assignment);
    if (fate.kind === 'recalled') this.recall(assignment);
  }

  private decide(
    assignment: DemoAssignment,
    step: DemoStep,
    moment: { at: Date; on: IsoDate },
  ): void {
    const decider = this.deciderOf(step);
    Object.assign(step, {
      status: 'done',
      decidedAt: moment.at,
      decidedBy: decider.employeeId,
      decidedVia: step.capacity,
    });
    const signer = { employeeId: decider.employeeId, via: step.capacity };
    if (step.letters.length > 0)
      assignment.letters.push({
        plans: step.letters,
        signer,
        ...moment,
        granted: true,
        note: null,
      });
    if (step.action === 'issue') {
      assignment.status = 'issued';
      assignment.issuedAt = moment.at;
    }
    if (step.action === 'acknowledge') {
      assignment.status = 'active';
      assignment.acknowledgedAt = moment.at;
      const from = membershipStartsOn(moment.on, assignment.startsOn);
      assignment.membership = { from, until: laterOf(from, assignment.endsOn), reason: null };
    }
  }

  private refuse(assignment: DemoAssignment, step: DemoStep, since: IsoDate, note: string): void {
    const on = this.time.later(since, 1);
    const at = this.time.at(on, this.random.int(13 * 60, 15 * 60));
    const decider = this.deciderOf(step);
    Object.assign(step, {
      status: 'refused',
      decidedAt: at,
      decidedBy: decider.employeeId,
      decidedVia: step.capacity,
      note,
    });
    assignment.status = step.action === 'accept' ? 'declined' : 'rejected';
    const plans = step.refusalLetters;
    if (plans.length > 0)
      assignment.letters.push({
        plans,
        signer: { employeeId: decider.employeeId, via: step.capacity },
        at,
        on,
        granted: false,
        note,
      });
  }

  /** Nobody has the turn any more. */
  private withdraw(assignment: DemoAssignment): void {
    assignment.status = 'withdrawn';
    for (const step of assignment.steps.filter(({ status }) => status === 'pending'))
      Object.assign(step, { status: 'waiting', since: null, dueOn: null });
  }

  private end(assignment: DemoAssignment): void {
    assignment.status = 'ended';
    const { membership } = assignment;
    if (!membership) return;
    membership.until = laterOf(
      membership.from,
      earlierOf(membership.until, this.time.workday(-18)),
    );
    if (membership.until < assignment.endsOn) membership.reason = 'Tim dibubarkan.';
  }

  private recall(assignment: DemoAssignment): void {
    assignment.status = 'recalled';
    const { membership } = assignment;
    if (membership) {
      membership.until = laterOf(membership.from, this.time.workday(-12));
      membership.reason = 'Ditarik kembali: tenaga yang bersangkutan diperlukan di unit asal.';
    }
  }

  private starterOf({ startedAs, squad, person }: AssignmentOrder): DemoPerson {
    if (startedAs === 'employee') return person;
    if (startedAs === 'leader') return squad.leader;
    if (startedAs === 'unit_head') return squad.owner;
    return this.roster.assessorOf(person) ?? squad.owner;
  }

  private seatOf(
    step: ChainStep,
    { squad, person }: AssignmentOrder,
    homeUnitId: string,
  ): Pick<DemoStep, 'unitId' | 'employeeId'> {
    if (step.capacity === 'employee') return { unitId: null, employeeId: person.employeeId };
    if (step.capacity === 'assessor')
      return person.assessorEmployeeId
        ? { unitId: null, employeeId: person.assessorEmployeeId }
        : { unitId: person.assessorUnitId, employeeId: null };
    return { unitId: step.side === 'owner' ? squad.ownerUnitId : homeUnitId, employeeId: null };
  }

  private deciderOf(step: DemoStep): DemoPerson {
    return step.employeeId
      ? this.roster.person(step.employeeId)
      : this.roster.headOf(step.unitId ?? '');
  }
}

/** How many steps are decided before the chain stands still. */
function stepsToDo(fate: Fate, steps: readonly DemoStep[]): number {
  const open = steps.filter(({ status }) => status !== 'skipped').length;
  if (fate.kind === 'issued') return open - 1;
  return 'done' in fate ? Math.min(fate.done, open - 2) : open;
}

const minutesAfter = (since: Date, on: IsoDate, time: DemoTime): number =>
  Math.round((since.getTime() - time.at(on, 0).getTime()) / 60_000) + 47;

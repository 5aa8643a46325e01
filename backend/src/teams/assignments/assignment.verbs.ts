import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { LettersService } from '../../documents/letters/letters.service.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { groupBy } from '../../platform/collections.js';
import type { Tx } from '../../platform/database/database.js';
import { checkPerformed } from '../../workflow/verbs/lifecycle-check.js';
import {
  byRow,
  type Decided,
  type Effect,
  type Entity,
  type Opened,
  type Verb,
} from '../../workflow/verbs/verb.js';
import { VerbRunner } from '../../workflow/verbs/verb-runner.js';
import { SquadsService } from '../squads/squads.service.js';
import { AssignmentActivation } from './assignment-activation.service.js';
import { seated } from './assignment.actor.js';
import type { DecidedAssignmentDto } from './assignment.dto.js';
import { AssignmentLettersService } from './assignment-letters.service.js';
import {
  type AssignmentVerbTypes,
  caseOf,
  decided,
  demandSamePerson,
  lettersOf,
  type LockedAssignment,
  notAsked,
  opensAnother,
  passedOn,
  PersonChanged,
  refused,
  refuseOutOfTurn,
  type StepDecision,
  type StepFacts,
  stepOf,
  type Withdrawal,
  withdrawn,
} from './assignment-moves.js';
import { lockToDecide, readableAmong, rolesOf, stepsOf } from './assignment.queries.js';
import { AssignmentStaffing } from './assignment-staffing.service.js';
import { markAssignments } from './assignment.store.js';
import { AssignmentViewService } from './assignment-view.service.js';
import { ASSIGNMENT_LIFECYCLE } from './domain/lifecycle.js';
import { ASSIGNMENT_POLICY, type AssignmentCase } from './domain/policy.js';

export type DecisionVerb = StepDecision['action'] | Withdrawal['action'];

/** What comes with a decision. */
export interface Said {
  readonly note?: string | null;
  readonly letterHash?: string | null;
  /** Lock counter that the reader saw. */
  readonly version?: number;
}

/** Early ends, whose statements are those of a whole squad's ending. */
const ELSEWHERE = { actions: ['recall', 'end'] } as const;

/** The verbs on an assignment under way, as data; the runner performs them. */
@Injectable()
export class AssignmentVerbs implements OnModuleInit {
  private readonly entity: Entity<LockedAssignment, AssignmentCase, string> = {
    name: 'assignment',
    word: 'Penugasan',
    lock: (tx, actor, ids) => this.lock(tx, actor, ids),
    around: async (tx, _actor, rows) => {
      const names = await this.squads.names(
        tx,
        rows.flatMap(({ squadId }) => squadId ?? []),
      );
      return ({ squadId, task }) => names.get(squadId ?? '') ?? task;
    },
    // Only what may be read was read.
    isReadable: () => true,
    who: caseOf,
  };

  private readonly base = {
    entity: this.entity,
    lifecycle: ASSIGNMENT_LIFECYCLE,
    policy: ASSIGNMENT_POLICY,
    write: markAssignments,
  };

  /** Any decision may bring letters, a refusal too. */
  private readonly brings: readonly Effect<StepDecision>[] = [
    (tx, all) => this.issueLetters(tx, all),
  ];

  private readonly step: Verb<StepDecision> = {
    ...this.base,
    actions: ['accept', 'endorse', 'approve', 'acknowledge', 'decline', 'reject'],
    late: refuseOutOfTurn,
    demand: demandSamePerson,
    facts: (tx, actor, opened) => this.stepFacts(tx, actor, opened),
    decide: decided,
    event: (one) => ({
      via: stepOf(one).decidedVia,
      detail: { step: stepOf(one).order, ...(one.note ? { note: one.note } : {}) },
    }),
    effects: {
      accept: this.brings,
      endorse: this.brings,
      approve: this.brings,
      issue: this.brings,
      acknowledge: [...this.brings, (tx, all) => this.activate(tx, all)],
      decline: this.brings,
      reject: this.brings,
    },
    news: {
      accept: passedOn,
      endorse: passedOn,
      approve: passedOn,
      issue: passedOn,
      acknowledge: passedOn,
      decline: refused('Pegawai tidak bersedia'),
      reject: refused('Penugasan ditolak'),
    },
    view: (tx, one) => this.view(tx, one),
  };

  /** The same; seats are counted, so that the role is locked before the assignment, in the same order as at the start. */
  private readonly issuing: Verb<StepDecision> = {
    ...this.step,
    entity: {
      ...this.entity,
      lock: async (tx, actor, ids) => {
        await this.squads.lockRoles(tx, await rolesOf(tx, actor.agencyId, ids));
        return this.lock(tx, actor, ids);
      },
    },
    actions: ['issue'],
  };

  private readonly withdrawal: Verb<Withdrawal> = {
    ...this.base,
    actions: ['withdraw'],
    facts: (tx, actor, opened) => this.withdrawalFacts(tx, actor, opened),
    decide: withdrawn,
    event: ({ row, note, facts: { requests } }) => ({
      via: row.startedAs,
      detail: {
        ...(note ? { note } : {}),
        ...(requests.length > 0 ? { cancelled: requests } : {}),
      },
    }),
    effects: { withdraw: [(tx, all) => this.cancelRequests(tx, all)] },
    news: { withdraw: notAsked },
    view: (tx, one) => this.view(tx, one),
  };

  constructor(
    private readonly runner: VerbRunner,
    private readonly squads: SquadsService,
    private readonly calendars: CalendarService,
    private readonly letters: AssignmentLettersService,
    private readonly sent: LettersService,
    private readonly activation: AssignmentActivation,
    private readonly views: AssignmentViewService,
    private readonly staffing: AssignmentStaffing,
  ) {}

  onModuleInit(): void {
    const { step, issuing, withdrawal } = this;
    checkPerformed('assignment', ASSIGNMENT_LIFECYCLE, [step, issuing, withdrawal, ELSEWHERE]);
  }

  /** @throws besides the refusals of the runner 409 `person_moved` or `assignment_stopped`, after what they say was stored */
  async decide(
    actor: Actor,
    id: string,
    action: DecisionVerb,
    said: Said,
  ): Promise<DecidedAssignmentDto> {
    try {
      return await this.perform(actor, id, action, said);
    } catch (error) {
      if (error instanceof PersonChanged) throw await this.staffing.follow(actor, id);
      throw error;
    }
  }

  private perform(
    actor: Actor,
    id: string,
    action: DecisionVerb,
    { note, letterHash = null, version }: Said,
  ): Promise<DecidedAssignmentDto> {
    const asked = { id, note, version };
    if (action === 'withdraw')
      return this.runner.run(this.withdrawal, actor, { ...asked, action, input: undefined });
    const verb = action === 'issue' ? this.issuing : this.step;
    return this.runner.run(verb, actor, { ...asked, action, input: { letterHash } });
  }

  /** Sent together, read in this order: what is read is what the locks hold. */
  private async lock(tx: Tx, actor: Actor, ids: readonly string[]): Promise<LockedAssignment[]> {
    const [locked, rows, steps] = await Promise.all([
      lockToDecide(tx, actor.agencyId, ids),
      readableAmong(tx, actor, ids),
      stepsOf(tx, ids, actor.today),
    ]);
    const changed = new Set(locked.filter((one) => one.changed).map(({ id }) => id));
    const chains = groupBy(steps, ({ assignmentId }) => assignmentId);
    return rows.map((row) => ({
      ...row,
      steps: seated(row, chains.get(row.id) ?? []),
      isPersonChanged: changed.has(row.id),
      marked: [],
      delivered: [],
    }));
  }

  /** Statements grow with the rows only in counting seats; a letter is issued for one at a time. */
  private async stepFacts(tx: Tx, actor: Actor, opened: readonly Opened<StepDecision>[]) {
    // Whose turn it is decides now, and is known.
    const others = opened.flatMap(({ row }) =>
      row.steps.filter(({ status }) => status !== 'pending'),
    );
    const [holders, calendar] = await Promise.all([
      this.views.holders(tx, actor, others),
      opened.some(opensAnother) ? this.calendars.calendar(tx, actor.agencyId) : null,
    ]);
    const facts = new Map<string, StepFacts>();
    for (const { action, row } of opened) {
      const seats =
        action === 'issue' && row.roleId
          ? await this.squads.seatsBeside(tx, row.roleId, row.id)
          : null;
      facts.set(row.id, { holders, calendar, seats });
    }
    return byRow(facts);
  }

  private async withdrawalFacts(tx: Tx, actor: Actor, opened: readonly Opened<Withdrawal>[]) {
    const [holders, requests] = await Promise.all([
      this.views.holders(
        tx,
        actor,
        opened.flatMap(({ row }) => row.steps),
      ),
      this.sent.requestNumbers(
        tx,
        opened.map(({ row }) => row.id),
      ),
    ]);
    return ({ id }: LockedAssignment) => ({ holders, requests: requests.get(id) ?? [] });
  }

  /** @throws 400 without the hash of the preview, 409 `letter_changed` when anything printed is another by now */
  private async issueLetters(tx: Tx, all: readonly Decided<StepDecision>[]): Promise<void> {
    for (const one of all) {
      const { plans, moment } = lettersOf(one);
      await this.letters.requireSeen(tx, plans, moment, one.input.letterHash);
      one.after.delivered.push(...(await this.letters.issue(tx, plans, moment)));
    }
  }

  private async activate(tx: Tx, all: readonly Decided<StepDecision>[]): Promise<void> {
    for (const { actor, after } of all) {
      const receipt = { on: actor.today, timeZone: actor.timeZone, byLapse: false };
      await this.activation.activate(tx, after, receipt, actor);
    }
  }

  /** A request that went out already is cancelled with it, so that nobody acts on a request that is no longer made. */
  private async cancelRequests(tx: Tx, all: readonly Decided<Withdrawal>[]): Promise<void> {
    const [first] = all;
    if (!first) return;
    await this.sent.cancelRequests(
      tx,
      all.map(({ row, note }) => ({
        assignmentId: row.id,
        reason: note ? `Permohonan ditarik: ${note}` : 'Permohonan ditarik oleh pemohon.',
      })),
      first.now,
    );
  }

  private async view(
    tx: Tx,
    { actor, after, facts }: Decided<AssignmentVerbTypes & { facts: Pick<StepFacts, 'holders'> }>,
  ): Promise<DecidedAssignmentDto> {
    return {
      ...(await this.views.known(tx, actor, after, after.steps, facts.holders)),
      issuedLetters: after.delivered.map(({ letter: { id, kind, number } }) => ({
        id,
        kind,
        number,
      })),
    };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';
import type { Tx } from '../../platform/database/database.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import type { InboxBulkDecider } from '../../workflow/turns/turns.js';
import { bulkDecider } from '../../workflow/verbs/inbox-deciders.js';
import { checkPerformed } from '../../workflow/verbs/lifecycle-check.js';
import {
  byRow,
  type Decided,
  type Entity,
  type News,
  type Opened,
  type Verb,
} from '../../workflow/verbs/verb.js';
import { VerbRunner } from '../../workflow/verbs/verb-runner.js';
import type { ActivityDto } from './activity.dto.js';
import { contentOf } from './activity-history.js';
import {
  type Decision,
  type DecisionAction,
  decided,
  decidedBefore,
  demandPastEnd,
  photosOf,
  type Removal,
  sentOnce,
  type Submission,
  type SubmissionFacts,
  submitted,
} from './activity-moves.js';
import {
  deleteActivities,
  lockActivities,
  type LockedActivity,
  markDecided,
  markSubmitted,
} from './activity.store.js';
import { ActivityViewService, isReadableWith, shorten, standing } from './activity-view.service.js';
import { ACTIVITY_LIFECYCLE } from './domain/lifecycle.js';
import { type ActivityActor, ACTIVITY_POLICY } from './domain/policy.js';
import { type ChosenValidator, ValidatorService } from './validator.service.js';

/** Working days in which a validator answers. */
export const VALIDATION_DAYS = DECISION_DAYS;

/** Changing the text decides nothing: ActivityWritingService does it, and asks the same tables. */
const EDITING = { actions: ['edit'] } as const;

/** The verbs on an activity that was written, as data; the runner performs them. */
@Injectable()
export class ActivityVerbs implements OnModuleInit {
  private readonly entity: Entity<LockedActivity, ActivityActor, Decision['around']> = {
    name: 'activity',
    word: 'Aktivitas',
    lock: (tx, { agencyId }, ids) => lockActivities(tx, agencyId, ids),
    around: (tx, actor, rows) => this.squadsAround(tx, actor, rows),
    isReadable: isReadableWith,
    who: standing,
  };

  private readonly submission: Verb<Submission> = {
    entity: this.entity,
    actions: ['submit'],
    lifecycle: ACTIVITY_LIFECYCLE,
    policy: ACTIVITY_POLICY,
    demand: demandPastEnd,
    facts: (tx, actor, opened) => this.submissionFacts(tx, actor, opened),
    decide: submitted,
    write: markSubmitted,
    event: ({ facts: { validator } }) => ({
      via: 'employee',
      detail: { validator: validator?.name, rule: validator?.rule },
    }),
    // What was read under the lock is not asked for again.
    view: (tx, { actor, row, after, facts: { booked, validator } }) =>
      this.views.one(
        tx,
        actor,
        { ...booked, row: after },
        { ...validatorKnown(validator), neverReturned: row.status === 'draft' },
      ),
  };

  private readonly decision: Verb<Decision> = {
    entity: this.entity,
    actions: ['validate', 'return', 'reject'],
    lifecycle: ACTIVITY_LIFECYCLE,
    policy: ACTIVITY_POLICY,
    late: decidedBefore,
    decide: decided,
    write: markDecided,
    event: ({ action, after }) => ({
      via: after.decidedVia,
      detail: {
        note: after.decisionNote,
        ...(action === 'return' ? { content: contentOf(after) } : {}),
      },
    }),
    // What asks the member for something is told; a validated activity asks for nothing.
    news: {
      return: (one) => newsOf(one, 'dikembalikan'),
      reject: (one) => newsOf(one, 'ditolak'),
    },
    view: async (tx, { actor, after }) =>
      this.views.one(tx, actor, await this.views.factsOf(tx, actor.agencyId, after)),
  };

  private readonly removal: Verb<Removal> = {
    entity: this.entity,
    actions: ['delete'],
    lifecycle: ACTIVITY_LIFECYCLE,
    policy: ACTIVITY_POLICY,
    late: sentOnce,
    decide: ({ row }) => row,
    write: deleteActivities,
    event: ({ row }) => ({ via: 'employee', detail: { date: row.date, name: row.name } }),
    view: () => Promise.resolve(),
  };

  constructor(
    private readonly runner: VerbRunner,
    private readonly views: ActivityViewService,
    private readonly squads: SquadsService,
    private readonly validators: ValidatorService,
    private readonly workdays: CalendarService,
  ) {}

  onModuleInit(): void {
    const { submission, decision, removal } = this;
    checkPerformed('activity', ACTIVITY_LIFECYCLE, [submission, decision, removal, EDITING]);
  }

  /** The same decision, over many rows of the inbox. */
  get bulkDecider(): InboxBulkDecider {
    return bulkDecider(this.runner, this.decision);
  }

  submit(actor: Actor, id: string, endIsMeant: boolean): Promise<ActivityDto> {
    return this.runner.run(this.submission, actor, { id, action: 'submit', input: { endIsMeant } });
  }

  decide(
    actor: Actor,
    id: string,
    action: DecisionAction,
    note: string | null | undefined,
  ): Promise<ActivityDto> {
    return this.runner.run(this.decision, actor, { id, action, note, input: undefined });
  }

  remove(actor: Actor, id: string): Promise<void> {
    return this.runner.run(this.removal, actor, { id, action: 'delete', input: undefined });
  }

  private async squadsAround(tx: Tx, actor: Actor, rows: readonly LockedActivity[]) {
    const others = rows.filter(({ employeeId }) => employeeId !== actor.employeeId);
    const ids = new Set(others.flatMap(({ squadId }) => squadId ?? []));
    const squads = await this.squads.findMany(tx, actor.agencyId, [...ids]);
    return ({ squadId }: LockedActivity) => squads.get(squadId ?? '') ?? null;
  }

  /** Statements grow with the rows only in looking for validators; a person sends one at a time. */
  private async submissionFacts(tx: Tx, actor: Actor, opened: readonly Opened<Submission>[]) {
    const [all, dueOn] = await Promise.all([
      this.views.facts(
        tx,
        actor.agencyId,
        opened.map(({ row }) => row),
      ),
      this.workdays.dueOn(tx, actor.agencyId, actor.today, VALIDATION_DAYS),
    ]);
    const facts = new Map<string, SubmissionFacts>();
    for (const booked of all) {
      const validator =
        photosOf(booked) > 0 ? await this.validators.of(tx, actor, booked.row, booked) : null;
      facts.set(booked.row.id, { booked, dueOn, validator });
    }
    return byRow(facts);
  }
}

const validatorKnown = (chosen: ChosenValidator | null) =>
  chosen && {
    validator: { employeeId: chosen.employeeId, name: chosen.name, because: chosen.because },
  };

const newsOf = ({ actor, row, after }: Decided<Decision>, outcome: string): News => ({
  employeeIds: [row.employeeId],
  title: `Aktivitas ${outcome}: ${row.name ?? shorten(row.description)}`,
  body: `${actor.name}: ${after.decisionNote ?? ''}`,
  link: `/aktivitas/${row.id}`,
});

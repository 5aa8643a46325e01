import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { checkPerformed } from '../../workflow/verbs/lifecycle-check.js';
import {
  byRow,
  type Decided,
  type Effect,
  type Entity,
  type News,
  type Opened,
  type Verb,
} from '../../workflow/verbs/verb.js';
import { VerbRunner } from '../../workflow/verbs/verb-runner.js';
import { ActionItemStore } from './action-item.store.js';
import { agencyRules } from './agency-rules.js';
import { CarryingRhkService } from './carrying-rhk.service.js';
import { DialogueService } from './dialogue.service.js';
import { completeActionItems, openSlots } from './domain/action-items.js';
import { submitFaults } from './domain/guards.js';
import { nextRevisionNumber, openRevision, REVISION_LIFECYCLE } from './domain/lifecycle.js';
import { SKP_POLICY, type SkpActor } from './domain/policy.js';
import { seatOf, SkpAccess, shownRevision, standing } from './skp-access.service.js';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';
import { SkpContentService } from './skp-content.service.js';
import {
  alreadyDecided,
  approved,
  type SkpDecision,
  demandNext,
  type LockedSkp,
  openOf,
  refuseWhileOpen,
  returned,
  type Revising,
  type SkpVerbTypes,
  type SkpSubmission,
  type SkpSubmissionFacts,
  submitted,
  viaOf,
} from './skp-moves.js';
import type { SkpVerbDto } from './skp-request.dto.js';
import type { SkpDto } from './skp.dto.js';
import { SkpViewService } from './skp-view.service.js';
import type { SnapshotRow } from './skp.queries.js';
import { rhkOf, SkpStore } from './skp.store.js';

/**
 * The owner writes a draft (SkpDraftService), a letter's RHK reopens what was submitted (RhkProposalService), and an approval
 * supersedes what was in force; all obey the same table.
 */
const ELSEWHERE = { actions: ['edit', 'reopen', 'supersede'] } as const;

/** The verbs on an SKP as data; the runner performs them on the locked SKP. */
@Injectable()
export class SkpVerbs implements OnModuleInit {
  private readonly entity: Entity<LockedSkp, SkpActor, undefined> = {
    name: 'skp',
    word: 'SKP',
    lock: (tx, actor, ids) => this.lock(tx, actor, ids),
    around: async () => () => undefined,
    isReadable: (_actor, { header }) => header.readable,
    who: (actor, { header, opened }) => standing(actor, header, openRevision(opened.revisions)),
  };

  private readonly base = {
    entity: this.entity,
    lifecycle: REVISION_LIFECYCLE,
    policy: SKP_POLICY,
    view: (tx: Tx, { actor, row }: Decided<SkpVerbTypes>): Promise<SkpDto> =>
      this.view.detail(tx, actor, row.id),
  };

  private readonly submission: Verb<SkpSubmission> = {
    ...this.base,
    actions: ['submit'],
    late: alreadyDecided,
    facts: (tx, actor, opened) => this.submissionFacts(tx, actor, opened),
    decide: submitted,
    write: (tx, agencyId, rows) => this.mark(tx, agencyId, rows),
    event: eventOf,
    effects: {
      submit: [
        each(async (tx, one) => void (await this.completeItems(tx, one))),
        each((tx, one) => this.say(tx, one, openOf(one.row).id)),
      ],
    },
    news: {
      submit: ({ row, facts: { holder, dueOn } }) =>
        newsOf(
          row,
          holder.employeeId,
          `SKP ${row.header.name ?? ''} menunggu persetujuan Anda`,
          `Versi ${openOf(row).number}, batas ${longDate(dueOn)}.`,
        ),
    },
  };

  private readonly returning: Verb<SkpDecision> = {
    ...this.base,
    actions: ['return'],
    late: alreadyDecided,
    decide: returned,
    write: (tx, agencyId, rows) => this.mark(tx, agencyId, rows),
    event: eventOf,
    effects: {
      return: [
        each((tx, one) => this.say(tx, one, openOf(one.row).id)),
        // A head's RHK may have come while this version waited.
        each((tx, { actor, row }) => this.carrying.propose(tx, row.opened.skp, openOf(row), actor)),
      ],
    },
    news: {
      return: ({ row, note }) =>
        newsOf(row, row.header.employeeId, 'SKP Anda dikembalikan dengan catatan', note ?? ''),
    },
  };

  private readonly approval: Verb<SkpDecision> = {
    ...this.base,
    actions: ['approve'],
    late: alreadyDecided,
    decide: approved,
    write: async (tx, agencyId, rows) => {
      // First: one version is in force at a time.
      await Promise.all([
        this.store.supersede(
          tx,
          rows.map(({ id }) => id),
        ),
        this.mark(tx, agencyId, rows),
      ]);
    },
    event: eventOf,
    effects: {
      approve: [
        each((tx, one) => this.agree(tx, one)),
        each((tx, { actor, row }) => this.store.startIfBegun(tx, row.id, actor.today)),
        each((tx, one) => this.say(tx, one, openOf(one.row).id)),
        each((tx, { actor, row }) => this.carrying.appeared(tx, row.opened, actor)),
      ],
    },
    news: {
      approve: ({ row }) =>
        newsOf(
          row,
          row.header.employeeId,
          'SKP Anda disetujui',
          `Versi ${openOf(row).number} berlaku.`,
        ),
    },
  };

  private readonly revising: Verb<Revising> = {
    ...this.base,
    actions: ['revise'],
    late: refuseWhileOpen,
    demand: demandNext,
    decide: ({ row }) => row,
    write: (tx, _agencyId, rows) => this.store.touch(tx, ...rows.map(({ id }) => id)),
    event: eventOf,
    effects: { revise: [each((tx, one) => this.openNext(tx, one))] },
    news: {
      revise: ({ actor, row, note }) =>
        actor.employeeId === row.header.employeeId
          ? null
          : newsOf(row, row.header.employeeId, 'Penilai membuka versi baru SKP Anda', note ?? ''),
    },
  };

  constructor(
    private readonly runner: VerbRunner,
    private readonly store: SkpStore,
    private readonly items: ActionItemStore,
    private readonly content: SkpContentService,
    private readonly access: SkpAccess,
    private readonly view: SkpViewService,
    private readonly carrying: CarryingRhkService,
    private readonly dialogue: DialogueService,
    private readonly people: PeopleService,
    private readonly seats: SeatService,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const { submission, returning, approval, revising } = this;
    checkPerformed('skp', REVISION_LIFECYCLE, [
      submission,
      returning,
      approval,
      revising,
      ELSEWHERE,
    ]);
  }

  submit(actor: Actor, id: string, said: SkpVerbDto): Promise<SkpDto> {
    return this.runner.run(this.submission, actor, asked('submit', id, said));
  }

  return(actor: Actor, id: string, said: SkpVerbDto): Promise<SkpDto> {
    return this.runner.run(this.returning, actor, asked('return', id, said));
  }

  approve(actor: Actor, id: string, said: SkpVerbDto): Promise<SkpDto> {
    return this.runner.run(this.approval, actor, asked('approve', id, said));
  }

  revise(actor: Actor, id: string, said: SkpVerbDto): Promise<SkpDto> {
    return this.runner.run(this.revising, actor, asked('revise', id, said));
  }

  /** One after the other: an SKP is decided alone, for what is agreed is read before. */
  private async lock(tx: Tx, actor: Actor, ids: readonly string[]): Promise<LockedSkp[]> {
    const locked: LockedSkp[] = [];
    for (const id of [...ids].sort()) {
      const opened = await this.store.lock(tx, actor.agencyId, id);
      const header = opened && (await this.access.find(tx, actor, id));
      if (!opened || !header) continue;
      const { version } = opened.skp;
      const status = shownRevision(opened.revisions)?.status ?? 'superseded';
      locked.push({ id: opened.skp.id, status, version, opened, header });
    }
    return locked;
  }

  private async submissionFacts(tx: Tx, actor: Actor, opened: readonly Opened<SkpSubmission>[]) {
    const facts = new Map<string, SkpSubmissionFacts>();
    for (const { row } of opened) facts.set(row.id, await this.factsOf(tx, actor, row));
    return byRow(facts);
  }

  private async factsOf(tx: Tx, actor: Actor, { header, opened }: LockedSkp) {
    const revision = openOf({ opened });
    const holder = await this.seats.holder(
      tx,
      actor.agencyId,
      actor.timeZone,
      seatOf(header, revision),
    );
    const person = await this.people.find(tx, actor.agencyId, header.employeeId);
    const faults = submitFaults(await this.content.content(tx, opened, revision), {
      assessorResolved: true,
      holdingActive: person !== null,
    });
    const isReady = faults.length === 0 && holder.employeeId !== null;
    const dueOn = isReady
      ? await this.calendar.dueOn(tx, actor.agencyId, actor.today, DECISION_DAYS)
      : '';
    return { holder, faults, dueOn };
  }

  /** The version as the verb leaves it, and the lock counter. */
  private async mark(tx: Tx, agencyId: string, rows: readonly LockedSkp[]): Promise<void> {
    await Promise.all([
      this.store.markRevisions(
        tx,
        agencyId,
        rows.flatMap(({ opened, marked }) => marked ?? openRevision(opened.revisions) ?? []),
      ),
      this.store.touch(tx, ...rows.map(({ id }) => id)),
    ]);
  }

  /** Writes the rencana aksi that nobody wrote, so that the PjPK sees what will be reported. */
  private async completeItems(
    tx: Tx,
    { row }: Pick<Decided<SkpVerbTypes>, 'row'>,
  ): Promise<SnapshotRow[]> {
    const { opened } = row;
    const revision = openOf(row);
    const rules = await agencyRules(tx, opened.skp.agencyId, this.clock);
    const slots = openSlots(opened.skp, rules.cycle, rules.today);
    const rows = await this.store.snapshots(tx, [revision.id]);
    const complete = rows.map((one) => ({
      ...one,
      actionItems: completeActionItems(rhkOf(one), slots, newId),
    }));
    await this.store.writeSnapshots(tx, opened.skp.agencyId, revision.id, complete);
    return complete;
  }

  /** What is proposed is agreed, and the rencana aksi of this version are those in force. */
  private async agree(tx: Tx, one: Decided<SkpDecision>): Promise<void> {
    const { row, now } = one;
    const rows = await this.completeItems(tx, one);
    await this.store.agreeProposals(tx, openOf(row).id);
    const lists = rows.map(({ rhkId, actionItems }) => ({ rhkId, items: actionItems }));
    await this.items.enforce(tx, row.opened.skp, lists);
    await this.items.retire(
      tx,
      row.id,
      lists.flatMap((list) => list.items.map((item) => item.id)),
      now,
    );
  }

  private async openNext(tx: Tx, one: Decided<Revising>): Promise<void> {
    const { actor, row, note } = one;
    const revision = await this.carrying.openNext(tx, row.opened, note ?? '', actor);
    await this.say(tx, one, revision.id);
  }

  /** Every verb is a round of the dialogue (R310). */
  private say(tx: Tx, one: Decided<SkpVerbTypes>, revisionId: string): Promise<void> {
    return this.dialogue.add(tx, one.actor, {
      skpId: one.row.id,
      revisionId,
      kind: one.action,
      note: one.note ?? '',
      via: viaOf(one),
    });
  }
}

const asked = <Action extends SkpVerbTypes['action']>(
  action: Action,
  id: string,
  { note, version }: SkpVerbDto,
) => ({ id, action, note, version, input: undefined });

const each =
  <T extends SkpVerbTypes>(work: (tx: Tx, one: Decided<T>) => Promise<void>): Effect<T> =>
  async (tx, decided) => {
    for (const one of decided) await work(tx, one);
  };

/** A new version has the next number; the others are about the one that is open. */
const eventOf = (one: Decided<SkpVerbTypes>) => ({
  via: viaOf(one),
  detail: {
    revision:
      openRevision(one.row.opened.revisions)?.number ??
      nextRevisionNumber(one.row.opened.skp.status, one.row.opened.revisions),
    ...(one.note ? { note: one.note } : {}),
  },
});

const newsOf = (
  { id }: LockedSkp,
  employeeId: string | null,
  title: string,
  body: string,
): News => ({ employeeIds: [employeeId], title, body, link: `/skp/${id}` });

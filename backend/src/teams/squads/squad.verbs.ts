import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { sentence } from '../../kernel/sentence.js';
import { PeopleService } from '../../organization/people/people.service.js';
import type { Tx } from '../../platform/database/database.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { checkPerformed } from '../../workflow/verbs/lifecycle-check.js';
import {
  byRow,
  type Decided,
  type Entity,
  type Opened,
  type Verb,
} from '../../workflow/verbs/verb.js';
import { VerbRunner } from '../../workflow/verbs/verb-runner.js';
import { AssignmentTie, type EndingCause } from './assignment-tie.js';
import { SQUAD_LIFECYCLE } from './domain/lifecycle.js';
import { SQUAD_POLICY, type SquadCase } from './domain/policy.js';
import { MembershipEnding } from './membership-ending.service.js';
import {
  appointed,
  type Appointment,
  type AppointmentFacts,
  caseOf,
  isNewLeader,
  moved,
  type Move,
  type MoveAction,
  type SquadVerbTypes,
  viaOf,
} from './squad-moves.js';
import type { SquadDto } from './squad.dto.js';
import { appointmentFactsSql, ROLE_COUNTS_SQL } from './squad.queries.js';
import { SquadReadingService, type SquadRow } from './squad-reading.service.js';
import { insertLeaderRoles, lockSquadRows, markSquads } from './squad.store.js';

/** SquadWritingService changes the text; the rounds of assessment ask for themselves, and are accepted or sent back. */
const ELSEWHERE = { actions: ['edit', 'request-assessment', 'accept', 'send-back'] } as const;

/** The verbs that move a squad or name its leader, as data; the runner performs them. */
@Injectable()
export class SquadVerbs implements OnModuleInit {
  private readonly entity: Entity<SquadRow, SquadCase, undefined> = {
    name: 'squad',
    word: 'Tim kerja',
    lock: async (tx, actor, ids) => {
      const locked = lockSquadRows(tx, actor.agencyId, ids);
      const [, rows] = await Promise.all([locked, this.reading.readableAmong(tx, actor, ids)]);
      return rows;
    },
    around: async () => () => undefined,
    // Only what may be read was read.
    isReadable: () => true,
    who: caseOf,
  };

  private readonly base = {
    entity: this.entity,
    lifecycle: SQUAD_LIFECYCLE,
    policy: SQUAD_POLICY,
    write: markSquads,
    event: (one: Decided<SquadVerbTypes>) => ({
      via: viaOf(one),
      detail: { from: one.row.status, ...(one.note ? { note: one.note } : {}) },
    }),
    view: (tx: Tx, { actor, row }: Decided<SquadVerbTypes>): Promise<SquadDto> =>
      this.reading.view(tx, actor, row.id),
  };

  private readonly move: Verb<Move> = {
    ...this.base,
    actions: ['open', 'activate', 'close', 'disband'],
    facts: (tx, _actor, opened) => this.moveFacts(tx, opened),
    decide: moved,
    // Everybody leaves: running assignments end, issued ones are recalled, those on their way are withdrawn.
    effects: {
      close: [(tx, over) => this.endAll(tx, over, () => 'Tim selesai')],
      disband: [(tx, over) => this.endAll(tx, over, ({ note }) => `Tim dibubarkan: ${note ?? ''}`)],
    },
  };

  private readonly appointment: Verb<Appointment> = {
    ...this.base,
    actions: ['appoint-leader'],
    facts: (tx, actor, opened) => this.appointmentFacts(tx, actor, opened),
    decide: appointed,
    effects: {
      'appoint-leader': [
        (tx, named) => this.makeLeaderRoles(tx, named),
        (tx, named) => this.handOver(tx, named),
      ],
    },
    news: {
      'appoint-leader': (one) =>
        isNewLeader(one)
          ? {
              employeeIds: [one.after.leaderEmployeeId],
              title: `Anda ditunjuk sebagai ketua ${one.row.name}`,
              body: sentence(`Oleh ${one.actor.name}`),
              link: `/tim/${one.row.id}`,
            }
          : null,
    },
  };

  constructor(
    private readonly runner: VerbRunner,
    private readonly reading: SquadReadingService,
    private readonly people: PeopleService,
    private readonly endings: MembershipEnding,
    private readonly assignments: AssignmentTie,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    checkPerformed('squad', SQUAD_LIFECYCLE, [this.move, this.appointment, ELSEWHERE]);
  }

  perform(actor: Actor, id: string, action: MoveAction, note?: string): Promise<SquadDto> {
    return this.runner.run(this.move, actor, { id, action, note, input: undefined });
  }

  appointLeader(actor: Actor, id: string, employeeId: string): Promise<SquadDto> {
    return this.runner.run(this.appointment, actor, {
      id,
      action: 'appoint-leader',
      input: { employeeId },
    });
  }

  /** Only who opens is asked for roles. */
  private async moveFacts(tx: Tx, opened: readonly Opened<Move>[]) {
    const opening = opened.filter(({ action }) => action === 'open').map(({ row }) => row.id);
    const counts =
      opening.length === 0
        ? []
        : await tx.query<{ id: string; roleCount: number }>(ROLE_COUNTS_SQL, [opening]);
    return ({ id }: SquadRow) => ({
      roleCount: counts.find((counted) => counted.id === id)?.roleCount ?? 0,
    });
  }

  private async appointmentFacts(tx: Tx, actor: Actor, opened: readonly Opened<Appointment>[]) {
    const asked = opened.map(({ row, input }) => ({
      squadId: row.id,
      employeeId: input.employeeId,
      leaderEmployeeId: row.leaderEmployeeId,
    }));
    const [people, rows] = await Promise.all([
      this.people.findMany(
        tx,
        actor.agencyId,
        asked.map(({ employeeId }) => employeeId),
      ),
      tx.query<Omit<AppointmentFacts, 'person'> & { squadId: string; employeeId: string }>(
        appointmentFactsSql(this.assignments.live),
        [JSON.stringify(asked)],
      ),
    ]);
    const facts = rows.map(({ squadId, employeeId, ...found }): [string, AppointmentFacts] => {
      const person = people.get(employeeId);
      return [squadId, { ...found, person: person?.isPresent ? person : null }];
    });
    return byRow(new Map(facts));
  }

  private makeLeaderRoles(tx: Tx, named: readonly Decided<Appointment>[]): Promise<void> {
    const without = named.filter((one) => isNewLeader(one) && one.facts.leaderRoleId === null);
    const agencyId = without[0]?.actor.agencyId ?? '';
    return insertLeaderRoles(
      tx,
      agencyId,
      without.map(({ row }) => row.id),
    );
  }

  /** The former leader leaves the role Ketua tim; as a member in another role he or she stays. */
  private async handOver(tx: Tx, named: readonly Decided<Appointment>[]): Promise<void> {
    for (const one of named) {
      const { actor, row, facts } = one;
      const { leaderEmployeeId } = row;
      if (leaderEmployeeId === null || !isNewLeader(one) || !facts.isLeaderInRole) continue;
      await this.end(tx, one, 'handover', leaderEmployeeId, 'Pergantian ketua tim');
      await this.audit.record(tx, actor, {
        action: 'squad.leader-left',
        entity: 'squad',
        entityId: row.id,
        via: viaOf(one),
        detail: { employeeId: leaderEmployeeId, lastDay: actor.today, cause: 'handover' },
      });
    }
  }

  private async endAll(
    tx: Tx,
    over: readonly Decided<Move>[],
    reasonOf: (one: Decided<Move>) => string,
  ): Promise<void> {
    for (const one of over) await this.end(tx, one, 'squad', null, reasonOf(one));
  }

  private async end(
    tx: Tx,
    one: Decided<SquadVerbTypes>,
    cause: EndingCause,
    employeeId: string | null,
    reason: string,
  ): Promise<void> {
    const { actor, row } = one;
    const { agencyId, today } = actor;
    const targets = [{ employeeId, squadId: row.id, lastDay: today, reason }];
    const ending = { agencyId, today, cause, subject: actor, via: viaOf(one), targets };
    await this.endings.end(tx, ending, employeeId === null ? 'everybody' : 'nobody');
  }
}

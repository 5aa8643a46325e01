import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';
import { groupBy } from '../../platform/collections.js';
import type { Tx } from '../../platform/database/database.js';
import { SkpService } from '../../planning/skp/skp.service.js';
import { AssignmentTie } from '../../teams/squads/assignment-tie.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import type { InboxBulkDecider } from '../../workflow/turns/turns.js';
import { bulkDecider } from '../../workflow/verbs/inbox-deciders.js';
import { checkPerformed } from '../../workflow/verbs/lifecycle-check.js';
import {
  byRow,
  type Decided,
  type Entity,
  type Opened,
  type Verb,
} from '../../workflow/verbs/verb.js';
import { VerbRunner } from '../../workflow/verbs/verb-runner.js';
import { linesOf, type SheetRow, sheetsOfRounds } from './assessment.queries.js';
import { markSheets } from './assessment.store.js';
import { seatOf } from './assessment-view.service.js';
import { ROUND_LIFECYCLE } from './domain/lifecycle.js';
import { type ResultStanding, ROUND_POLICY, seesWholeSquad } from './domain/policy.js';
import { scoresOfRounds } from './member-result.queries.js';
import { removeResults } from './member-result.store.js';
import type { SquadResultsDto } from './result.dto.js';
import {
  acceptedNews,
  chosenAmong,
  eventOf,
  inHand,
  notScoredYet,
  type Reopening,
  roundDecided,
  type RoundDecision,
  type RoundFacts,
  type RoundInHand,
  sentBackNews,
  viaOf,
} from './round-moves.js';
import { lockNewestRounds } from './round.queries.js';
import { markRounds } from './round.store.js';
import { SquadFiles } from './squad-file.service.js';
import { SquadResultService } from './squad-result.service.js';

/** The last sheet of a round completes it (RoundScoringService); it obeys the same table. */
const ELSEWHERE = { actions: ['complete'] } as const;

/** What the Kepala Unit decides on a scored round, as data: accepted, or sent back for perbaikan (R708). */
@Injectable()
export class RoundVerbs implements OnModuleInit {
  private readonly entity: Entity<RoundInHand, ResultStanding, boolean> = {
    name: 'squad',
    word: 'Tim',
    lock: (tx, actor, ids) => this.lock(tx, actor, ids),
    around: (tx, actor, rows) => this.readable(tx, actor, rows),
    isReadable: (_actor, _row, seesFigures) => seesFigures,
    who: (_actor, { squad }) => squad.standing,
  };

  private readonly decision: Verb<RoundDecision> = {
    entity: this.entity,
    lifecycle: ROUND_LIFECYCLE,
    policy: ROUND_POLICY,
    actions: ['accept', 'send-back'],
    late: notScoredYet,
    facts: (tx, actor, opened) => this.facts(tx, actor, opened),
    decide: roundDecided,
    write: async (tx, agencyId, rows) => {
      const rounds = rows.flatMap(({ round }) => round ?? []);
      const sheets = rows.flatMap(({ reopened }) => reopened);
      await markRounds(tx, agencyId, rounds);
      if (sheets.length > 0) await markSheets(tx, agencyId, sheets);
    },
    event: eventOf,
    effects: {
      accept: [(tx, accepted) => this.goOnOrClose(tx, accepted)],
      'send-back': [(tx, sentBack) => this.takeBack(tx, sentBack)],
    },
    news: { accept: acceptedNews, 'send-back': sentBackNews },
    view: (tx, { actor, row }) => this.results.read(tx, actor, row.id),
  };

  constructor(
    private readonly runner: VerbRunner,
    private readonly files: SquadFiles,
    private readonly squads: SquadsService,
    private readonly assignments: AssignmentTie,
    private readonly results: SquadResultService,
    private readonly skp: SkpService,
    private readonly seats: SeatService,
    private readonly calendar: CalendarService,
  ) {}

  onModuleInit(): void {
    checkPerformed('round', ROUND_LIFECYCLE, [this.decision, ELSEWHERE]);
  }

  /** From the inbox, which lists a scored round under the id of its squad. */
  get bulkDecider(): InboxBulkDecider {
    return bulkDecider(this.runner, this.decision);
  }

  accept(actor: Actor, squadId: string, note?: string | null): Promise<SquadResultsDto> {
    return this.runner.run(this.decision, actor, {
      id: squadId,
      action: 'accept',
      note,
      input: undefined,
    });
  }

  sendBack(
    actor: Actor,
    squadId: string,
    { note, ...input }: Reopening & { readonly note?: string | null },
  ): Promise<SquadResultsDto> {
    return this.runner.run(this.decision, actor, { id: squadId, action: 'send-back', note, input });
  }

  /** Squad first, as every verb of a round. */
  private async lock(tx: Tx, actor: Actor, ids: readonly string[]): Promise<RoundInHand[]> {
    const squads = await this.files.lockAmong(tx, actor, ids);
    const rounds = await lockNewestRounds(
      tx,
      actor.agencyId,
      squads.map(({ id }) => id),
    );
    return squads.map((squad) =>
      inHand(squad, rounds.find(({ squadId }) => squadId === squad.id) ?? null),
    );
  }

  /** Who sees only some figures may know that there is something to decide, and that it is not theirs. */
  private async readable(tx: Tx, actor: Actor, rows: readonly RoundInHand[]) {
    const seen = new Set<string>();
    for (const { id, squad } of rows) {
      if (seesWholeSquad(squad.standing) || (await this.results.isReadable(tx, actor, squad)))
        seen.add(id);
    }
    return ({ id }: RoundInHand) => seen.has(id);
  }

  private async facts(tx: Tx, actor: Actor, opened: readonly Opened<RoundDecision>[]) {
    const { agencyId, today } = actor;
    const roundIds = opened.flatMap(({ row }) => row.round?.id ?? []);
    const sheets = await sheetsOfRounds(tx, actor, roundIds);
    const sheetsOf = ({ row }: Opened<RoundDecision>): SheetRow[] =>
      sheets.filter(({ roundId }) => roundId === row.round?.id);
    const back = opened.filter(({ action }) => action === 'send-back');
    const dueOn =
      back.length === 0 ? today : await this.calendar.dueOn(tx, agencyId, today, DECISION_DAYS);
    const scores = await scoresOfRounds(
      tx,
      back.flatMap(({ row }) => row.round?.id ?? []),
    );
    const chosenOf = (one: Opened<RoundDecision>): SheetRow[] =>
      one.action === 'send-back' ? chosenAmong(sheetsOf(one), one.input?.employeeIds) : [];
    const lines = await linesOf(
      tx,
      back.flatMap((one) => (one.input?.reopenReports ? chosenOf(one).map(({ id }) => id) : [])),
    );
    const scorerOf = await this.scorers(tx, actor, back.flatMap(chosenOf));
    return byRow(
      new Map(
        opened.map((one): [string, RoundFacts] => {
          const chosen = chosenOf(one);
          const ids = new Set(chosen.map(({ id }) => id));
          const own = lines.filter(({ assessmentId }) => ids.has(assessmentId));
          return [
            one.row.id,
            {
              sheets: sheetsOf(one),
              dueOn,
              scores: scores.flatMap(({ roundId, ...score }) =>
                roundId === one.row.round?.id ? score : [],
              ),
              reports: [...new Set(own.map(({ actionItemId }) => actionItemId))],
              scorerEmployeeIds: chosen.map(({ id }) => scorerOf.get(id) ?? null),
            },
          ];
        }),
      ),
    );
  }

  /** Who fills each sheet today: a seat that the member holds passes up. */
  private async scorers(
    tx: Tx,
    { agencyId, timeZone }: Actor,
    sheets: readonly SheetRow[],
  ): Promise<ReadonlyMap<string, string | null>> {
    const asked = sheets.map((sheet) => ({
      seat: seatOf(sheet),
      barred: [sheet.memberEmployeeId],
    }));
    const seats = await this.seats.deciding(tx, agencyId, timeZone, asked);
    const holders = await this.seats.holders(tx, agencyId, timeZone, seats);
    return new Map(
      sheets.map(({ id }, index) => {
        const seat = seats[index];
        return [id, seat ? holders.of(seat).employeeId : null];
      }),
    );
  }

  /** The squad works on, or is closed; then what is still on its way to it ends. Memberships were over by date. */
  private async goOnOrClose(tx: Tx, accepted: readonly Decided<RoundDecision>[]): Promise<void> {
    for (const [status, all] of groupBy(accepted, ({ after }) => after.squad.status))
      await this.squads.setStatus(
        tx,
        all.map(({ row }) => row.id),
        status,
      );
    for (const one of accepted) {
      const { actor, row, after } = one;
      if (after.squad.status !== 'closed') continue;
      const target = { employeeId: null, squadId: row.id, lastDay: row.squad.endsOn };
      await this.assignments.end(tx, {
        agencyId: actor.agencyId,
        today: actor.today,
        cause: 'squad',
        subject: actor,
        via: viaOf(one),
        targets: [{ ...target, reason: 'Tim selesai' }],
      });
    }
  }

  /** What the round had brought counts no longer, and the reports may be mended. */
  private async takeBack(tx: Tx, sentBack: readonly Decided<RoundDecision>[]): Promise<void> {
    await removeResults(
      tx,
      sentBack.flatMap(({ row }) => row.round?.id ?? []),
    );
    const reports = sentBack.flatMap(({ facts }) => facts.reports);
    const [first] = sentBack;
    if (first && reports.length > 0)
      await this.skp.reopenReports(tx, first.actor.agencyId, reports);
  }
}

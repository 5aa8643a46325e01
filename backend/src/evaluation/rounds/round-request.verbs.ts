import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { SQUAD_LIFECYCLE } from '../../teams/squads/domain/lifecycle.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import { byRow, type Opened, type Verb } from '../../workflow/verbs/verb.js';
import { VerbRunner } from '../../workflow/verbs/verb-runner.js';
import { REQUEST_POLICY } from './domain/policy.js';
import type { RequestAssessmentDto, RequestedRoundDto } from './round.dto.js';
import { insertSheets } from './assessment.store.js';
import { roundsOf } from './round.queries.js';
import { insertRound } from './round.store.js';
import { RoundOutlookService } from './round-outlook.service.js';
import {
  demandWorkedDays,
  requested,
  requestedView,
  requestEvent,
  requestNews,
  type RequestingSquad,
  type RoundRequest,
} from './round-request-moves.js';
import { SquadFiles } from './squad-file.service.js';
import { attachReport } from './squad-report.store.js';

/** The leader asks for a round of assessment (R701): a verb on the squad, which is assessed from then on. */
@Injectable()
export class RoundRequestVerbs {
  private readonly asking: Verb<RoundRequest> = {
    entity: {
      name: 'squad',
      word: 'Tim',
      lock: async (tx, actor, ids) => {
        const squads = await this.files.lockAmong(tx, actor, ids);
        return squads.map((squad): RequestingSquad => ({ ...squad, begins: null }));
      },
      around: async () => () => undefined,
      // Only what the actor may know of was locked.
      isReadable: () => true,
      who: (_actor, { standing }) => standing,
    },
    lifecycle: SQUAD_LIFECYCLE,
    policy: REQUEST_POLICY,
    actions: ['request-assessment'],
    demand: demandWorkedDays,
    facts: (tx, actor, opened) => this.facts(tx, actor, opened),
    decide: requested,
    write: (tx, _agencyId, rows) => this.begin(tx, rows),
    event: requestEvent,
    news: { 'request-assessment': requestNews },
    view: (_tx, one) => Promise.resolve(requestedView(one)),
  };

  constructor(
    private readonly runner: VerbRunner,
    private readonly files: SquadFiles,
    private readonly squads: SquadsService,
    private readonly outlook: RoundOutlookService,
  ) {}

  request(
    actor: Actor,
    squadId: string,
    { startsOn, endsOn }: RequestAssessmentDto,
  ): Promise<RequestedRoundDto> {
    return this.runner.run(this.asking, actor, {
      id: squadId,
      action: 'request-assessment',
      input: { roundId: newId(), range: { from: startsOn, until: endsOn } },
    });
  }

  private async facts(tx: Tx, actor: Actor, opened: readonly Opened<RoundRequest>[]) {
    const found = new Map<string, RoundRequest['facts']>();
    for (const { row, input } of opened) {
      const rounds = await roundsOf(tx, actor.agencyId, row.id);
      const outlook = await this.outlook.of(tx, actor, row, input.range);
      found.set(row.id, { rounds, outlook });
    }
    return byRow(found);
  }

  /** The round with its sheets; what the leader has written before belongs to it. */
  private async begin(tx: Tx, rows: readonly RequestingSquad[]): Promise<void> {
    for (const { id, status, begins } of rows) {
      if (!begins) continue;
      const { round, dueOn, sheets } = begins;
      await insertRound(tx, round);
      await insertSheets(tx, round, dueOn, sheets);
      await attachReport(tx, id, round.id);
      await this.squads.setStatus(tx, [id], status);
    }
  }
}

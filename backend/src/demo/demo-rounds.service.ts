import { Injectable } from '@nestjs/common';
import { RoundScoringService } from '../evaluation/rounds/round-scoring.service.js';
import type { Actor } from '../kernel/actor.js';
import type { Tx } from '../platform/database/database.js';
import type { DemoRound, RoundMaker } from './making/round.maker.js';
import { insertRows } from './making/rows.js';

/** Rounds of the demo; every result is computed by the evaluation itself. */
@Injectable()
export class DemoRounds {
  constructor(private readonly scoring: RoundScoringService) {}

  async write(
    tx: Tx,
    actor: Actor,
    maker: RoundMaker,
    rounds: readonly DemoRound[],
  ): Promise<void> {
    await insertRows(
      tx,
      'assessment_round',
      rounds.map((round) => maker.roundRow(round)),
    );
    await insertRows(
      tx,
      'squad_report',
      rounds.map((round) => maker.reportRow(round)),
    );
    await insertRows(
      tx,
      'assessment',
      rounds.flatMap((round) => maker.sheetRows(round)),
    );
    await insertRows(
      tx,
      'assessment_line',
      rounds.flatMap((round) => maker.lineRows(round)),
    );
    for (const round of rounds) {
      // Sent back, the results are gone and the sheets are open again.
      if (round.fate !== 'sent_back') await this.scoring.completeIfLast(tx, actor, round.id);
      await this.decide(tx, maker, round);
    }
  }

  private async decide(tx: Tx, maker: RoundMaker, round: DemoRound): Promise<void> {
    const decision = maker.decision(round);
    if (!decision) return;
    const isAccepted = round.fate === 'accepted';
    await tx.query(
      `update assessment_round set status = $2, decided_by = $3, decided_via = 'unit_head', decided_at = $4, decision_note = $5,
          version = version + 1 where id = $1`,
      [round.id, isAccepted ? 'accepted' : 'scoring', decision.by, decision.at, decision.note],
    );
    if (!isAccepted)
      await tx.query(
        `update assessment set status = 'reopened', version = version + 1 where round_id = $1 and scorer_kind <> 'assessor'`,
        [round.id],
      );
  }
}

import { Injectable } from '@nestjs/common';
import {
  insertRound,
  insertSheets,
  linesOf,
  markRounds,
  markSheets,
  sheetsOfRounds,
  type SheetRow,
  writeLines,
  writeReport,
} from '../evaluation/rounds/round.api.js';
import { RoundScoringService } from '../evaluation/rounds/round-scoring.service.js';
import type { Actor } from '../kernel/actor.js';
import type { Tx } from '../platform/database/database.js';
import type { DemoRound, RoundMaker } from './making/round.maker.js';

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
    for (const round of rounds) {
      await insertRound(tx, maker.roundRow(round));
      await insertSheets(tx, maker.roundRow(round), maker.dueOn(round), round.sheets);
      await writeReport(tx, maker.reportRow(round));
      await this.fill(tx, actor, maker, round);
      // Sent back, the results are gone and the sheets are open again.
      if (round.fate !== 'sent_back') await this.scoring.completeIfLast(tx, actor, round.id);
      await this.decide(tx, actor, maker, round);
    }
  }

  private async fill(tx: Tx, actor: Actor, maker: RoundMaker, round: DemoRound): Promise<void> {
    const sheets = maker.submittedAmong(round, await sheetsOfRounds(tx, actor, [round.id]));
    const lines = await linesOf(
      tx,
      sheets.map(({ id }) => id),
    );
    for (const { id } of sheets) {
      const own = lines.filter(({ assessmentId }) => assessmentId === id);
      await writeLines(
        tx,
        id,
        own.map((line) => ({ id: line.id, ...maker.scores() })),
      );
    }
    await markSheets(
      tx,
      actor.agencyId,
      sheets.map((sheet) => ({ ...sheet, ...maker.submission(round, sheet) })),
    );
  }

  private async decide(tx: Tx, actor: Actor, maker: RoundMaker, round: DemoRound): Promise<void> {
    const decision = maker.decision(round);
    if (!decision) return;
    await markRounds(tx, actor.agencyId, [{ id: round.id, ...decision }]);
    if (decision.status === 'accepted') return;
    const isReopened = ({ kind }: SheetRow): boolean => kind !== 'assessor';
    const sheets = await sheetsOfRounds(tx, actor, [round.id]);
    await markSheets(
      tx,
      actor.agencyId,
      sheets
        .filter(isReopened)
        .map((sheet) => ({ ...sheet, status: 'reopened', version: sheet.version + 1 })),
    );
  }
}

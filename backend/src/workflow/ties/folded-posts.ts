import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';

/** A post that was recorded twice, and the one of the two that stays. */
export interface FoldedPost {
  readonly from: string;
  readonly into: string;
}

/** Moves what a feature keeps at one post to the other, set-based. */
export type Folding = (tx: Tx, folds: readonly FoldedPost[]) => Promise<void>;

const FOLDS = `jsonb_to_recordset($1::jsonb) as f("from" uuid, "into" uuid)`;

const CHANGES_SQL: readonly string[] = [
  `update staffing_change c set from_holding_id = f."into" from ${FOLDS} where c.from_holding_id = f."from"`,
  `update staffing_change c set to_holding_id = f."into" from ${FOLDS} where c.to_holding_id = f."from"`,
];

/** Two records of one person have a post in common: what hangs on either hangs on the one that stays. Features register. */
@Injectable()
export class FoldedPosts {
  private readonly foldings: Folding[] = [];

  register(folding: Folding): void {
    this.foldings.push(folding);
  }

  async fold(tx: Tx, folds: readonly FoldedPost[]): Promise<void> {
    if (folds.length === 0) return;
    for (const folding of this.foldings) await folding(tx, folds);
    for (const sql of CHANGES_SQL) await tx.query(sql, [JSON.stringify(folds)]);
  }
}

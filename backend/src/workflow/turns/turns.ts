import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Actor, Seat } from '../../kernel/actor.js';
import type { Sql } from '../../platform/database/sql.js';
import type { Refusal } from '../../platform/errors/problem.js';
import { TURN_KINDS, type TurnKind } from './kinds.js';

/** One thing that waits for the actor. */
export class InboxItem {
  @ApiProperty({ enum: TURN_KINDS }) kind: TurnKind;
  @ApiProperty() id: string;
  @ApiProperty() title: string;
  @ApiProperty({ description: 'one line below the title' }) summary: string;
  @ApiProperty({ description: 'display name of who asked' }) requestedBy: string;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueAt: string | null;
  @ApiProperty({ description: 'capacity it is for, e.g. assessor, unit_head:plh' }) via: string;
  @ApiProperty({ description: 'page that shows it whole' }) link: string;
  @ApiProperty({ type: [String] }) allowedActions: string[];
  @ApiPropertyOptional({ description: 'lock counter to send with the decision, where one is kept' })
  version?: number;
  @ApiPropertyOptional({
    type: [String],
    description: 'letters that granting brings: read their preview and send its letterHash',
  })
  letters?: string[];
  @ApiPropertyOptional({
    description:
      'of a letter to issue, in GET /inbox: the same as its preview tells; absent where it cannot be written as things stand',
  })
  letterHash?: string;
}

/** A feature's part of the inbox. `list` answers the most urgent first and is bounded by `limit`. */
export interface InboxSource {
  list(actor: Actor, limit: number): Promise<InboxItem[]>;
  /** Adds what is needed to decide where the list stands, to those of the items that are shown. */
  prepare?(actor: Actor, items: readonly InboxItem[]): Promise<InboxItem[]>;
  /**
   * A query of one number, how many wait: $1 agency, $2 the actor as employee, $3 units headed; exact up to $4, $5 today, $6 roles granted, so that
   * counting never reads an unbounded queue. The counts of all features are read by one statement.
   */
  readonly countSql: string;
}

/** One row of a decision over many: the verb as the feature's own route names it. */
export interface InboxDecision {
  readonly id: string;
  readonly action: string;
  readonly note: string | null;
  /** Lock counter that the reader saw, where the feature checks one. */
  readonly version?: number;
  /** Of the preview that was read, where the decision brings letters. */
  readonly letterHash?: string;
}

/** A letter that a decision brought. */
export class DecidedLetter {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'request, recommendation, answer, assignment' }) kind: string;
  @ApiProperty() number: string;
}

/** Whose turn it is after a decision. */
export class DecidedNext {
  @ApiProperty({ description: 'what is waited for: Persetujuan, Tanda terima …' }) act: string;
  @ApiProperty({ description: 'who owes it, or the post while it is vacant' }) withWhom: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueAt: string | null;
}

/** What the decider has to confirm beside "done"; features without letters say nothing. */
export interface InboxOutcome {
  readonly letters: DecidedLetter[];
  readonly next: DecidedNext | null;
}

/** Decides one row in a transaction of its own; a refusal throws as the feature's own route does. */
export interface InboxDecider<Answer = unknown> {
  /** Answers what its transaction answers. */
  decide(actor: Actor, decision: InboxDecision): Promise<Answer>;
  /** The part of that answer that has to be confirmed. */
  outcome?(answer: Answer): InboxOutcome;
}

/** Decides many rows in one transaction; a row that is refused does not hold back the others. */
export interface InboxBulkDecider {
  /** `answer` gets null or the refusal of each row, in order; what it makes of them the transaction keeps as its answer. */
  decideAll<T>(
    actor: Actor,
    decisions: readonly InboxDecision[],
    answer: (refusals: readonly (Refusal | null)[]) => T,
  ): Promise<T>;
}

/** One thing that the actor waits for. */
export class WaitingItem {
  @ApiProperty({ enum: TURN_KINDS }) kind: TurnKind;
  @ApiProperty({ description: 'of the thing; of the first of several' }) id: string;
  @ApiProperty() title: string;
  @ApiProperty({ description: 'what is waited for: Validasi, Persetujuan, Rekomendasi …' })
  act: string;
  @ApiProperty({ description: 'who owes it today, or the post while it is vacant' })
  withWhom: string;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueAt: string | null;
  @ApiProperty({ description: 'page that shows it whole' }) link: string;
}

/**
 * As a feature knows it: the seat that owes it, whose holder of today is looked up for all of them at once; or a role that
 * several people hold, in words.
 */
export type SeatedWaiting = Omit<WaitingItem, 'withWhom'> &
  (
    | { readonly seat: Seat; readonly withWhom?: never }
    | { readonly withWhom: string; readonly seat?: never }
  );

/** A feature's part of what the actor waits for, due soonest first, bounded by `limit`. */
export interface WaitingSource {
  list(actor: Actor, limit: number): Promise<SeatedWaiting[]>;
}

/** What of a feature is due so many working days after it began to wait; fragments of SQL, `t` is the table's row. */
export interface DueRows {
  readonly table: string;
  readonly join?: string;
  /** which rows wait: what was decided keeps the day that it had */
  readonly pending: string;
  /** the instant from which the days are counted */
  readonly since: string;
  /** working days, a number or an expression */
  readonly days: string;
  /** columns of the seat that it waits for, or the holders of a role where it has none */
  readonly owedBy:
    | { readonly unit: string; readonly employee: string }
    | ((sql: Sql, agencyId: string, today: string) => Promise<string[]>);
  /** as a sentence calls several: `aktivitas yang menunggu validasi` */
  readonly words: string;
  readonly link: string;
}

/** All that the rest of the product has to know of one kind; its feature registers it once, at start. */
export interface KindOfTurn {
  readonly kind: TurnKind;
  /** Who decides, and how many wait for them. */
  readonly inbox: InboxSource;
  /** Who asked, where they want to be told whom they wait for. */
  readonly waiting?: WaitingSource;
  /** Decides in the list; a kind without either decider is decided on its own page. */
  readonly decider?: InboxDecider;
  readonly bulkDecider?: InboxBulkDecider;
  /** Absent where nothing is due by the working days of the calendar. */
  readonly due?: DueRows;
  /** Several of them that somebody who leaves still owes: `SKP menunggu persetujuannya`. */
  readonly owed?: string;
}

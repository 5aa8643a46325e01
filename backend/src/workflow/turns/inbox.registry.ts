import { Injectable } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Actor, headedUnitIds } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import type { Refusal } from '../../platform/errors/problem.js';

const COUNT_CAP = 99;

export const INBOX_KINDS = [
  'skp',
  'assignment',
  'letter',
  'activity',
  'assessment',
  'second_approval',
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** One thing that waits for the actor. */
export class InboxItem {
  @ApiProperty({ enum: INBOX_KINDS }) kind: InboxKind;
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
  readonly kind: InboxKind;
  list(actor: Actor, limit: number): Promise<InboxItem[]>;
  /** Adds what is needed to decide where the list stands, to those of the items that are shown. */
  prepare?(actor: Actor, items: readonly InboxItem[]): Promise<InboxItem[]>;
  /**
   * A query of one number, how many wait: $1 agency, $2 the actor as employee, $3 units headed; exact up to $4, $5 today, so that
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
  readonly kind: InboxKind;
  /** Answers what its transaction answers. */
  decide(actor: Actor, decision: InboxDecision): Promise<Answer>;
  /** The part of that answer that has to be confirmed. */
  outcome?(answer: Answer): InboxOutcome;
}

/** Decides many rows in one transaction; a row that is refused does not hold back the others. */
export interface InboxBulkDecider {
  readonly kind: InboxKind;
  /** `answer` gets null or the refusal of each row, in order; what it makes of them the transaction keeps as its answer. */
  decideAll<T>(
    actor: Actor,
    decisions: readonly InboxDecision[],
    answer: (refusals: readonly (Refusal | null)[]) => T,
  ): Promise<T>;
}

interface KindCount {
  kind: InboxKind;
  count: number;
}

/** For whom things wait: by name, and by the seats filled on that day. */
export interface InboxOwner {
  readonly agencyId: string;
  readonly employeeId: string | null;
  readonly headedUnitIds: readonly string[];
  readonly today: string;
}

/** Features announce their part at start; the inbox merges without knowing their tables. */
@Injectable()
export class InboxRegistry {
  private readonly known = new Map<InboxKind, InboxSource>();
  private readonly deciders = new Map<InboxKind, InboxDecider>();
  private readonly bulkDeciders = new Map<InboxKind, InboxBulkDecider>();

  private readonly counted = new WeakMap<Actor, Promise<KindCount[]>>();

  constructor(private readonly database: Database) {}

  register(source: InboxSource): void {
    this.known.set(source.kind, source);
  }

  registerDecider(decider: InboxDecider): void {
    this.deciders.set(decider.kind, decider);
  }

  registerBulkDecider(decider: InboxBulkDecider): void {
    this.bulkDeciders.set(decider.kind, decider);
  }

  decider(kind: InboxKind): InboxDecider | null {
    return this.deciders.get(kind) ?? null;
  }

  bulkDecider(kind: InboxKind): InboxBulkDecider | null {
    return this.bulkDeciders.get(kind) ?? null;
  }

  source(kind: InboxKind): InboxSource | null {
    return this.known.get(kind) ?? null;
  }

  get sources(): InboxSource[] {
    return [...this.known.values()];
  }

  /**
   * How many of each kind wait, by one statement; asked once for each actor, who is made for one request or one page
   * (jwt.strategy.ts): menu and list of a page ask side by side.
   */
  counts(actor: Actor): Promise<KindCount[]> {
    const known =
      this.counted.get(actor) ?? this.countsOf({ ...actor, headedUnitIds: headedUnitIds(actor) });
    this.counted.set(actor, known);
    return known;
  }

  /** The same of anybody: what would wait for nobody once they have left. */
  async countsOf(person: InboxOwner): Promise<KindCount[]> {
    const columns = this.sources.map(({ kind, countSql }) => `(${countSql}) as "${kind}"`);
    const row = await this.database.one<Partial<Record<InboxKind, number>>>(
      `select ${columns.join(', ')}`,
      [person.agencyId, person.employeeId, person.headedUnitIds, COUNT_CAP, person.today],
    );
    return this.sources.map(({ kind }) => ({ kind, count: Math.min(row?.[kind] ?? 0, COUNT_CAP) }));
  }

  async count(actor: Actor): Promise<number> {
    return (await this.counts(actor)).reduce((sum, { count }) => sum + count, 0);
  }
}

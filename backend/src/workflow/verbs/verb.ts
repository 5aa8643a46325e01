import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/database.js';
import type { Refusal } from '../../platform/errors/problem.js';
import type { AuditEntry } from '../events/audit.service.js';
import type { NotificationDraft } from '../events/notification.service.js';
import type { Rule } from './permit.js';

/** The types of one definition, named together. */
export interface VerbTypes {
  readonly row: { readonly id: string; readonly status: string; readonly version: number };
  /** the verbs of the lifecycle that the definition performs */
  readonly action: string;
  /** what the actor is to the row, as the policy asks */
  readonly who: unknown;
  /** what reading asks about beside the row */
  readonly around: unknown;
  /** what only the decision asks about */
  readonly facts: unknown;
  /** what was sent beside the reason */
  readonly input: unknown;
  readonly answer: unknown;
}

/** What verbs are done to: how rows are locked, who reads them, how events name them. */
export interface Entity<Row, Who, Around> {
  /** Prefix of events, and their entity. */
  readonly name: string;
  /** What a 404 calls it, in Indonesian. */
  readonly word: string;
  /** Takes the locks in the order of ids, so that two who ask for many never block each other. */
  readonly lock: (tx: Tx, actor: Actor, ids: readonly string[]) => Promise<Row[]>;
  /** Read under the locks, by a bounded number of statements. */
  readonly around: (tx: Tx, actor: Actor, rows: readonly Row[]) => Promise<(row: Row) => Around>;
  readonly isReadable: (actor: Actor, row: Row, around: Around) => boolean;
  readonly who: (actor: Actor, row: Row) => Who;
}

/** What one call asks for. */
export interface Asked<T extends VerbTypes> {
  readonly id: string;
  readonly action: T['action'];
  readonly note?: string | null;
  /** Lock counter that the reader saw, where the caller sends one. */
  readonly version?: number;
  readonly input: T['input'];
}

/** A locked row, and what is asked of it. */
export interface Opened<T extends VerbTypes> {
  readonly actor: Actor;
  readonly now: Date;
  readonly action: T['action'];
  /** Trimmed; null when nothing was said. */
  readonly note: string | null;
  readonly version?: number;
  readonly input: T['input'];
  readonly row: T['row'];
  readonly around: T['around'];
}

export interface Case<T extends VerbTypes> extends Opened<T> {
  readonly facts: T['facts'];
}

/** A case with what became of its row. */
export interface Decided<T extends VerbTypes> extends Case<T> {
  readonly after: T['row'];
}

/** What follows in the same transaction; gets all rows of one action at once. */
export type Effect<T extends VerbTypes> = (tx: Tx, decided: readonly Decided<T>[]) => Promise<void>;

/** Told of the row under the name of its event, unless it says otherwise. */
export type News = Pick<NotificationDraft, 'employeeIds' | 'title' | 'body' | 'link'> &
  Partial<Pick<NotificationDraft, 'kind' | 'entity' | 'entityId'>>;

/**
 * A verb, or several that are decided alike, as data (docs/decisions/0020). `VerbRunner` performs it; nothing here opens a
 * transaction, locks, records or tells by itself.
 */
export interface Verb<T extends VerbTypes> extends Rule<T['row']['status'], T['action'], T['who']> {
  readonly entity: Entity<T['row'], T['who'], T['around']>;
  readonly actions: readonly T['action'][];
  /** Why the state no longer allows it, where `wrong_state` alone says too little. */
  readonly late?: (one: Opened<T>) => Refusal | null;
  /** What is demanded of the row as it stands and of what was sent; throws a refusal. Pure. */
  readonly demand?: (one: Opened<T>) => void;
  /** Read only for rows that were not refused so far, all at once. */
  readonly facts?: (
    tx: Tx,
    actor: Actor,
    opened: readonly Opened<T>[],
  ) => Promise<(row: T['row']) => T['facts']>;
  /** The row as the verb leaves it; throws a refusal. Pure. */
  readonly decide: (one: Case<T>, to: T['row']['status']) => T['row'];
  /** The store's write: one statement, or the same few, for one row or a hundred. */
  readonly write: (tx: Tx, agencyId: string, rows: readonly T['row'][]) => Promise<void>;
  readonly event: (one: Decided<T>) => Pick<AuditEntry, 'via' | 'detail'>;
  readonly effects?: Readonly<Partial<Record<T['action'], readonly Effect<T>[]>>>;
  /** Actions that are not named tell nobody, nor do those that answer null. */
  readonly news?: Readonly<
    Partial<Record<T['action'], (one: Decided<T>) => News | readonly News[] | null>>
  >;
  /** The answer for a single row. */
  readonly view: (tx: Tx, one: Decided<T>) => Promise<T['answer']>;
}

/** The facts of each row, as `Verb.facts` answers them. */
export const byRow =
  <Facts>(facts: ReadonlyMap<string, Facts>) =>
  ({ id }: { readonly id: string }): Facts => {
    const found = facts.get(id);
    if (found === undefined) throw new Error(`facts of ${id} were not read`);
    return found;
  };

import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Actor, headedUnitIds } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import { TURN_KINDS, type TurnKind } from './kinds.js';
import type {
  DueRows,
  InboxBulkDecider,
  InboxDecider,
  InboxSource,
  KindOfTurn,
  WaitingSource,
} from './turns.js';

const COUNT_CAP = 99;

interface KindCount {
  kind: TurnKind;
  count: number;
}

/** For whom things wait: by name, and by the seats filled on that day. */
export interface InboxOwner {
  readonly agencyId: string;
  readonly employeeId: string | null;
  readonly headedUnitIds: readonly string[];
  readonly today: string;
  /** Roles that were granted: what waits for a role passes on to the others who hold it. */
  readonly roles: readonly string[];
}

/** Features announce their kind at start; whoever lists, counts, decides or dates them knows none of their tables. */
@Injectable()
export class TurnRegistry implements OnApplicationBootstrap {
  private readonly known = new Map<TurnKind, KindOfTurn>();

  private readonly counted = new WeakMap<Actor, Promise<KindCount[]>>();

  constructor(private readonly database: Database) {}

  register(turns: KindOfTurn): void {
    if (this.known.has(turns.kind)) throw new Error(`turns of ${turns.kind} registered twice`);
    this.known.set(turns.kind, turns);
  }

  onApplicationBootstrap(): void {
    const missing = TURN_KINDS.filter((kind) => !this.known.has(kind));
    if (missing.length > 0) throw new Error(`nobody registered the turns of ${missing.join(', ')}`);
  }

  decider(kind: TurnKind): InboxDecider | null {
    return this.known.get(kind)?.decider ?? null;
  }

  bulkDecider(kind: TurnKind): InboxBulkDecider | null {
    return this.known.get(kind)?.bulkDecider ?? null;
  }

  inbox(kind: TurnKind): InboxSource | null {
    return this.known.get(kind)?.inbox ?? null;
  }

  get all(): KindOfTurn[] {
    return [...this.known.values()];
  }

  get waiting(): WaitingSource[] {
    return this.all.flatMap(({ waiting }) => waiting ?? []);
  }

  get due(): DueRows[] {
    return this.all.flatMap(({ due }) => due ?? []);
  }

  /**
   * How many of each kind wait, by one statement; asked once for each actor, who is made for one request or one page
   * (jwt.strategy.ts): menu and list of a page ask side by side.
   */
  counts(actor: Actor): Promise<KindCount[]> {
    const known =
      this.counted.get(actor) ??
      this.countsOf({
        ...actor,
        headedUnitIds: headedUnitIds(actor),
        roles: actor.grants.map(({ role }) => role),
      });
    this.counted.set(actor, known);
    return known;
  }

  /** The same of anybody: what would wait for nobody once they have left. */
  async countsOf(person: InboxOwner): Promise<KindCount[]> {
    const columns = this.all.map(({ kind, inbox }) => `(${inbox.countSql}) as "${kind}"`);
    const row = await this.database.one<Partial<Record<TurnKind, number>>>(
      `select ${columns.join(', ')}`,
      [
        person.agencyId,
        person.employeeId,
        person.headedUnitIds,
        COUNT_CAP,
        person.today,
        person.roles,
      ],
    );
    return this.all.map(({ kind }) => ({ kind, count: Math.min(row?.[kind] ?? 0, COUNT_CAP) }));
  }

  /** What somebody who leaves still owes, in words. */
  async owedBy(person: InboxOwner): Promise<string[]> {
    return (await this.countsOf(person)).flatMap(({ kind, count }) => {
      const words = this.known.get(kind)?.owed;
      return words !== undefined && count > 0 ? [`${count} ${words}`] : [];
    });
  }

  async count(actor: Actor): Promise<number> {
    return (await this.counts(actor)).reduce((sum, { count }) => sum + count, 0);
  }
}

import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { groupBy } from '../../platform/collections.js';
import { Database } from '../../platform/database/database.js';
import { isRefusal, type Refusal } from '../../platform/errors/problem.js';
import type { TurnKind } from '../../workflow/turns/kinds.js';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';
import type { InboxDecision, InboxItem, InboxOutcome } from '../../workflow/turns/turns.js';
import { byUrgency } from './domain/order.js';
import type {
  DecidedDto,
  DecidedItemDto,
  DecideItemDto,
  InboxDto,
  InboxQuery,
} from './inbox.dto.js';

/** What waits for somebody, from every feature, in one list; and decisions over many rows. */
@Injectable()
export class InboxService {
  private readonly logger = new Logger(InboxService.name);

  constructor(
    private readonly turns: TurnRegistry,
    private readonly database: Database,
  ) {}

  async list(actor: Actor, query: InboxQuery): Promise<InboxDto> {
    const [items, counts] = await Promise.all([
      this.top(actor, query.limit, query.kind).then((shown) => this.prepared(actor, shown)),
      this.turns.counts(actor),
    ]);
    return {
      items,
      nextCursor: null,
      counts,
      total: counts.reduce((sum, { count }) => sum + count, 0),
    };
  }

  /** The most urgent, due soon first. */
  async top(actor: Actor, limit: number, only?: TurnKind): Promise<InboxItem[]> {
    const shown = this.turns.all.filter(({ kind }) => only === undefined || kind === only);
    const lists = await Promise.all(shown.map(({ inbox }) => inbox.list(actor, limit)));
    return lists.flat().sort(byUrgency).slice(0, limit);
  }

  /** The same items in their order, each with what its feature adds for deciding here. */
  private async prepared(actor: Actor, items: readonly InboxItem[]): Promise<InboxItem[]> {
    const ready = await Promise.all(
      [...groupBy(items, ({ kind }) => kind)].map(
        ([kind, own]) => this.turns.inbox(kind)?.prepare?.(actor, own) ?? own,
      ),
    );
    return ready.flat().sort(byUrgency);
  }

  /**
   * A kind that decides several rows together does so in one transaction; the others decide row after row, each in its
   * own. A refused row never holds back another, and says why. A row decided before a kill is answered as decided when
   * the request is repeated.
   */
  async decide(actor: Actor, items: readonly DecideItemDto[]): Promise<DecidedDto> {
    const results = new Map<DecideItemDto, DecidedItemDto>();
    for (const [kind, own] of groupBy(items, (item) => item.kind)) {
      const decider = this.turns.bulkDecider(kind);
      if (!decider) continue;
      const decideAll = () =>
        decider.decideAll(actor, own.map(decisionOf), (refusals) =>
          summary(own.map((item, at) => resultOf(item, refusals[at] ?? null))),
        );
      // The same answer that the transaction keeps for a repeated request.
      if (own.length === items.length) return decideAll();
      const decided = await this.database.part(kind, decideAll);
      for (const [at, item] of own.entries()) {
        const result = decided.items[at];
        if (result) results.set(item, result);
      }
    }
    const inOrder: DecidedItemDto[] = [];
    for (const [at, item] of items.entries())
      inOrder.push(results.get(item) ?? (await this.decideOne(actor, item, at)));
    return summary(inOrder);
  }

  private async decideOne(actor: Actor, item: DecideItemDto, at: number): Promise<DecidedItemDto> {
    const decider = this.turns.decider(item.kind);
    if (!decider)
      return failed(item, 'not_in_bulk', 'Jenis ini diputus satu per satu di halamannya.');
    try {
      const answer = await this.database.part(`${at}`, () =>
        decider.decide(actor, decisionOf(item)),
      );
      return done(item, decider.outcome?.(answer));
    } catch (error) {
      if (isRefusal(error)) return resultOf(item, error);
      this.logger.error(
        `${item.kind} ${item.action}`,
        error instanceof Error ? error.stack : undefined,
      );
      return failed(item, 'internal', 'Terjadi gangguan. Coba lagi sebentar.');
    }
  }
}

const decisionOf = ({ id, action, note, version, letterHash }: DecideItemDto): InboxDecision => ({
  id,
  action,
  note: note ?? null,
  version,
  letterHash,
});

const failed = ({ kind, id }: DecideItemDto, code: string, detail: string): DecidedItemDto => ({
  kind,
  id,
  done: false,
  code,
  detail,
  letters: [],
  next: null,
});

function done({ kind, id }: DecideItemDto, outcome?: InboxOutcome): DecidedItemDto {
  const { letters, next } = outcome ?? { letters: [], next: null };
  return { kind, id, done: true, code: null, detail: null, letters, next };
}

const resultOf = (item: DecideItemDto, refusal: Refusal | null): DecidedItemDto =>
  refusal ? failed(item, refusal.code, refusal.message) : done(item);

function summary(items: DecidedItemDto[]): DecidedDto {
  const count = items.filter((item) => item.done).length;
  return { items, done: count, failed: items.length - count };
}

import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../kernel/domain/error.js';
import type { Actor } from '../kernel/domain/actor.js';
import { ProblemException } from '../shared/errors/problem.js';
import { type InboxItem, type InboxKind, InboxRegistry } from '../shared/inbox/inbox.registry.js';
import { byUrgency } from './domain/order.js';
import type {
  DecidedDto,
  DecidedItemDto,
  DecideItemDto,
  InboxDto,
  InboxQuery,
} from './inbox.dto.js';

const COUNT_CAP = 99;

/** What waits for somebody, from every feature, in one list; and decisions over many rows. */
@Injectable()
export class InboxService {
  private readonly logger = new Logger(InboxService.name);

  constructor(private readonly registry: InboxRegistry) {}

  async list(actor: Actor, query: InboxQuery): Promise<InboxDto> {
    const [items, counts] = await Promise.all([
      this.top(actor, query.limit, query.kind),
      Promise.all(
        this.registry.sources.map(async (source) => ({
          kind: source.kind,
          count: await source.count(actor, COUNT_CAP),
        })),
      ),
    ]);
    return {
      items,
      nextCursor: null,
      counts,
      total: counts.reduce((sum, { count }) => sum + count, 0),
    };
  }

  /** The most urgent, due soon first. */
  async top(actor: Actor, limit: number, only?: InboxKind): Promise<InboxItem[]> {
    const shown = this.registry.sources.filter(({ kind }) => only === undefined || kind === only);
    const lists = await Promise.all(shown.map((source) => source.list(actor, limit)));
    return lists.flat().sort(byUrgency).slice(0, limit);
  }

  /** Row after row, each in its own transaction: a failed one rolls back alone and says why. */
  async decide(actor: Actor, items: readonly DecideItemDto[]): Promise<DecidedDto> {
    const results: DecidedItemDto[] = [];
    for (const item of items) results.push(await this.decideOne(actor, item));
    const done = results.filter((result) => result.done).length;
    return { items: results, done, failed: results.length - done };
  }

  private async decideOne(actor: Actor, item: DecideItemDto): Promise<DecidedItemDto> {
    const { kind, id, action, note, version } = item;
    const failed = (code: string, detail: string): DecidedItemDto => ({
      kind,
      id,
      done: false,
      code,
      detail,
      letters: [],
      next: null,
    });
    const decider = this.registry.decider(kind);
    if (!decider) return failed('not_in_bulk', 'Jenis ini diputus satu per satu di halamannya.');
    try {
      const outcome = await decider.decide(actor, { id, action, note: note ?? null, version });
      const { letters, next } = outcome ?? { letters: [], next: null };
      return { kind, id, done: true, code: null, detail: null, letters, next };
    } catch (error) {
      if (error instanceof ProblemException) return failed(error.code, error.detail);
      if (error instanceof DomainError) return failed(error.code, error.message);
      this.logger.error(`${kind} ${action}`, error instanceof Error ? error.stack : undefined);
      return failed('internal', 'Terjadi gangguan. Coba lagi sebentar.');
    }
  }
}

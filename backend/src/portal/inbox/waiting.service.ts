import { Injectable } from '@nestjs/common';
import type { Actor, Seat } from '../../kernel/actor.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { Database } from '../../platform/database/database.js';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';
import type { SeatedWaiting, WaitingItem } from '../../workflow/turns/turns.js';
import { byUrgency } from './domain/order.js';
import { holderOrPost } from '../../organization/acting/domain/words.js';

/** What the actor waits for, from every feature, with whom and since when. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly database: Database,
    private readonly turns: TurnRegistry,
    private readonly seats: SeatService,
  ) {}

  async list(actor: Actor, limit: number): Promise<WaitingItem[]> {
    const lists = await Promise.all(this.turns.waiting.map((source) => source.list(actor, limit)));
    const items = lists.flat().sort(byUrgency).slice(0, limit);
    const nameOf = await this.names(
      actor,
      items.flatMap(({ seat }) => seat ?? []),
    );
    return items.map(({ seat, withWhom, ...item }: SeatedWaiting) => ({
      ...item,
      withWhom: withWhom ?? nameOf(seat),
    }));
  }

  /** Holders of all seats in one statement; a vacant seat is named by its post, so that it is known whom to fill. */
  private async names(actor: Actor, seats: readonly Seat[]): Promise<(seat: Seat) => string> {
    const holders = await this.seats.holders(this.database, actor.agencyId, actor.timeZone, seats);
    const vacant = seats.flatMap((seat) =>
      holders.of(seat).name === null && seat.unitId !== null ? [seat.unitId] : [],
    );
    const posts =
      vacant.length > 0
        ? await this.seats.headTitles(this.database, vacant)
        : new Map<string, string>();
    return (seat) => {
      const post = posts.get(seat.unitId ?? '') ?? 'Pejabat';
      return holderOrPost(holders.of(seat).name, post);
    };
  }
}

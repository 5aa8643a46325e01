import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Actor, Seat } from '../../kernel/actor.js';

export const WAITING_KINDS = ['activity', 'skp', 'assignment', 'assessment'] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** One thing that the actor waits for. */
export class WaitingItem {
  @ApiProperty({ enum: WAITING_KINDS }) kind: WaitingKind;
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

/** As a feature knows it: the seat that owes it; who sits there today is looked up for all of them at once. */
export type SeatedWaiting = Omit<WaitingItem, 'withWhom'> & { readonly seat: Seat };

/** A feature's part of what the actor waits for, due soonest first, bounded by `limit`. */
export interface WaitingSource {
  readonly kind: WaitingKind;
  list(actor: Actor, limit: number): Promise<SeatedWaiting[]>;
}

/** Features announce their part at start, as with the inbox. */
@Injectable()
export class WaitingRegistry {
  private readonly known = new Map<WaitingKind, WaitingSource>();

  register(source: WaitingSource): void {
    this.known.set(source.kind, source);
  }

  get sources(): WaitingSource[] {
    return [...this.known.values()];
  }
}

import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';

/** What somebody may do or open that is no verb of one thing: `GET /me` tells which, and the menu follows. */
export const ACTOR_ACTIONS = [
  'write-skp',
  'approve-skp',
  'propose',
  'score',
  'read-dashboard',
  'oversee',
  'administer',
  'read-audit',
  'ask-correction',
] as const;
export type ActorAction = (typeof ACTOR_ACTIONS)[number];

type May = (actor: Actor) => boolean;

/** Each feature answers for its own, at the start, with the function that its guard calls. */
@Injectable()
export class ActorActions implements OnApplicationBootstrap {
  private readonly known = new Map<ActorAction, May>();

  /** @throws when somebody answers for it already */
  register(action: ActorAction, may: May): void {
    if (this.known.has(action)) throw new Error(`two features answer who may ${action}`);
    this.known.set(action, may);
  }

  /** @throws when nobody answers for one of them */
  onApplicationBootstrap(): void {
    const unknown = ACTOR_ACTIONS.filter((action) => !this.known.has(action));
    if (unknown.length > 0) throw new Error(`no feature answers who may ${unknown.join(', ')}`);
  }

  of(actor: Actor): ActorAction[] {
    return ACTOR_ACTIONS.filter((action) => this.known.get(action)?.(actor) ?? false);
  }
}

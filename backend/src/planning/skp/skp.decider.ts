import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { wrongState } from '../../platform/errors/problem.js';
import {
  type InboxDecider,
  type InboxDecision,
  InboxRegistry,
} from '../../workflow/turns/inbox.registry.js';
import type { SkpDto } from './skp.dto.js';
import { SkpVerbs } from './skp.verbs.js';

/** Lets the inbox decide on several SKP; each is its own transaction. */
@Injectable()
export class SkpDecider implements InboxDecider<SkpDto>, OnModuleInit {
  readonly kind = 'skp';

  constructor(
    private readonly verbs: SkpVerbs,
    private readonly registry: InboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.registerDecider(this);
  }

  async decide(actor: Actor, { id, action, note, version }: InboxDecision): Promise<SkpDto> {
    if (action === 'approve') return this.verbs.approve(actor, id, { note, version });
    if (action === 'return') return this.verbs.return(actor, id, { note, version });
    throw wrongState('Tindakan ini tidak berlaku untuk SKP.');
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { wrongState } from '../../platform/errors/problem.js';
import type { InboxDecider, InboxDecision } from '../../workflow/turns/turns.js';
import type { SquadResultsDto } from './result.dto.js';
import { RoundDecisionService } from './round-decision.service.js';

/** Lets the Kepala Unit accept scored rounds from the inbox; sheets are scored on their own page. */
@Injectable()
export class ScoredRoundDecider implements InboxDecider<SquadResultsDto> {
  constructor(private readonly decisions: RoundDecisionService) {}

  /** @param decision its id is the squad's, as the inbox lists scored rounds */
  async decide(actor: Actor, { id, action, note }: InboxDecision): Promise<SquadResultsDto> {
    if (action === 'accept') return this.decisions.accept(actor, id, note);
    if (action === 'send-back') return this.decisions.sendBack(actor, id, { note });
    throw wrongState('Lembar nilai diisi di halamannya.');
  }
}

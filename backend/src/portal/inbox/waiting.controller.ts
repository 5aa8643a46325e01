import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { WaitingDto, WaitingQuery } from './waiting.dto.js';
import { WaitingService } from './waiting.service.js';

@ApiTags('inbox')
@Controller('waiting')
export class WaitingController {
  constructor(private readonly waiting: WaitingService) {}

  /** What I wait for and with whom, due soon first. */
  @Get()
  @ApiOkResponse({ type: WaitingDto })
  async list(@CurrentActor() actor: Actor, @Query() query: WaitingQuery): Promise<WaitingDto> {
    return { items: await this.waiting.list(actor, query.limit), nextCursor: null };
  }
}

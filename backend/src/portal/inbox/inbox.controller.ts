import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { DecideDto, DecidedDto, InboxDto, InboxQuery } from './inbox.dto.js';
import { InboxService } from './inbox.service.js';

@ApiTags('inbox')
@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  /** What waits for me, due soon first. */
  @Get()
  @ApiOkResponse({ type: InboxDto })
  list(@CurrentActor() actor: Actor, @Query() query: InboxQuery): Promise<InboxDto> {
    return this.inbox.list(actor, query);
  }

  /** Many at once; each row succeeds or fails alone. */
  @Post('decide')
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedDto })
  decide(@CurrentActor() actor: Actor, @Body() body: DecideDto): Promise<DecidedDto> {
    return this.inbox.decide(actor, body.items);
  }
}

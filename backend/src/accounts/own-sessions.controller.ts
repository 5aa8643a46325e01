import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import {
  CurrentActor,
  CurrentSession,
  ForFormer,
  PasswordAgain,
} from '../platform/auth/decorators.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { RateLimited } from '../platform/http/rate-limit.js';
import { SecretAnswer } from '../platform/http/secret-answer.js';
import { Refuses } from '../platform/errors/refuses.js';
import { LOGINS_A_MINUTE } from './auth.controller.js';
import { OwnSessionsService } from './own-sessions.service.js';
import { EndedSessionsDto, OwnSessionsDto, PasswordAgainDto } from './session.dto.js';

@ApiTags('auth')
@Controller()
export class OwnSessionsController {
  constructor(private readonly service: OwnSessionsService) {}

  @ForFormer()
  @Get('me/sessions')
  @ApiOkResponse({ type: OwnSessionsDto })
  async list(
    @CurrentActor() actor: Actor,
    @CurrentSession() currentId: string | null,
  ): Promise<OwnSessionsDto> {
    return { items: await this.service.list(actor, currentId) };
  }

  /** All own sessions but the one that asks. */
  @SecretAnswer()
  @RateLimited(LOGINS_A_MINUTE)
  @Post('me/sessions/end-others')
  @Refuses('account_locked')
  @HttpCode(200)
  @ApiOkResponse({ type: EndedSessionsDto })
  async endOthers(
    @CurrentActor() actor: Actor,
    @CurrentSession() currentId: string | null,
    @Body() { password }: PasswordAgainDto,
  ): Promise<EndedSessionsDto> {
    return { ended: await this.service.endOthers(actor, currentId, password) };
  }

  @SecretAnswer()
  @RateLimited(LOGINS_A_MINUTE)
  @Post('me/sessions/:id/end')
  @Refuses('account_locked', 'not_found', 'wrong_state')
  @HttpCode(204)
  @ApiNoContentResponse()
  end(
    @CurrentActor() actor: Actor,
    @CurrentSession() currentId: string | null,
    @Param('id', IdPipe) id: string,
    @Body() { password }: PasswordAgainDto,
  ): Promise<void> {
    return this.service.end(actor, currentId, id, password);
  }

  @PasswordAgain()
  @Post('accounts/:id/end-sessions')
  @Refuses('forbidden', 'not_found', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: EndedSessionsDto })
  async endAllOf(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<EndedSessionsDto> {
    return { ended: await this.service.endAllOf(actor, id) };
  }
}

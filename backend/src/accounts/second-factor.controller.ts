import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import {
  BeforeSecondFactor,
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
import { LoginService } from './login.service.js';
import {
  PasswordAndCodeDto,
  RecoveryCodesDto,
  SecondFactorCodeDto,
  SecondFactorDto,
  SecondFactorSetupDto,
} from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';

@ApiTags('auth')
@Controller()
export class SecondFactorController {
  constructor(
    private readonly service: SecondFactorService,
    private readonly logins: LoginService,
  ) {}

  @BeforeSecondFactor()
  @ForFormer()
  @Get('me/second-factor')
  @ApiOkResponse({ type: SecondFactorDto })
  state(@CurrentActor() actor: Actor): Promise<SecondFactorDto> {
    return this.service.state(actor);
  }

  /** A new secret; nothing changes until a code of it is given. */
  @BeforeSecondFactor()
  @ForFormer()
  @PasswordAgain()
  @SecretAnswer()
  @Post('me/second-factor')
  @Refuses('password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SecondFactorSetupDto })
  begin(@CurrentActor() actor: Actor): Promise<SecondFactorSetupDto> {
    return this.service.begin(actor);
  }

  @BeforeSecondFactor()
  @ForFormer()
  @SecretAnswer()
  @RateLimited(LOGINS_A_MINUTE)
  @Post('me/second-factor/confirm')
  @Refuses('account_locked', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodesDto })
  async confirm(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string | null,
    @Body() { code }: SecondFactorCodeDto,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.service.confirm(actor, sessionId, code) };
  }

  /** Ten new ones; all before end. */
  @ForFormer()
  @SecretAnswer()
  @RateLimited(LOGINS_A_MINUTE)
  @Post('me/second-factor/recovery-codes')
  @Refuses('account_locked', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodesDto })
  async renewCodes(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string | null,
    @Body() { password, code }: PasswordAndCodeDto,
  ): Promise<RecoveryCodesDto> {
    await this.logins.proveAgain(actor, sessionId, password, 'password');
    await this.service.demand(actor, code);
    return { recoveryCodes: await this.service.renewCodes(actor) };
  }

  @ForFormer()
  @SecretAnswer()
  @RateLimited(LOGINS_A_MINUTE)
  @Post('me/second-factor/off')
  @Refuses('account_locked', 'wrong_state')
  @HttpCode(204)
  @ApiNoContentResponse()
  async switchOff(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string | null,
    @Body() { password, code }: PasswordAndCodeDto,
  ): Promise<void> {
    await this.logins.proveAgain(actor, sessionId, password, 'password');
    await this.service.demand(actor, code);
    await this.service.switchOff(actor);
  }

  /** For somebody whose telephone is gone; the person is told. */
  @PasswordAgain()
  @Post('accounts/:id/reset-second-factor')
  @Refuses('forbidden', 'not_found', 'password_required', 'wrong_state')
  @HttpCode(204)
  @ApiNoContentResponse()
  reset(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.service.reset(actor, id);
  }
}

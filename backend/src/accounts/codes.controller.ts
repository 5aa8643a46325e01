import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor, PasswordAgain } from '../platform/auth/decorators.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { SecretAnswer } from '../platform/http/secret-answer.js';
import { Refuses } from '../platform/errors/refuses.js';
import { IssueCodesDto, IssuedCodeDto, IssuedCodesDto } from './code.dto.js';
import { CodesService } from './codes.service.js';

@ApiTags('accounts')
@Controller('accounts')
export class CodesController {
  constructor(private readonly codes: CodesService) {}

  @PasswordAgain()
  @SecretAnswer()
  @Post('codes')
  @Refuses('forbidden', 'password_required')
  @HttpCode(200)
  @ApiOkResponse({ type: IssuedCodesDto })
  async issueMany(
    @CurrentActor() actor: Actor,
    @Body() { accountIds }: IssueCodesDto,
  ): Promise<IssuedCodesDto> {
    return { items: await this.codes.issueMany(actor, accountIds) };
  }

  @PasswordAgain()
  @SecretAnswer()
  @Post(':id/codes')
  @Refuses('forbidden', 'not_found', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: IssuedCodeDto })
  issue(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<IssuedCodeDto> {
    return this.codes.issueOne(actor, id);
  }
}

import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { cleanNote } from '../../kernel/lifecycle.js';
import { CurrentActor, PasswordAgain } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { PageQuery } from '../../platform/http/validators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import {
  AskSecondApprovalDto,
  DecideSecondApprovalDto,
  SecondApprovalDto,
  SecondApprovalPageDto,
} from './second-approval.dto.js';
import { SecondApprovalService } from './second-approval.service.js';

@ApiTags('second-approvals')
@Controller('second-approvals')
export class SecondApprovalController {
  constructor(private readonly approvals: SecondApprovalService) {}

  @Get()
  @Refuses('cursor_invalid')
  @ApiOkResponse({ type: SecondApprovalPageDto })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<SecondApprovalPageDto> {
    return this.approvals.list(actor, page);
  }

  @Get(':id')
  @Refuses('not_found')
  @ApiOkResponse({ type: SecondApprovalDto })
  find(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SecondApprovalDto> {
    return this.approvals.find(actor, id);
  }

  @PasswordAgain()
  @Post()
  @Refuses(
    'already_asked',
    'already_merged',
    'forbidden',
    'merge_conflict',
    'not_found',
    'password_required',
  )
  @ApiCreatedResponse({ type: SecondApprovalDto })
  ask(
    @CurrentActor() actor: Actor,
    @Body() body: AskSecondApprovalDto,
  ): Promise<SecondApprovalDto> {
    return this.approvals.ask(actor, body);
  }

  @PasswordAgain()
  @Post(':id/confirm')
  @Refuses(
    'already_merged',
    'forbidden',
    'merge_conflict',
    'not_found',
    'password_required',
    'wrong_state',
  )
  @HttpCode(200)
  @ApiOkResponse({ type: SecondApprovalDto })
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note }: DecideSecondApprovalDto,
  ): Promise<SecondApprovalDto> {
    return this.approvals.confirm(actor, id, cleanNote(note));
  }

  @Post(':id/refuse')
  @Refuses('forbidden', 'not_found', 'note_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SecondApprovalDto })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { note }: DecideSecondApprovalDto,
  ): Promise<SecondApprovalDto> {
    return this.approvals.refuse(actor, id, cleanNote(note));
  }

  @Post(':id/withdraw')
  @Refuses('forbidden', 'not_found')
  @HttpCode(200)
  @ApiOkResponse({ type: SecondApprovalDto })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<SecondApprovalDto> {
    return this.approvals.withdraw(actor, id);
  }
}

import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { cleanNote } from '../../kernel/lifecycle.js';
import { CurrentActor, PasswordAgain } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { PageQuery } from '../../platform/http/validators.js';
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
  @ApiOkResponse({ type: SecondApprovalPageDto })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<SecondApprovalPageDto> {
    return this.approvals.list(actor, page);
  }

  @Get(':id')
  @ApiOkResponse({ type: SecondApprovalDto })
  find(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SecondApprovalDto> {
    return this.approvals.find(actor, id);
  }

  @PasswordAgain()
  @Post()
  @ApiCreatedResponse({ type: SecondApprovalDto })
  ask(
    @CurrentActor() actor: Actor,
    @Body() body: AskSecondApprovalDto,
  ): Promise<SecondApprovalDto> {
    return this.approvals.ask(actor, body);
  }

  @PasswordAgain()
  @Post(':id/confirm')
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
  @HttpCode(200)
  @ApiOkResponse({ type: SecondApprovalDto })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<SecondApprovalDto> {
    return this.approvals.withdraw(actor, id);
  }
}

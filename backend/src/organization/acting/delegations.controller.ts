import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, PasswordAgain } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { PageQuery } from '../../platform/http/validators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { CreateDelegationDto, DelegationDto, DelegationPageDto } from './delegation.dto.js';
import { DelegationsService } from './delegations.service.js';

@ApiTags('organization')
@Controller('delegations')
export class DelegationsController {
  constructor(private readonly delegations: DelegationsService) {}

  @Get()
  @Refuses('cursor_invalid', 'forbidden')
  @ApiOkResponse({ type: DelegationPageDto })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<DelegationPageDto> {
    return this.delegations.list(actor, page);
  }

  @PasswordAgain()
  @Post()
  @Refuses('delegation_overlap', 'forbidden', 'password_required', 'second_approval_needed')
  @ApiCreatedResponse({ type: DelegationDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateDelegationDto): Promise<DelegationDto> {
    return this.delegations.create(actor, body);
  }

  @PasswordAgain()
  @Post(':id/revoke')
  @Refuses('forbidden', 'not_found', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: DelegationDto })
  revoke(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DelegationDto> {
    return this.delegations.revoke(actor, id);
  }
}

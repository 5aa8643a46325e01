import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, PasswordAgain } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { PageQuery } from '../../platform/http/validators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { CreateGrantDto, GrantDto, GrantPageDto } from './grant.dto.js';
import { GrantsService } from './grants.service.js';

@ApiTags('organization')
@Controller('grants')
export class GrantsController {
  constructor(private readonly grants: GrantsService) {}

  @Get()
  @Refuses('cursor_invalid', 'forbidden')
  @ApiOkResponse({ type: GrantPageDto })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<GrantPageDto> {
    return this.grants.list(actor, page);
  }

  @PasswordAgain()
  @Post()
  @Refuses('forbidden', 'grant_overlap', 'password_required', 'second_approval_needed')
  @ApiCreatedResponse({ type: GrantDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateGrantDto): Promise<GrantDto> {
    return this.grants.create(actor, body);
  }

  @PasswordAgain()
  @Post(':id/end')
  @Refuses('forbidden', 'not_found', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: GrantDto })
  end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<GrantDto> {
    return this.grants.end(actor, id);
  }
}

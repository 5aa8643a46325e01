import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { LimitedByAccount } from '../../platform/auth/account-limit.guard.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { DirectoryPageDto, DirectoryQuery } from './directory-search.dto.js';
import { DirectorySearchService } from './directory-search.service.js';

@ApiTags('organization')
@Controller('people')
export class DirectoryController {
  constructor(private readonly search: DirectorySearchService) {}

  @Get()
  @Refuses('cursor_invalid')
  @LimitedByAccount()
  @ApiOkResponse({ type: DirectoryPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: DirectoryQuery): Promise<DirectoryPageDto> {
    return this.search.search(actor, query);
  }
}

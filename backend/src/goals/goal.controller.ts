import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/domain/actor.js';
import { CurrentActor } from '../shared/auth/decorators.js';
import { Database } from '../shared/database/database.js';
import { IdParam } from '../shared/http/id-param.js';
import { GoalDetailDto, GoalTreeDto, GoalTreeQuery } from './goal.dto.js';
import { GoalViewService } from './goal-view.service.js';

@ApiTags('goals')
@ApiBearerAuth()
@Controller('goals')
export class GoalController {
  constructor(
    private readonly database: Database,
    private readonly view: GoalViewService,
  ) {}

  @Get()
  @ApiOkResponse({ type: GoalTreeDto })
  tree(@CurrentActor() actor: Actor, @Query() query: GoalTreeQuery): Promise<GoalTreeDto> {
    return this.view.tree(actor, query.year);
  }

  @Get(':id')
  @ApiOkResponse({ type: GoalDetailDto })
  detail(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<GoalDetailDto> {
    return this.view.detail(this.database, actor, id);
  }
}

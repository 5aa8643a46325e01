import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/domain/actor.js';
import { CurrentActor } from '../shared/auth/decorators.js';
import { Database } from '../shared/database/database.js';
import { IdParam } from '../shared/http/id-param.js';
import { GoalDetailDto, GoalTreeDto, GoalTreeQuery } from './goal.dto.js';
import { GoalEditService } from './goal-edit.service.js';
import { CreateGoalDto, MoveGoalDto, UpdateGoalDto } from './goal-request.dto.js';
import { GoalViewService } from './goal-view.service.js';

@ApiTags('goals')
@ApiBearerAuth()
@Controller('goals')
export class GoalController {
  constructor(
    private readonly database: Database,
    private readonly view: GoalViewService,
    private readonly editor: GoalEditService,
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

  @Post()
  @ApiCreatedResponse({ type: GoalDetailDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateGoalDto): Promise<GoalDetailDto> {
    return this.editor.create(actor, body);
  }

  @Patch(':id')
  @ApiOkResponse({ type: GoalDetailDto })
  update(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: UpdateGoalDto,
  ): Promise<GoalDetailDto> {
    return this.editor.update(actor, id, body);
  }

  @Post(':id/move')
  @HttpCode(200)
  @ApiOkResponse({ type: GoalDetailDto })
  move(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: MoveGoalDto,
  ): Promise<GoalDetailDto> {
    return this.editor.move(actor, id, body);
  }
}

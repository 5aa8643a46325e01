import { Body, Controller, Get, Headers, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { Database } from '../../platform/database/database.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { GoalDetailDto, GoalTreeDto, GoalTreeQuery } from './goal.dto.js';
import { GoalEditService } from './goal-edit.service.js';
import { CreateGoalDto, MoveGoalDto, UpdateGoalDto } from './goal-request.dto.js';
import { GoalViewService } from './goal-view.service.js';

const JSON_TYPE = 'application/json; charset=utf-8';
/** Taken, and not with the weight 0. */
const DEFLATE = /\bdeflate\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;

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
  async tree(
    @CurrentActor() actor: Actor,
    @Query() query: GoalTreeQuery,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const answer = await this.view.tree(actor, query.year);
    void reply.headers({ 'content-type': JSON_TYPE, vary: 'Accept-Encoding' });
    if (!DEFLATE.test(accepted ?? '')) return answer.plain();
    void reply.header('content-encoding', 'deflate');
    return answer.deflated();
  }

  @Get(':id')
  @Refuses('not_found')
  @ApiOkResponse({ type: GoalDetailDto })
  detail(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<GoalDetailDto> {
    return this.view.detail(this.database, actor, id);
  }

  @Post()
  @Refuses('code_too_long', 'forbidden', 'level_order', 'level_top', 'stale_version')
  @ApiCreatedResponse({ type: GoalDetailDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateGoalDto): Promise<GoalDetailDto> {
    return this.editor.create(actor, body);
  }

  @Patch(':id')
  @Refuses('code_too_long', 'forbidden', 'level_order', 'level_top', 'not_found', 'stale_version')
  @ApiOkResponse({ type: GoalDetailDto })
  update(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: UpdateGoalDto,
  ): Promise<GoalDetailDto> {
    return this.editor.update(actor, id, body);
  }

  @Post(':id/move')
  @Refuses(
    'code_too_long',
    'cycle',
    'forbidden',
    'level_order',
    'level_top',
    'not_found',
    'stale_version',
  )
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

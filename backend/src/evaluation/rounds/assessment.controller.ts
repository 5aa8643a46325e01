import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/errors/refuses.js';
import {
  AssessmentDto,
  AssessmentPageDto,
  AssessmentQuery,
  SaveAssessmentDto,
} from './assessment.dto.js';
import { AssessmentService } from './assessment.service.js';
import { AssessmentVerbs } from './assessment.verbs.js';

@ApiTags('evaluation')
@ApiBearerAuth()
@Controller('assessments')
export class AssessmentController {
  constructor(
    private readonly service: AssessmentService,
    private readonly verbs: AssessmentVerbs,
  ) {}

  /** What I score. */
  @Get()
  @Refuses('cursor_invalid')
  @ApiOkResponse({ type: AssessmentPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: AssessmentQuery): Promise<AssessmentPageDto> {
    return this.service.list(actor, query);
  }

  @Get(':id')
  @Refuses('not_found')
  @ApiOkResponse({ type: AssessmentDto })
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AssessmentDto> {
    return this.service.read(actor, id);
  }

  @Put(':id')
  @Refuses('forbidden', 'not_found', 'stale_version', 'wrong_state')
  @ApiOkResponse({ type: AssessmentDto })
  save(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SaveAssessmentDto,
  ): Promise<AssessmentDto> {
    return this.service.save(actor, id, body);
  }

  @Post(':id/submit')
  @Refuses('forbidden', 'not_found', 'rule_missing', 'sheets_incomplete', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: AssessmentDto })
  submit(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AssessmentDto> {
    return this.verbs.submit(actor, id);
  }
}

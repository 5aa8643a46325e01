import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { IdParam } from '../../platform/http/id-param.js';
import {
  AssessmentDto,
  AssessmentPageDto,
  AssessmentQuery,
  SaveAssessmentDto,
} from './assessment.dto.js';
import { AssessmentService } from './assessment.service.js';

@ApiTags('evaluation')
@ApiBearerAuth()
@Controller('assessments')
export class AssessmentController {
  constructor(private readonly service: AssessmentService) {}

  /** What I score. */
  @Get()
  @ApiOkResponse({ type: AssessmentPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: AssessmentQuery): Promise<AssessmentPageDto> {
    return this.service.list(actor, query);
  }

  @Get(':id')
  @ApiOkResponse({ type: AssessmentDto })
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AssessmentDto> {
    return this.service.read(actor, id);
  }

  @Put(':id')
  @ApiOkResponse({ type: AssessmentDto })
  save(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SaveAssessmentDto,
  ): Promise<AssessmentDto> {
    return this.service.save(actor, id, body);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @ApiOkResponse({ type: AssessmentDto })
  submit(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AssessmentDto> {
    return this.service.submit(actor, id);
  }
}

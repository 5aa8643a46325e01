import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { Database } from '../../platform/database/database.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { SquadResultsDto } from './result.dto.js';
import {
  AcceptResultDto,
  AssessmentPreviewDto,
  PreviewQuery,
  RequestAssessmentDto,
  RequestedRoundDto,
  SaveReportDto,
  SendBackResultDto,
  SquadReportDto,
} from './round.dto.js';
import { ReportReminderService } from './report-reminder.service.js';
import { RoundVerbs } from './round.verbs.js';
import { RoundPreviewService } from './round-preview.service.js';
import { RoundRequestVerbs } from './round-request.verbs.js';
import { SquadReportService } from './squad-report.service.js';
import { SquadResultService } from './squad-result.service.js';

@ApiTags('evaluation')
@ApiBearerAuth()
@Controller('squads/:id')
export class SquadEvaluationController {
  constructor(
    private readonly database: Database,
    private readonly previews: RoundPreviewService,
    private readonly requests: RoundRequestVerbs,
    private readonly reminders: ReportReminderService,
    private readonly reports: SquadReportService,
    private readonly results: SquadResultService,
    private readonly decisions: RoundVerbs,
  ) {}

  /** Who will score whom, and what is not reported yet. */
  @Get('assessment-preview')
  @Refuses('forbidden', 'not_found')
  @ApiOkResponse({ type: AssessmentPreviewDto })
  preview(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: PreviewQuery,
  ): Promise<AssessmentPreviewDto> {
    return this.previews.preview(actor, id, query);
  }

  @Post('request-assessment')
  @Refuses(
    'assessor_missing',
    'forbidden',
    'not_found',
    'nothing_reported',
    'round_overlap',
    'rule_missing',
    'wrong_state',
  )
  @HttpCode(200)
  @ApiOkResponse({ type: RequestedRoundDto })
  request(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: RequestAssessmentDto,
  ): Promise<RequestedRoundDto> {
    return this.requests.request(actor, id, body);
  }

  /** Asks those who have not reported for their reports, each once a day. */
  @Post('remind')
  @Refuses('already_reminded', 'forbidden', 'not_found', 'nothing_to_remind', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: AssessmentPreviewDto })
  remind(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: PreviewQuery,
  ): Promise<AssessmentPreviewDto> {
    return this.reminders.remind(actor, id, body);
  }

  @Get('report')
  @Refuses('not_found')
  @ApiOkResponse({ type: SquadReportDto })
  report(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<SquadReportDto> {
    return this.reports.read(actor, id);
  }

  @Put('report')
  @Refuses('forbidden', 'not_found', 'stale_version', 'wrong_state')
  @ApiOkResponse({ type: SquadReportDto })
  saveReport(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SaveReportDto,
  ): Promise<SquadReportDto> {
    return this.reports.save(actor, id, body);
  }

  @Get('results')
  @Refuses('not_found')
  @ApiOkResponse({ type: SquadResultsDto })
  squadResults(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<SquadResultsDto> {
    return this.results.read(this.database, actor, id);
  }

  @Post('results/accept')
  @Refuses('forbidden', 'not_found', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SquadResultsDto })
  accept(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: AcceptResultDto,
  ): Promise<SquadResultsDto> {
    return this.decisions.accept(actor, id, body.note);
  }

  @Post('results/send-back')
  @Refuses('forbidden', 'not_found', 'note_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SquadResultsDto })
  sendBack(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SendBackResultDto,
  ): Promise<SquadResultsDto> {
    return this.decisions.sendBack(actor, id, body);
  }
}

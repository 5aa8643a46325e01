import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { LetterListDto, LetterPreviewDto } from '../../documents/letters/letter.dto.js';
import { CurrentActor, ForFormer } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import {
  AssignmentDetailDto,
  AssignmentDto,
  AssignmentListDto,
  AssignmentQuery,
  DecidedAssignmentDto,
  LetterDraftDto,
  LetterPreviewQuery,
  NoteDto,
  StartAssignmentDto,
  StartPreviewQuery,
  StepDecisionDto,
} from './assignment.dto.js';
import { AssignmentVerbs } from './assignment.verbs.js';
import { AssignmentStartService } from './assignment-start.service.js';
import { LetterPreviewService } from './letter-preview.service.js';
import { AssignmentsService } from './assignments.service.js';

@ApiTags('assignments')
@Controller('assignments')
export class AssignmentsController {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly starts: AssignmentStartService,
    private readonly verbs: AssignmentVerbs,
    private readonly previews: LetterPreviewService,
  ) {}

  @Post()
  @ApiCreatedResponse({ type: AssignmentDto })
  start(@CurrentActor() actor: Actor, @Body() body: StartAssignmentDto): Promise<AssignmentDto> {
    return this.starts.start(actor, body);
  }

  /** The letters that a Kepala Unit signs by starting across units; none for anyone else. */
  @Get('start/letter-preview')
  @ApiOkResponse({ type: LetterPreviewDto })
  startPreview(
    @CurrentActor() actor: Actor,
    @Query() query: StartPreviewQuery,
  ): Promise<LetterPreviewDto> {
    return this.starts.preview(actor, query);
  }

  @ForFormer()
  @Get()
  @ApiOkResponse({ type: AssignmentListDto })
  list(@CurrentActor() actor: Actor, @Query() query: AssignmentQuery): Promise<AssignmentListDto> {
    return this.assignments.list(actor, query);
  }

  @ForFormer()
  @Get(':id')
  @ApiOkResponse({ type: AssignmentDetailDto })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AssignmentDetailDto> {
    return this.assignments.one(actor, id);
  }

  @ForFormer()
  @Get(':id/letters')
  @ApiOkResponse({ type: LetterListDto })
  letters(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<LetterListDto> {
    return this.assignments.lettersOf(actor, id);
  }

  /** The letters that the actor's decision would bring, as they would read today. */
  @Get(':id/letter-preview')
  @ApiOkResponse({ type: LetterPreviewDto })
  letterPreview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: LetterPreviewQuery,
  ): Promise<LetterPreviewDto> {
    return this.previews.of(actor, id, query.note ?? null, query.refusing);
  }

  @Put(':id/letter-draft')
  @ApiOkResponse({ type: AssignmentDto })
  editDraft(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: LetterDraftDto,
  ): Promise<AssignmentDto> {
    return this.assignments.editDraft(actor, id, body);
  }

  @Post(':id/remind')
  @HttpCode(200)
  @ApiOkResponse({ type: AssignmentDto })
  remind(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AssignmentDto> {
    return this.assignments.remind(actor, id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NoteDto,
  ): Promise<DecidedAssignmentDto> {
    return this.verbs.decide(actor, id, 'accept', body);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  decline(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NoteDto,
  ): Promise<DecidedAssignmentDto> {
    return this.verbs.decide(actor, id, 'decline', body);
  }

  @Post(':id/endorse')
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  endorse(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: StepDecisionDto,
  ): Promise<DecidedAssignmentDto> {
    return this.verbs.decide(actor, id, 'endorse', body);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: StepDecisionDto,
  ): Promise<DecidedAssignmentDto> {
    return this.verbs.decide(actor, id, 'approve', body);
  }

  @Post(':id/reject')
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  reject(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: StepDecisionDto,
  ): Promise<DecidedAssignmentDto> {
    return this.verbs.decide(actor, id, 'reject', body);
  }

  @Post(':id/issue')
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  issue(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: StepDecisionDto,
  ): Promise<DecidedAssignmentDto> {
    return this.verbs.decide(actor, id, 'issue', body);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  acknowledge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NoteDto,
  ): Promise<DecidedAssignmentDto> {
    return this.verbs.decide(actor, id, 'acknowledge', body);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NoteDto,
  ): Promise<DecidedAssignmentDto> {
    return this.verbs.decide(actor, id, 'withdraw', body);
  }
}

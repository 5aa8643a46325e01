import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { LetterListDto, LetterPreviewDto } from '../../documents/letters/letter.dto.js';
import { CurrentActor, ForFormer } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Refuses } from '../../platform/errors/refuses.js';
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
  @Refuses(
    'already_in_squad',
    'assessor_unknown',
    'employee_without_post',
    'forbidden',
    'home_unit_unknown',
    'leader_seat_taken',
    'letter_changed',
    'letter_unprintable',
    'not_assignable',
    'not_found',
    'role_full',
    'signer_without_post',
    'squad_not_recruiting',
    'starter_not_allowed',
    'volunteer_inter_agency',
  )
  @ApiCreatedResponse({ type: AssignmentDto })
  start(@CurrentActor() actor: Actor, @Body() body: StartAssignmentDto): Promise<AssignmentDto> {
    return this.starts.start(actor, body);
  }

  /** The letters that a Kepala Unit signs by starting across units; none for anyone else. */
  @Get('start/letter-preview')
  @Refuses(
    'already_in_squad',
    'forbidden',
    'leader_seat_taken',
    'not_assignable',
    'not_found',
    'squad_not_recruiting',
    'starter_not_allowed',
  )
  @ApiOkResponse({ type: LetterPreviewDto })
  startPreview(
    @CurrentActor() actor: Actor,
    @Query() query: StartPreviewQuery,
  ): Promise<LetterPreviewDto> {
    return this.starts.preview(actor, query);
  }

  @ForFormer()
  @Get()
  @Refuses('cursor_invalid')
  @ApiOkResponse({ type: AssignmentListDto })
  list(@CurrentActor() actor: Actor, @Query() query: AssignmentQuery): Promise<AssignmentListDto> {
    return this.assignments.list(actor, query);
  }

  @ForFormer()
  @Get(':id')
  @Refuses('not_found')
  @ApiOkResponse({ type: AssignmentDetailDto })
  one(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AssignmentDetailDto> {
    return this.assignments.one(actor, id);
  }

  @ForFormer()
  @Get(':id/letters')
  @Refuses('not_found')
  @ApiOkResponse({ type: LetterListDto })
  letters(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<LetterListDto> {
    return this.assignments.lettersOf(actor, id);
  }

  /** The letters that the actor's decision would bring, as they would read today. */
  @Get(':id/letter-preview')
  @Refuses('forbidden', 'not_found', 'wrong_state')
  @ApiOkResponse({ type: LetterPreviewDto })
  letterPreview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: LetterPreviewQuery,
  ): Promise<LetterPreviewDto> {
    return this.previews.of(actor, id, query.note ?? null, query.refusing);
  }

  @Put(':id/letter-draft')
  @Refuses('forbidden', 'not_found', 'stale_version', 'wrong_state')
  @ApiOkResponse({ type: AssignmentDto })
  editDraft(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: LetterDraftDto,
  ): Promise<AssignmentDto> {
    return this.assignments.editDraft(actor, id, body);
  }

  @Post(':id/remind')
  @Refuses('already_reminded', 'forbidden', 'not_found', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: AssignmentDto })
  remind(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AssignmentDto> {
    return this.assignments.remind(actor, id);
  }

  @Post(':id/accept')
  @Refuses('forbidden', 'not_found', 'wrong_state')
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
  @Refuses('forbidden', 'not_found', 'note_required', 'wrong_state')
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
  @Refuses(
    'employee_without_post',
    'forbidden',
    'letter_changed',
    'letter_unprintable',
    'not_found',
    'not_your_turn',
    'person_moved',
    'signer_without_post',
    'wrong_state',
  )
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
  @Refuses(
    'employee_without_post',
    'forbidden',
    'letter_changed',
    'letter_unprintable',
    'not_found',
    'not_your_turn',
    'signer_without_post',
    'wrong_state',
  )
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
  @Refuses(
    'employee_without_post',
    'forbidden',
    'letter_changed',
    'letter_unprintable',
    'not_found',
    'not_your_turn',
    'note_required',
    'signer_without_post',
    'wrong_state',
  )
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
  @Refuses(
    'assignment_stopped',
    'employee_without_post',
    'forbidden',
    'letter_changed',
    'letter_unprintable',
    'not_found',
    'not_your_turn',
    'period_over',
    'role_full',
    'signer_without_post',
    'wrong_state',
  )
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
  @Refuses('forbidden', 'not_found', 'not_your_turn', 'wrong_state')
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
  @Refuses('forbidden', 'not_found', 'wrong_state')
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

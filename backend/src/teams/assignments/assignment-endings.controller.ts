import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { LetterPreviewDto } from '../../documents/letters/letter.dto.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Refuses } from '../../platform/errors/refuses.js';
import {
  DecidedAssignmentDto,
  EndAssignmentDto,
  EndingPreviewQuery,
  NoteDto,
  ReplaceLetterDto,
} from './assignment.dto.js';
import { LetterReplacementService } from './letter-replacement.service.js';
import { AssignmentRecallService } from './assignment-recall.service.js';

@ApiTags('assignments')
@Controller('assignments')
export class AssignmentEndingsController {
  constructor(
    private readonly recalls: AssignmentRecallService,
    private readonly replacements: LetterReplacementService,
  ) {}

  /** The letter that a recall or an early end would bring, as it would read today. */
  @Get(':id/ending-preview')
  @Refuses('already_noted', 'forbidden', 'not_found', 'too_early', 'too_late', 'wrong_state')
  @ApiOkResponse({ type: LetterPreviewDto })
  preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { action, ...query }: EndingPreviewQuery,
  ): Promise<LetterPreviewDto> {
    return this.recalls.preview(actor, id, action, query);
  }

  /** The home Kepala Unit calls the employee back, with a reason and notice. */
  @Post(':id/recall')
  @Refuses(
    'already_noted',
    'employee_without_post',
    'forbidden',
    'letter_changed',
    'letter_unprintable',
    'not_found',
    'note_required',
    'signer_without_post',
    'too_early',
    'too_late',
    'wrong_state',
  )
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  recall(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: EndAssignmentDto,
  ): Promise<DecidedAssignmentDto> {
    return this.recalls.end(actor, id, 'recall', body);
  }

  /** The owner's Kepala Unit or the leader ends the work early, with a reason. */
  @Post(':id/end')
  @Refuses(
    'already_noted',
    'employee_without_post',
    'forbidden',
    'letter_changed',
    'letter_unprintable',
    'not_found',
    'note_required',
    'signer_without_post',
    'too_early',
    'too_late',
    'wrong_state',
  )
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: EndAssignmentDto,
  ): Promise<DecidedAssignmentDto> {
    return this.recalls.end(actor, id, 'end', body);
  }

  /** Until the last day is over. */
  @Post(':id/undo-end')
  @Refuses('forbidden', 'not_found', 'role_full', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  undoEnd(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: NoteDto,
  ): Promise<DecidedAssignmentDto> {
    return this.recalls.undo(actor, id, body.note ?? null);
  }

  /** The surat tugas that would stand in for the issued one, as it would read today. */
  @Get(':id/replacement-preview')
  @Refuses('forbidden', 'not_found', 'person_moved', 'wrong_state')
  @ApiOkResponse({ type: LetterPreviewDto })
  replacementPreview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: ReplaceLetterDto,
  ): Promise<LetterPreviewDto> {
    return this.replacements.preview(actor, id, query);
  }

  /** A surat tugas with an error: another one, with its own number, stands in for it. */
  @Post(':id/replace-letter')
  @Refuses(
    'already_noted',
    'employee_without_post',
    'forbidden',
    'letter_changed',
    'letter_unprintable',
    'not_found',
    'note_required',
    'person_moved',
    'signer_without_post',
    'wrong_state',
  )
  @HttpCode(200)
  @ApiOkResponse({ type: DecidedAssignmentDto })
  replaceLetter(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReplaceLetterDto,
  ): Promise<DecidedAssignmentDto> {
    return this.replacements.replace(actor, id, body);
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { LikelyDoublesDto, MergePreviewDto, MergePreviewQuery } from './person-merge.dto.js';
import { PersonMergeService } from './person-merge.service.js';

/** Merging itself is asked for and decided by two people: /second-approvals. */
@ApiTags('organization')
@Controller()
export class PersonMergeController {
  constructor(private readonly merges: PersonMergeService) {}

  @Get('person-doubles')
  @Refuses('forbidden')
  @ApiOkResponse({ type: LikelyDoublesDto })
  doubles(@CurrentActor() actor: Actor): Promise<LikelyDoublesDto> {
    return this.merges.doubles(actor);
  }

  @Get('employees/:id/merge-preview')
  @Refuses('forbidden', 'not_found')
  @ApiOkResponse({ type: MergePreviewDto })
  preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { mergedEmployeeId }: MergePreviewQuery,
  ): Promise<MergePreviewDto> {
    return this.merges.preview(actor, id, mergedEmployeeId);
  }
}

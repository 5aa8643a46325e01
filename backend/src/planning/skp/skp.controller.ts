import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, ForFormer } from '../../platform/auth/decorators.js';
import { Database } from '../../platform/database/database.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { SkpCommentService } from './skp-comment.service.js';
import { SkpDraftService } from './skp-draft.service.js';
import { SkpListService } from './skp-list.service.js';
import {
  SaveSkpDto,
  SkpCommentDto,
  SkpListQuery,
  SkpVerbDto,
  StartSkpDto,
} from './skp-request.dto.js';
import { SkpVerbs } from './skp.verbs.js';
import { SkpViewService } from './skp-view.service.js';
import { SkpChoicesDto, SkpDto, SkpListDto, SkpVersionsDto } from './skp.dto.js';

@ApiTags('skp')
@ApiBearerAuth()
@Controller('skp')
export class SkpController {
  constructor(
    private readonly database: Database,
    private readonly lists: SkpListService,
    private readonly view: SkpViewService,
    private readonly drafts: SkpDraftService,
    private readonly verbs: SkpVerbs,
    private readonly comments: SkpCommentService,
  ) {}

  @Post()
  @Refuses('date_invalid', 'forbidden', 'outside_holding', 'period_reversed', 'skp_period_overlap')
  @ApiCreatedResponse({ type: SkpDto })
  start(@CurrentActor() actor: Actor, @Body() body: StartSkpDto): Promise<SkpDto> {
    return this.drafts.start(actor, body);
  }

  @ForFormer()
  @Get()
  @Refuses('cursor_invalid')
  @ApiOkResponse({ type: SkpListDto })
  list(@CurrentActor() actor: Actor, @Query() query: SkpListQuery): Promise<SkpListDto> {
    return this.lists.list(actor, query);
  }

  @ForFormer()
  @Get(':id')
  @Refuses('not_found')
  @ApiOkResponse({ type: SkpDto })
  detail(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<SkpDto> {
    return this.view.detail(this.database, actor, id);
  }

  @ForFormer()
  @Get(':id/versions')
  @Refuses('not_found')
  @ApiOkResponse({ type: SkpVersionsDto })
  versions(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<SkpVersionsDto> {
    return this.view.versions(this.database, actor, id);
  }

  @Get(':id/choices')
  @Refuses('not_found')
  @ApiOkResponse({ type: SkpChoicesDto })
  choices(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<SkpChoicesDto> {
    return this.view.choices(this.database, actor, id);
  }

  @Put(':id')
  @Refuses('forbidden', 'not_found', 'stale_version', 'wrong_state')
  @ApiOkResponse({ type: SkpDto })
  save(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SaveSkpDto,
  ): Promise<SkpDto> {
    return this.drafts.save(actor, id, body);
  }

  @Post(':id/submit')
  @Refuses('assessor_missing', 'forbidden', 'not_found', 'stale_version', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SkpDto })
  submit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SkpVerbDto,
  ): Promise<SkpDto> {
    return this.verbs.submit(actor, id, body);
  }

  @Post(':id/return')
  @Refuses('forbidden', 'not_found', 'note_required', 'stale_version', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SkpDto })
  return(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SkpVerbDto,
  ): Promise<SkpDto> {
    return this.verbs.return(actor, id, body);
  }

  @Post(':id/approve')
  @Refuses('forbidden', 'not_found', 'stale_version', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SkpDto })
  approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SkpVerbDto,
  ): Promise<SkpDto> {
    return this.verbs.approve(actor, id, body);
  }

  @Post(':id/revise')
  @Refuses('forbidden', 'not_found', 'note_required', 'revision_open', 'stale_version')
  @HttpCode(200)
  @ApiOkResponse({ type: SkpDto })
  revise(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SkpVerbDto,
  ): Promise<SkpDto> {
    return this.verbs.revise(actor, id, body);
  }

  @Post(':id/comments')
  @Refuses('forbidden', 'not_found')
  @ApiCreatedResponse({ type: SkpDto })
  comment(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: SkpCommentDto,
  ): Promise<SkpDto> {
    return this.comments.comment(actor, id, body);
  }
}

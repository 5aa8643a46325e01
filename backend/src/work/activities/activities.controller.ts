import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, ForFormer } from '../../platform/auth/decorators.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/errors/refuses.js';
import {
  ActivityCalendarDto,
  ActivityDto,
  ActivityFormDto,
  ActivityPageDto,
} from './activity.dto.js';
import {
  ActivityNoteDto,
  ActivityQuery,
  CalendarQuery,
  CreateActivityDto,
  SubmitActivityDto,
  FormQuery,
  UpdateActivityDto,
} from './activity.request.dto.js';
import { ActivityCalendarService } from './activity-calendar.service.js';
import { ActivityVerbs } from './activity.verbs.js';
import { ActivityFormService } from './activity-form.service.js';
import { ActivityReadingService } from './activity-reading.service.js';
import { ActivityWritingService } from './activity-writing.service.js';

@ApiTags('activities')
@Controller('activities')
export class ActivitiesController {
  constructor(
    private readonly reading: ActivityReadingService,
    private readonly writing: ActivityWritingService,
    private readonly verbs: ActivityVerbs,
    private readonly calendars: ActivityCalendarService,
    private readonly forms: ActivityFormService,
  ) {}

  @ForFormer()
  @Get()
  @Refuses('cursor_invalid', 'not_found')
  @ApiOkResponse({ type: ActivityPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: ActivityQuery): Promise<ActivityPageDto> {
    return this.reading.list(actor, query);
  }

  @Get('calendar')
  @Refuses('not_found')
  @ApiOkResponse({ type: ActivityCalendarDto })
  calendar(
    @CurrentActor() actor: Actor,
    @Query() query: CalendarQuery,
  ): Promise<ActivityCalendarDto> {
    return this.calendars.month(actor, query.month, query.employeeId);
  }

  @Get('form')
  @Refuses('forbidden')
  @ApiOkResponse({ type: ActivityFormDto })
  form(@CurrentActor() actor: Actor, @Query() query: FormQuery): Promise<ActivityFormDto> {
    return this.forms.form(actor, query.date);
  }

  @ForFormer()
  @Get(':id')
  @Refuses('not_found')
  @ApiOkResponse({ type: ActivityDto })
  find(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<ActivityDto> {
    return this.reading.find(actor, id);
  }

  @Post()
  @Refuses('forbidden', 'other_words')
  @ApiCreatedResponse({ type: ActivityDto })
  create(@CurrentActor() actor: Actor, @Body() dto: CreateActivityDto): Promise<ActivityDto> {
    return this.writing.create(actor, dto);
  }

  @Patch(':id')
  @Refuses('forbidden', 'not_found', 'stale_version', 'wrong_state')
  @ApiOkResponse({ type: ActivityDto })
  update(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() dto: UpdateActivityDto,
  ): Promise<ActivityDto> {
    return this.writing.update(actor, id, dto);
  }

  @Delete(':id')
  @Refuses('forbidden', 'not_found', 'wrong_state')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.verbs.remove(actor, id);
  }

  @Post(':id/submit')
  @Refuses('forbidden', 'not_found', 'photo_missing', 'validator_unknown', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: ActivityDto })
  submit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { endIsMeant }: SubmitActivityDto,
  ): Promise<ActivityDto> {
    return this.verbs.submit(actor, id, endIsMeant === true);
  }

  @Post(':id/validate')
  @Refuses('forbidden', 'not_found', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: ActivityDto })
  validate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { note }: ActivityNoteDto,
  ): Promise<ActivityDto> {
    return this.verbs.decide(actor, id, 'validate', note);
  }

  @Post(':id/return')
  @Refuses('forbidden', 'not_found', 'note_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: ActivityDto })
  giveBack(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { note }: ActivityNoteDto,
  ): Promise<ActivityDto> {
    return this.verbs.decide(actor, id, 'return', note);
  }

  @Post(':id/reject')
  @Refuses('forbidden', 'not_found', 'note_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: ActivityDto })
  reject(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { note }: ActivityNoteDto,
  ): Promise<ActivityDto> {
    return this.verbs.decide(actor, id, 'reject', note);
  }
}

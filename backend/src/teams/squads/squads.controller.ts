import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { Database } from '../../platform/database/database.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { OpenRolesService } from './open-roles.service.js';
import {
  AppointLeaderDto,
  CreateSquadDto,
  OpenRolePageDto,
  OpenRoleQuery,
  SquadDto,
  SquadGoalChoicesDto,
  SquadNoteDto,
  SquadPageDto,
  SquadQuery,
  UpdateSquadDto,
} from './squad.dto.js';
import { SquadGoalsService } from './squad-goals.service.js';
import { SquadReadingService } from './squad-reading.service.js';
import { SquadWritingService } from './squad-writing.service.js';
import { SquadVerbs } from './squad.verbs.js';

@ApiTags('squads')
@Controller('squads')
export class SquadsController {
  constructor(
    private readonly database: Database,
    private readonly reading: SquadReadingService,
    private readonly writing: SquadWritingService,
    private readonly verbs: SquadVerbs,
    private readonly openRoles: OpenRolesService,
    private readonly goals: SquadGoalsService,
  ) {}

  @Post()
  @Refuses('forbidden')
  @ApiCreatedResponse({ type: SquadDto })
  create(@CurrentActor() actor: Actor, @Body() body: CreateSquadDto): Promise<SquadDto> {
    return this.writing.create(actor, body);
  }

  @Get()
  @Refuses('cursor_invalid')
  @ApiOkResponse({ type: SquadPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: SquadQuery): Promise<SquadPageDto> {
    return this.reading.list(actor, query);
  }

  /** The board of open roles, for everyone. */
  @Get('open-roles')
  @Refuses('cursor_invalid')
  @ApiOkResponse({ type: OpenRolePageDto })
  roles(@CurrentActor() actor: Actor, @Query() query: OpenRoleQuery): Promise<OpenRolePageDto> {
    return this.openRoles.list(actor, query);
  }

  /** Goals that I may form a squad for. */
  @Get('goal-choices')
  @ApiOkResponse({ type: SquadGoalChoicesDto })
  goalChoices(@CurrentActor() actor: Actor): Promise<SquadGoalChoicesDto> {
    return this.goals.choices(actor);
  }

  @Get(':id')
  @Refuses('not_found')
  @ApiOkResponse({ type: SquadDto })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SquadDto> {
    return this.reading.view(this.database, actor, id);
  }

  @Patch(':id')
  @Refuses('forbidden', 'not_found', 'stale_version')
  @ApiOkResponse({ type: SquadDto })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: UpdateSquadDto,
  ): Promise<SquadDto> {
    return this.writing.update(actor, id, body);
  }

  @Post(':id/appoint-leader')
  @Refuses(
    'forbidden',
    'leader_needs_assignment',
    'leader_not_assignable',
    'not_found',
    'wrong_state',
  )
  @HttpCode(200)
  @ApiOkResponse({ type: SquadDto })
  appointLeader(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: AppointLeaderDto,
  ): Promise<SquadDto> {
    return this.verbs.appointLeader(actor, id, body.employeeId);
  }

  @Post(':id/open')
  @Refuses('forbidden', 'not_found', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SquadDto })
  open(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SquadNoteDto,
  ): Promise<SquadDto> {
    return this.verbs.perform(actor, id, 'open', body.note);
  }

  @Post(':id/activate')
  @Refuses('forbidden', 'leader_missing', 'not_found', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SquadDto })
  activate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SquadNoteDto,
  ): Promise<SquadDto> {
    return this.verbs.perform(actor, id, 'activate', body.note);
  }

  @Post(':id/close')
  @Refuses('forbidden', 'not_found', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SquadDto })
  close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SquadNoteDto,
  ): Promise<SquadDto> {
    return this.verbs.perform(actor, id, 'close', body.note);
  }

  @Post(':id/disband')
  @Refuses('forbidden', 'not_found', 'note_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: SquadDto })
  disband(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SquadNoteDto,
  ): Promise<SquadDto> {
    return this.verbs.perform(actor, id, 'disband', body.note);
  }
}

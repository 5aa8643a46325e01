import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, PasswordAgain } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Refuses } from '../../platform/errors/refuses.js';
import {
  DepartureDto,
  DepartureOutlookDto,
  DeparturePageDto,
  DeparturesQuery,
  LeaveDto,
  OutlookQuery,
  SuspendDto,
} from './departure.dto.js';
import { DeparturesService } from './departures.service.js';

@ApiTags('organization')
@Controller()
export class DeparturesController {
  constructor(private readonly departures: DeparturesService) {}

  @Get('departures')
  @Refuses('cursor_invalid', 'forbidden')
  @ApiOkResponse({ type: DeparturePageDto })
  list(@CurrentActor() actor: Actor, @Query() query: DeparturesQuery): Promise<DeparturePageDto> {
    return this.departures.list(actor, query);
  }

  /** What would end, before it is recorded. */
  @Get('employees/:id/departure-outlook')
  @Refuses('forbidden', 'not_found')
  @ApiOkResponse({ type: DepartureOutlookDto })
  outlook(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: OutlookQuery,
  ): Promise<DepartureOutlookDto> {
    return this.departures.outlook(actor, id, query);
  }

  @PasswordAgain()
  @Post('employees/:id/end')
  @Refuses('already_left', 'forbidden', 'not_found', 'password_required')
  @HttpCode(200)
  @ApiOkResponse({ type: DepartureDto })
  leave(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: LeaveDto,
  ): Promise<DepartureDto> {
    return this.departures.leave(actor, id, body);
  }

  @PasswordAgain()
  @Post('employees/:id/undo')
  @Refuses('forbidden', 'not_found', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: DepartureDto })
  undo(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DepartureDto> {
    return this.departures.undo(actor, id);
  }

  @PasswordAgain()
  @Post('employees/:id/suspend')
  @Refuses('already_left', 'forbidden', 'not_found', 'password_required')
  @HttpCode(200)
  @ApiOkResponse({ type: DepartureDto })
  suspend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SuspendDto,
  ): Promise<DepartureDto> {
    return this.departures.suspend(actor, id, body);
  }

  @PasswordAgain()
  @Post('employees/:id/resume')
  @Refuses('forbidden', 'not_found', 'password_required', 'wrong_state')
  @HttpCode(200)
  @ApiOkResponse({ type: DepartureDto })
  lift(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DepartureDto> {
    return this.departures.lift(actor, id);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, PasswordAgain } from '../../platform/auth/decorators.js';
import { Refuses } from '../../platform/errors/refuses.js';
import {
  AgencyDto,
  HolidayDto,
  HolidayListDto,
  HolidayQuery,
  PutHolidayDto,
  UpdateAgencyDto,
} from './agency.dto.js';
import { AgencyService } from './agency.service.js';

@ApiTags('organization')
@Controller()
export class AgencyController {
  constructor(private readonly agencies: AgencyService) {}

  @Get('agency')
  @ApiOkResponse({ type: AgencyDto })
  find(@CurrentActor() actor: Actor): Promise<AgencyDto> {
    return this.agencies.find(actor);
  }

  /** Who signs letters, and of whom a second factor is demanded, is decided here. */
  @PasswordAgain()
  @Patch('agency')
  @Refuses('forbidden', 'password_required', 'stale_version')
  @ApiOkResponse({ type: AgencyDto })
  update(@CurrentActor() actor: Actor, @Body() body: UpdateAgencyDto): Promise<AgencyDto> {
    return this.agencies.update(actor, body);
  }

  @Get('holidays')
  @ApiOkResponse({ type: HolidayListDto })
  async holidays(
    @CurrentActor() actor: Actor,
    @Query() { year }: HolidayQuery,
  ): Promise<HolidayListDto> {
    return { items: await this.agencies.holidays(actor, year), nextCursor: null };
  }

  @Put('holidays/:date')
  @Refuses('forbidden')
  @ApiOkResponse({ type: HolidayDto })
  putHoliday(
    @CurrentActor() actor: Actor,
    @Param('date') date: string,
    @Body() body: PutHolidayDto,
  ): Promise<HolidayDto> {
    return this.agencies.putHoliday(actor, date, body.name);
  }

  @Delete('holidays/:date')
  @Refuses('forbidden', 'not_found')
  @HttpCode(204)
  @ApiNoContentResponse()
  deleteHoliday(@CurrentActor() actor: Actor, @Param('date') date: string): Promise<void> {
    return this.agencies.deleteHoliday(actor, date);
  }
}

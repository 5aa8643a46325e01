import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { UnitDetailDto, UnitListDto, UnitPeopleQuery, UpdateUnitDto } from './unit.dto.js';
import { UnitsService } from './units.service.js';

@ApiTags('organization')
@Controller('units')
export class UnitsController {
  constructor(private readonly units: UnitsService) {}

  @Get()
  @ApiOkResponse({ type: UnitListDto })
  list(@CurrentActor() actor: Actor): Promise<UnitListDto> {
    return this.units.list(actor);
  }

  @Get(':id')
  @Refuses('cursor_invalid', 'not_found')
  @ApiOkResponse({ type: UnitDetailDto })
  detail(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() page: UnitPeopleQuery,
  ): Promise<UnitDetailDto> {
    return this.units.detail(actor, id, page);
  }

  @Patch(':id')
  @Refuses('forbidden', 'not_found', 'stale_version')
  @ApiOkResponse({ type: UnitDetailDto })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: UpdateUnitDto,
  ): Promise<UnitDetailDto> {
    return this.units.update(actor, id, body);
  }
}

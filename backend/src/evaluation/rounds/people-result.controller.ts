import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, ForFormer } from '../../platform/auth/decorators.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { PeopleResultService } from './people-result.service.js';
import { EmployeeResultsDto, PeriodQuery, UnitResultsDto } from './result.dto.js';

@ApiTags('evaluation')
@ApiBearerAuth()
@Controller()
export class PeopleResultController {
  constructor(private readonly results: PeopleResultService) {}

  @ForFormer()
  @Get('employees/:id/results')
  @Refuses('not_found', 'period_invalid')
  @ApiOkResponse({ type: EmployeeResultsDto })
  employee(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: PeriodQuery,
  ): Promise<EmployeeResultsDto> {
    return this.results.employee(actor, id, query.period);
  }

  @Get('units/:id/results')
  @Refuses('not_found', 'period_invalid')
  @ApiOkResponse({ type: UnitResultsDto })
  unit(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() query: PeriodQuery,
  ): Promise<UnitResultsDto> {
    return this.results.unit(actor, id, query.period);
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../platform/auth/decorators.js';
import { LimitedByAccount } from '../../platform/auth/account-limit.guard.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Refuses } from '../../platform/errors/refuses.js';
import { CandidatesService } from './candidates.service.js';
import { CandidatePageDto, CandidateQuery } from './candidate.dto.js';
import {
  EmployeeDto,
  EmployeePageDto,
  EmployeeQuery,
  SkillListDto,
  SkillQuery,
} from './employee.dto.js';
import { EmployeesService } from './employees.service.js';
import { SearchDto, SearchQuery } from './search.dto.js';
import { SearchService } from './search.service.js';

@ApiTags('employees')
@Controller()
export class EmployeesController {
  constructor(
    private readonly employees: EmployeesService,
    private readonly candidates: CandidatesService,
    private readonly everything: SearchService,
  ) {}

  @Get('employees')
  @Refuses('cursor_invalid')
  @LimitedByAccount()
  @ApiOkResponse({ type: EmployeePageDto })
  search(@CurrentActor() actor: Actor, @Query() query: EmployeeQuery): Promise<EmployeePageDto> {
    return this.employees.search(actor, query);
  }

  @Get('employees/skills')
  @ApiOkResponse({ type: SkillListDto })
  skills(@CurrentActor() actor: Actor, @Query() { q }: SkillQuery): Promise<SkillListDto> {
    return this.employees.skills(actor, q);
  }

  @Get('employees/:id')
  @Refuses('not_found')
  @ApiOkResponse({ type: EmployeeDto })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<EmployeeDto> {
    return this.employees.find(actor, id);
  }

  /** Who fits a role, best first, with the reasons in words (R405). */
  @Get('squads/:id/roles/:roleId/candidates')
  @Refuses('not_found')
  @LimitedByAccount()
  @ApiOkResponse({ type: CandidatePageDto })
  match(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('roleId', IdPipe) roleId: string,
    @Query() query: CandidateQuery,
  ): Promise<CandidatePageDto> {
    return this.candidates.match(actor, id, roleId, query);
  }

  /** People, squads, goals: what the command palette finds. */
  @Get('search')
  @LimitedByAccount()
  @ApiOkResponse({ type: SearchDto })
  find(@CurrentActor() actor: Actor, @Query() { q }: SearchQuery): Promise<SearchDto> {
    return this.everything.find(actor, q?.slice(0, 100) ?? '');
  }
}

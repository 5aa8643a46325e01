import { Module } from '@nestjs/common';
import { GoalsModule } from '../../planning/goals/goals.module.js';
import { SquadsModule } from '../../teams/squads/squads.module.js';
import { CandidatesService } from './candidates.service.js';
import { EmployeesController } from './employees.controller.js';
import { EmployeesService } from './employees.service.js';
import { SearchService } from './search.service.js';

@Module({
  imports: [GoalsModule, SquadsModule],
  controllers: [EmployeesController],
  providers: [EmployeesService, CandidatesService, SearchService],
})
export class EmployeesModule {}

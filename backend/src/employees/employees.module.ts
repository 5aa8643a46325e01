import { Module } from '@nestjs/common';
import { SquadsModule } from '../squads/squads.module.js';
import { CandidatesService } from './candidates.service.js';
import { EmployeesController } from './employees.controller.js';
import { EmployeesService } from './employees.service.js';
import { SearchService } from './search.service.js';

@Module({
  imports: [SquadsModule],
  controllers: [EmployeesController],
  providers: [EmployeesService, CandidatesService, SearchService],
})
export class EmployeesModule {}

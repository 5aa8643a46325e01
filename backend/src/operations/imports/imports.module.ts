import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { GoalsModule } from '../../planning/goals/goals.module.js';
import { ImportHistoryService } from './import-history.service.js';
import { AgencyImporter } from '../../organization/importing/agency.importer.js';
import { EmployeesImporter } from '../../organization/importing/employees.importer.js';
import { GoalsImporter } from '../../planning/goals/goals.importer.js';
import { UnitsImporter } from '../../organization/importing/units.importer.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';

@Module({
  imports: [AccountsModule, GoalsModule],
  controllers: [ImportsController],
  providers: [
    ImportsService,
    ImportHistoryService,
    AgencyImporter,
    UnitsImporter,
    EmployeesImporter,
    GoalsImporter,
  ],
  exports: [ImportsService],
})
export class ImportsModule {}

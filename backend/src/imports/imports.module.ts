import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { GoalsModule } from '../goals/goals.module.js';
import { ImportHistoryService } from './import-history.service.js';
import { AgencyImporter } from './importers/agency.importer.js';
import { EmployeesImporter } from './importers/employees.importer.js';
import { GoalsImporter } from './importers/goals.importer.js';
import { UnitsImporter } from './importers/units.importer.js';
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

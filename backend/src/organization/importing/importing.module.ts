import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { AgencyImporter } from './agency.importer.js';
import { EmployeesImporter } from './employees.importer.js';
import { UnitsImporter } from './units.importer.js';

const IMPORTERS = [AgencyImporter, UnitsImporter, EmployeesImporter];

/** The importers of what organization owns; the engine that reads files and keeps their history is above. */
@Module({ imports: [AccountsModule], providers: IMPORTERS, exports: IMPORTERS })
export class ImportingModule {}

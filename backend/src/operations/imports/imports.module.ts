import { Module } from '@nestjs/common';
import { ImportingModule } from '../../organization/importing/importing.module.js';
import { GoalsModule } from '../../planning/goals/goals.module.js';
import { ImportHistoryService } from './import-history.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';

@Module({
  imports: [ImportingModule, GoalsModule],
  controllers: [ImportsController],
  providers: [ImportsService, ImportHistoryService],
  exports: [ImportsService],
})
export class ImportsModule {}

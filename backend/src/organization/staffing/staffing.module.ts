import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { EmployeeRecordService } from './employee-record.service.js';
import { PersonMergeController } from './person-merge.controller.js';
import { PersonMergeService } from './person-merge.service.js';
import { StaffingController } from './staffing.controller.js';
import { StaffingService } from './staffing.service.js';

@Module({
  imports: [AccountsModule],
  controllers: [StaffingController, PersonMergeController],
  providers: [EmployeeRecordService, StaffingService, PersonMergeService],
  exports: [PersonMergeService, StaffingService],
})
export class StaffingModule {}

import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { StaffingController } from './staffing.controller.js';
import { StaffingService } from './staffing.service.js';

@Module({
  imports: [AccountsModule],
  controllers: [StaffingController],
  providers: [StaffingService],
})
export class StaffingModule {}

import { Module } from '@nestjs/common';
import { PowerActs } from './power-acts.js';
import { StaffingModule } from '../staffing/staffing.module.js';
import { SecondApprovalController } from './second-approval.controller.js';
import { SecondApprovalJob } from './second-approval.job.js';
import { SecondApprovalService } from './second-approval.service.js';
import { SecondApprovalTurns } from './second-approval.turns.js';

@Module({
  imports: [StaffingModule],
  controllers: [SecondApprovalController],
  providers: [PowerActs, SecondApprovalService, SecondApprovalTurns, SecondApprovalJob],
})
export class FourEyesModule {}

import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/accounts.module.js';
import { DoubleEmployments } from './double-employments.service.js';
import { TransferDayJob } from './transfer-day.job.js';
import { TransferMove } from './transfer-move.service.js';
import { EmployeeTransferController, TransfersController } from './transfers.controller.js';
import { TransfersService } from './transfers.service.js';

@Module({
  imports: [AccountsModule],
  controllers: [TransfersController, EmployeeTransferController],
  providers: [DoubleEmployments, TransfersService, TransferMove, TransferDayJob],
  exports: [TransfersService],
})
export class TransfersModule {}

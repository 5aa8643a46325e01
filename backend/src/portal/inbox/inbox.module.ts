import { Module } from '@nestjs/common';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';
import { WaitingController } from './waiting.controller.js';
import { WaitingService } from './waiting.service.js';

@Module({
  controllers: [InboxController, WaitingController],
  providers: [InboxService, WaitingService],
  exports: [InboxService, WaitingService],
})
export class InboxModule {}

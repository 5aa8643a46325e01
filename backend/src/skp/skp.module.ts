import { Module } from '@nestjs/common';
import { GoalsModule } from '../goals/goals.module.js';
import { ActionItemStore } from './action-item.store.js';
import { DialogueService } from './dialogue.service.js';
import { SkpCarriers } from './skp.carriers.js';
import { SkpService } from './skp.service.js';
import { SkpStore } from './skp.store.js';

@Module({
  imports: [GoalsModule],
  providers: [SkpStore, ActionItemStore, DialogueService, SkpService, SkpCarriers],
  exports: [SkpService],
})
export class SkpModule {}

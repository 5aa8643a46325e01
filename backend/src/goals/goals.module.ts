import { Module } from '@nestjs/common';
import { GoalController } from './goal.controller.js';
import { GoalLinks } from './goal-links.js';
import { GoalViewService } from './goal-view.service.js';
import { GoalsService } from './goals.service.js';

@Module({
  controllers: [GoalController],
  providers: [GoalsService, GoalLinks, GoalViewService],
  exports: [GoalsService, GoalLinks],
})
export class GoalsModule {}

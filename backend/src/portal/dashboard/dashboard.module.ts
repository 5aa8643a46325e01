import { Module } from '@nestjs/common';
import { ActorActions } from '../../workflow/offers/actor-actions.js';
import { DashboardController } from './dashboard.controller.js';
import { DashboardService } from './dashboard.service.js';
import { mayReadDashboard } from './domain/policy.js';

@Module({
  controllers: [DashboardController],
  providers: [DashboardService],
  exports: [DashboardService],
})
export class DashboardModule {
  constructor(actions: ActorActions) {
    actions.register('read-dashboard', mayReadDashboard);
  }
}

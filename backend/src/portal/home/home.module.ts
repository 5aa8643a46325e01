import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../../work/activities/activities.module.js';
import { AssignmentsModule } from '../../teams/assignments/assignments.module.js';
import { DashboardModule } from '../dashboard/dashboard.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { SkpModule } from '../../planning/skp/skp.module.js';
import { SquadsModule } from '../../teams/squads/squads.module.js';
import { HomeController } from './home.controller.js';
import { HomeService } from './home.service.js';

@Module({
  imports: [
    SkpModule,
    SquadsModule,
    AssignmentsModule,
    ActivitiesModule,
    InboxModule,
    DashboardModule,
  ],
  controllers: [HomeController],
  providers: [HomeService],
})
export class HomeModule {}

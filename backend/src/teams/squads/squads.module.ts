import { Module } from '@nestjs/common';
import { GoalsModule } from '../../planning/goals/goals.module.js';
import { AssignmentTie } from './assignment-tie.js';
import { DepartedMembers } from './departed-members.js';
import { LedSquads } from './led-squads.service.js';
import { MemberReminders } from './member-reminders.service.js';
import { MembershipEnding } from './membership-ending.service.js';
import { OpenRolesService } from './open-roles.service.js';
import { SquadGoalsService } from './squad-goals.service.js';
import { SquadLinks } from './squad-links.js';
import { SquadReadingService } from './squad-reading.service.js';
import { SquadWritingService } from './squad-writing.service.js';
import { SquadVerbs } from './squad.verbs.js';
import { SquadsController } from './squads.controller.js';
import { SquadsService } from './squads.service.js';

@Module({
  imports: [GoalsModule],
  controllers: [SquadsController],
  providers: [
    SquadsService,
    MemberReminders,
    SquadReadingService,
    SquadWritingService,
    SquadVerbs,
    MembershipEnding,
    DepartedMembers,
    AssignmentTie,
    SquadGoalsService,
    OpenRolesService,
    LedSquads,
    SquadLinks,
  ],
  exports: [
    AssignmentTie,
    MembershipEnding,
    MemberReminders,
    SquadsService,
    SquadReadingService,
    LedSquads,
  ],
})
export class SquadsModule {}

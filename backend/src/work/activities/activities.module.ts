import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities.controller.js';
import { ActivitiesService } from './activities.service.js';
import { ActivityCalendarService } from './activity-calendar.service.js';
import { ActivityEntryService } from './activity-entry.service.js';
import { ActivityFormService } from './activity-form.service.js';
import { ActivityTurns } from './activity.turns.js';
import { ActivityReadingService } from './activity-reading.service.js';
import { ActivityTransfer } from './activity-transfer.js';
import { ActivityVerbs } from './activity.verbs.js';
import { ActivityViewService } from './activity-view.service.js';
import { ActivityWritingService } from './activity-writing.service.js';
import { DepartedValidators } from './departed-validators.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceService } from './evidence.service.js';
import { GoalsModule } from '../../planning/goals/goals.module.js';
import { SkpModule } from '../../planning/skp/skp.module.js';
import { SquadsModule } from '../../teams/squads/squads.module.js';
import { ValidatorAppointmentController } from './validator-appointment.controller.js';
import { ValidatorAppointmentService } from './validator-appointment.service.js';
import { ValidatorService } from './validator.service.js';

@Module({
  imports: [SkpModule, SquadsModule, GoalsModule],
  controllers: [ActivitiesController, EvidenceController, ValidatorAppointmentController],
  providers: [
    ValidatorService,
    ActivityViewService,
    ActivityEntryService,
    ActivityWritingService,
    ActivityVerbs,
    ActivityTransfer,
    ActivityReadingService,
    ActivityCalendarService,
    ActivityFormService,
    EvidenceService,
    ValidatorAppointmentService,
    ActivitiesService,
    ActivityTurns,
    DepartedValidators,
  ],
  exports: [ActivitiesService],
})
export class ActivitiesModule {}

import { Module } from '@nestjs/common';
import { ActorActions } from '../../workflow/offers/actor-actions.js';
import { GoalsModule } from '../../planning/goals/goals.module.js';
import { LettersModule } from '../../documents/letters/letters.module.js';
import { SkpModule } from '../../planning/skp/skp.module.js';
import { SquadsModule } from '../squads/squads.module.js';
import { AssignmentActivation } from './assignment-activation.service.js';
import { AssignmentEndingsController } from './assignment-endings.controller.js';
import { AssignmentEndNews } from './assignment-end-news.js';
import { AssignmentEnding } from './assignment-ending.service.js';
import { AssignmentJobs } from './assignment.jobs.js';
import { AssignmentLettersService } from './assignment-letters.service.js';
import { AssignmentNews } from './assignment-news.js';
import { AssignmentRhk } from './assignment-rhk.js';
import { AssignmentRecallService } from './assignment-recall.service.js';
import { AssignmentStaffing } from './assignment-staffing.service.js';
import { AssignmentStartService } from './assignment-start.service.js';
import { AssignmentViewService } from './assignment-view.service.js';
import { AssignmentInbox } from './assignment.inbox.js';
import { AssignmentVerbs } from './assignment.verbs.js';
import { AssignmentTurns } from './assignment.turns.js';
import { AssignmentWaiting } from './assignment.waiting.js';
import { proposesAtAll } from './domain/proposing.js';
import { LetterReplacementService } from './letter-replacement.service.js';
import { LetterPreviewService } from './letter-preview.service.js';
import { AssignmentApi } from './assignment.api.js';
import { AssignmentsController } from './assignments.controller.js';
import { AssignmentsService } from './assignments.service.js';

@Module({
  imports: [GoalsModule, SkpModule, SquadsModule, LettersModule],
  controllers: [AssignmentsController, AssignmentEndingsController],
  providers: [
    AssignmentApi,
    AssignmentsService,
    AssignmentStartService,
    AssignmentVerbs,
    AssignmentActivation,
    AssignmentEnding,
    AssignmentEndNews,
    AssignmentRecallService,
    LetterReplacementService,
    AssignmentLettersService,
    LetterPreviewService,
    AssignmentNews,
    AssignmentStaffing,
    AssignmentViewService,
    AssignmentInbox,
    AssignmentWaiting,
    AssignmentJobs,
    AssignmentRhk,
    AssignmentTurns,
  ],
  exports: [
    AssignmentsService,
    AssignmentStartService,
    AssignmentVerbs,
    AssignmentJobs,
    AssignmentLettersService,
    AssignmentRecallService,
    LetterReplacementService,
  ],
})
export class AssignmentsModule {
  constructor(actions: ActorActions) {
    actions.register('propose', proposesAtAll);
  }
}

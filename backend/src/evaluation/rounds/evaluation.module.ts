import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../../work/activities/activities.module.js';
import { SkpModule } from '../../planning/skp/skp.module.js';
import { SquadsModule } from '../../teams/squads/squads.module.js';
import { ActorActions } from '../../workflow/offers/actor-actions.js';
import { AssessmentController } from './assessment.controller.js';
import { AssessmentInbox } from './assessment.inbox.js';
import { AssessmentTurns } from './assessment.turns.js';
import { AssessmentWaiting } from './assessment.waiting.js';
import { AssessmentService } from './assessment.service.js';
import { AssessmentView } from './assessment-view.service.js';
import { DepartedScorers } from './departed-scorers.js';
import { mayScoreSheets } from './domain/policy.js';
import { PeopleResultController } from './people-result.controller.js';
import { PeopleResultService } from './people-result.service.js';
import { RoundVerbs } from './round.verbs.js';
import { RoundRequestVerbs } from './round-request.verbs.js';
import { AssessmentVerbs } from './assessment.verbs.js';
import { RoundOutlookService } from './round-outlook.service.js';
import { ReportReminderService } from './report-reminder.service.js';
import { RoundPreviewService } from './round-preview.service.js';
import { ScoredRoundsService } from './scored-rounds.service.js';
import { RoundScoringService } from './round-scoring.service.js';
import { RuleService } from './rule.service.js';
import { SquadEvaluationController } from './squad-evaluation.controller.js';
import { SquadFiles } from './squad-file.service.js';
import { SquadReportService } from './squad-report.service.js';
import { SquadResultService } from './squad-result.service.js';

@Module({
  imports: [SquadsModule, SkpModule, ActivitiesModule],
  controllers: [AssessmentController, SquadEvaluationController, PeopleResultController],
  providers: [
    RuleService,
    DepartedScorers,
    SquadFiles,
    RoundOutlookService,
    RoundPreviewService,
    RoundRequestVerbs,
    ReportReminderService,
    SquadReportService,
    AssessmentView,
    AssessmentService,
    AssessmentVerbs,
    AssessmentInbox,
    AssessmentTurns,
    ScoredRoundsService,
    AssessmentWaiting,
    RoundScoringService,
    SquadResultService,
    RoundVerbs,
    PeopleResultService,
  ],
  exports: [RoundScoringService],
})
export class EvaluationModule {
  constructor(actions: ActorActions) {
    actions.register('score', mayScoreSheets);
  }
}

import { Module } from '@nestjs/common';
import { ActorActions } from '../../workflow/offers/actor-actions.js';
import { StaffingModule } from '../staffing/staffing.module.js';
import { CorrectionController } from './correction-request.controller.js';
import { CorrectionService } from './correction-request.service.js';
import { CorrectionTurns } from './correction-request.turns.js';
import { CorrectionVerbs } from './correction-request.verbs.js';
import { DepartedAskers } from './departed-askers.js';
import { mayAskCorrection } from './domain/policy.js';

@Module({
  imports: [StaffingModule],
  controllers: [CorrectionController],
  providers: [CorrectionService, CorrectionVerbs, CorrectionTurns, DepartedAskers],
  exports: [CorrectionService],
})
export class CorrectionsModule {
  constructor(actions: ActorActions) {
    actions.register('ask-correction', mayAskCorrection);
  }
}

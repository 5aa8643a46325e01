import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../teams/assignments/assignments.module.js';
import { EvaluationModule } from '../evaluation/rounds/evaluation.module.js';
import { ImportsModule } from '../operations/imports/imports.module.js';
import { CorrectionsModule } from '../organization/corrections/corrections.module.js';
import { TransfersModule } from '../organization/transfers/transfers.module.js';
import { DemoAgency } from './demo-agency.service.js';
import { DemoChanges } from './demo-changes.service.js';
import { DemoLetters } from './demo-letters.service.js';
import { DemoLoader } from './demo.loader.js';
import { DemoRounds } from './demo-rounds.service.js';
import { DemoPhotos } from './pictures/photos.service.js';

/** Nothing depends on the demo; it uses the services of the features. */
@Module({
  imports: [ImportsModule, AssignmentsModule, EvaluationModule, TransfersModule, CorrectionsModule],
  providers: [DemoLoader, DemoAgency, DemoChanges, DemoLetters, DemoRounds, DemoPhotos],
  exports: [DemoLoader],
})
export class DemoModule {}

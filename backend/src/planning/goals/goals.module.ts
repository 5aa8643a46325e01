import { Module } from '@nestjs/common';
import { GoalController } from './goal.controller.js';
import { GoalImport } from './goal-import.service.js';
import { GoalEditService } from './goal-edit.service.js';
import { GoalFitService } from './goal-fit.service.js';
import { GoalLinks } from './goal-links.js';
import { GoalTrees } from './goal-trees.service.js';
import { GoalsImporter } from './goals.importer.js';
import { GoalViewService } from './goal-view.service.js';
import { GoalsService } from './goals.service.js';

@Module({
  controllers: [GoalController],
  providers: [
    GoalsService,
    GoalImport,
    GoalsImporter,
    GoalLinks,
    GoalTrees,
    GoalViewService,
    GoalEditService,
    GoalFitService,
  ],
  exports: [GoalsService, GoalsImporter, GoalLinks, GoalFitService],
})
export class GoalsModule {}

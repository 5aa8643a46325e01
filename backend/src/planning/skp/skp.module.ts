import { Module } from '@nestjs/common';
import { ActorActions } from '../../workflow/offers/actor-actions.js';
import { GoalsModule } from '../goals/goals.module.js';
import { ActionItemController } from './action-item.controller.js';
import { ActionItemService } from './action-item.service.js';
import { ActionItemStore } from './action-item.store.js';
import { mayApproveSkp, mayWriteSkp } from './domain/policy.js';
import { MySkpService } from './my-skp.service.js';
import { DialogueService } from './dialogue.service.js';
import { RhkViewService } from './rhk-view.service.js';
import { SkpAccess } from './skp-access.service.js';
import { SkpCommentService } from './skp-comment.service.js';
import { SkpContentService } from './skp-content.service.js';
import { SkpDraftService } from './skp-draft.service.js';
import { SkpListService } from './skp-list.service.js';
import { SkpStartJob } from './skp-start.job.js';
import { SkpVerbs } from './skp.verbs.js';
import { SkpViewService } from './skp-view.service.js';
import { SkpCarriers } from './skp.carriers.js';
import { SkpController } from './skp.controller.js';
import { SkpTurns } from './skp.turns.js';
import { SkpReseat } from './skp-reseat.js';
import { SkpService } from './skp.service.js';
import { CarryingRhkService } from './carrying-rhk.service.js';
import { RhkProposalService } from './rhk-proposal.service.js';
import { RunningWork } from './running-work.js';
import { SkpTransfer } from './skp-transfer.js';
import { SkpStore } from './skp.store.js';

@Module({
  imports: [GoalsModule],
  controllers: [SkpController, ActionItemController],
  providers: [
    SkpStore,
    ActionItemStore,
    DialogueService,
    SkpAccess,
    SkpContentService,
    RhkViewService,
    SkpViewService,
    SkpListService,
    SkpDraftService,
    SkpVerbs,
    SkpCommentService,
    ActionItemService,
    SkpService,
    RhkProposalService,
    CarryingRhkService,
    RunningWork,
    SkpCarriers,
    SkpTurns,
    MySkpService,
    SkpStartJob,
    SkpReseat,
    SkpTransfer,
  ],
  exports: [SkpService, RunningWork, MySkpService],
})
export class SkpModule {
  constructor(actions: ActorActions) {
    actions.register('write-skp', ({ post }) => mayWriteSkp(post));
    actions.register('approve-skp', mayApproveSkp);
  }
}

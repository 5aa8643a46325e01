import { Global, Module } from '@nestjs/common';
import { AuditService } from './events/audit.service.js';
import { MailService } from './events/mail.service.js';
import { NotificationService } from './events/notification.service.js';
import { ActorActions } from './offers/actor-actions.js';
import { FoldedPosts } from './ties/folded-posts.js';
import { StaffingAftermath } from './ties/staffing-aftermath.js';
import { TurnRegistry } from './turns/turn.registry.js';
import { VerbRunner } from './verbs/verb-runner.js';

const PUBLISHED = [
  AuditService,
  NotificationService,
  MailService,
  TurnRegistry,
  FoldedPosts,
  StaffingAftermath,
  ActorActions,
  VerbRunner,
];

/** Global: how any feature records what was decided, tells people, lists what waits, says what they may do, and hears what happens below it. */
@Global()
@Module({ providers: PUBLISHED, exports: PUBLISHED })
export class WorkflowModule {}

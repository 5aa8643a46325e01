import { Global, Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AuditService } from '../workflow/events/audit.service.js';
import { ActorService } from './auth/actor.service.js';
import { RecentPassword } from './auth/recent-password.guard.js';
import { JwtStrategy } from './auth/jwt.strategy.js';
import { Clock } from './clock/clock.js';
import { DatedJobs } from './clock/dated-jobs.service.js';
import { Admission } from './http/admission.js';
import { PageCalls } from './http/page-calls.js';
import { IdempotencyPurge } from './http/idempotency-purge.js';
import { InboxRegistry } from '../workflow/turns/inbox.registry.js';
import { WaitingRegistry } from '../workflow/turns/waiting.registry.js';
import { MailService } from '../workflow/events/mail.service.js';
import { NotificationService } from '../workflow/events/notification.service.js';
import { Outbox } from './outbox/outbox.service.js';

/** What every feature may use. */
@Global()
@Module({
  imports: [PassportModule],
  providers: [
    Clock,
    AuditService,
    ActorService,
    JwtStrategy,
    RecentPassword,
    Admission,
    PageCalls,
    IdempotencyPurge,
    InboxRegistry,
    WaitingRegistry,
    Outbox,
    DatedJobs,
    NotificationService,
    MailService,
  ],
  exports: [
    Admission,
    PageCalls,
    Clock,
    AuditService,
    ActorService,
    RecentPassword,
    InboxRegistry,
    WaitingRegistry,
    Outbox,
    DatedJobs,
    NotificationService,
    MailService,
  ],
})
export class SharedModule {}

import { Global, Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { ActorService } from './auth/actor.service.js';
import { RecentPassword } from './auth/recent-password.guard.js';
import { JwtStrategy } from './auth/jwt.strategy.js';
import { Clock } from './clock/clock.js';
import { DatedJobs } from './clock/dated-jobs.service.js';
import { Admission } from './http/admission.js';
import { PageCalls } from './auth/page-calls.js';
import { IdempotencyPurge } from './http/idempotency-purge.js';
import { Outbox } from './outbox/outbox.service.js';

/** What every feature may use. */
@Global()
@Module({
  imports: [PassportModule],
  providers: [
    Clock,
    ActorService,
    JwtStrategy,
    RecentPassword,
    Admission,
    PageCalls,
    IdempotencyPurge,
    Outbox,
    DatedJobs,
  ],
  exports: [Admission, PageCalls, Clock, ActorService, RecentPassword, Outbox, DatedJobs],
})
export class PlatformModule {}

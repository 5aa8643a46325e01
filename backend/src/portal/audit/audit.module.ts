import { Module } from '@nestjs/common';
import { ActorActions } from '../../workflow/offers/actor-actions.js';
import { AuditController } from './audit.controller.js';
import { mayReadAudit } from './domain/policy.js';

@Module({ controllers: [AuditController] })
export class AuditModule {
  constructor(actions: ActorActions) {
    actions.register('read-audit', mayReadAudit);
  }
}

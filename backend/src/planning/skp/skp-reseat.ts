import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AssessorChanges } from '../../organization/assessors/assessor-changes.js';
import { reseatWaiting } from './skp-staffing.store.js';

/** A corrected PjPK also gets what already waits: the seat frozen at submit was the wrong one (R308). */
@Injectable()
export class SkpReseat implements OnModuleInit {
  constructor(private readonly changes: AssessorChanges) {}

  onModuleInit(): void {
    this.changes.listen(reseatWaiting);
  }
}

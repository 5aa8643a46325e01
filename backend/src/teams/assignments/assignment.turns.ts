import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';
import type { DueRows, InboxDecider, KindOfTurn } from '../../workflow/turns/turns.js';
import type { DecidedAssignmentDto } from './assignment.dto.js';
import { AssignmentInbox } from './assignment.inbox.js';
import { AssignmentWaiting } from './assignment.waiting.js';
import { dueWorkingDays } from './domain/chain.js';

/** A step waits for the holder of its seat; who started the assignment, and who is asked for, wait with it. */
@Injectable()
export class AssignmentTurns implements KindOfTurn, OnModuleInit {
  readonly kind = 'assignment';
  readonly owed = 'penugasan menunggu langkahnya';
  readonly decider: InboxDecider<DecidedAssignmentDto>;

  readonly due: DueRows = {
    table: 'assignment_step',
    pending: `t.status = 'pending'`,
    since: 't.since',
    days: `case when t.capacity = 'employee' then ${dueWorkingDays('employee')} else ${dueWorkingDays('unit_head')} end`,
    owedBy: { unit: 'unit_id', employee: 'employee_id' },
    words: 'penugasan yang menunggu Anda',
    link: '/persetujuan',
  };

  constructor(
    readonly inbox: AssignmentInbox,
    readonly waiting: AssignmentWaiting,
    private readonly turns: TurnRegistry,
  ) {
    this.decider = inbox;
  }

  onModuleInit(): void {
    this.turns.register(this);
  }
}

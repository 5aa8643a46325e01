import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';
import type { DueRows, InboxBulkDecider, KindOfTurn } from '../../workflow/turns/turns.js';
import { AssessmentInbox } from './assessment.inbox.js';
import { AssessmentWaiting } from './assessment.waiting.js';
import { RoundVerbs } from './round.verbs.js';

/** A sheet waits for its scorer, a scored round for the head of the squad's unit; the leader waits with both. */
@Injectable()
export class AssessmentTurns implements KindOfTurn, OnModuleInit {
  readonly kind = 'assessment';
  readonly owed = 'penilaian atau hasil menunggu keputusannya';

  readonly due: DueRows = {
    table: 'assessment',
    join: 'join assessment_round r on r.id = t.round_id',
    pending: `t.status <> 'submitted'`,
    since: `case when t.status = 'reopened' then r.decided_at else r.requested_at end`,
    days: String(DECISION_DAYS),
    owedBy: { unit: 'scorer_unit_id', employee: 'scorer_employee_id' },
    words: 'lembar penilaian',
    link: '/penilaian',
  };

  constructor(
    readonly inbox: AssessmentInbox,
    readonly waiting: AssessmentWaiting,
    private readonly rounds: RoundVerbs,
    private readonly turns: TurnRegistry,
  ) {}

  get bulkDecider(): InboxBulkDecider {
    return this.rounds.bulkDecider;
  }

  onModuleInit(): void {
    this.turns.register(this);
  }
}

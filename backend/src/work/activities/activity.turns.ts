import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, fillsSeat, headedUnitIds, viaText } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';
import type {
  DueRows,
  InboxBulkDecider,
  InboxItem,
  InboxSource,
  SeatedWaiting,
  KindOfTurn,
  WaitingSource,
} from '../../workflow/turns/turns.js';
import { COUNT_WAITING_SQL, listWaiting, type WaitingActivity } from './activity-queue.queries.js';
import { clockText, seatOf, shorten } from './activity-view.service.js';
import { type SentRow, listSent } from './activity.queries.js';
import { ActivityVerbs, VALIDATION_DAYS } from './activity.verbs.js';
import { allowedActivityActions } from './domain/policy.js';

/** An activity waits for its validator; its owner sees one line for each validator. Departures tell it in their own words. */
@Injectable()
export class ActivityTurns implements KindOfTurn, OnModuleInit {
  readonly kind = 'activity';

  readonly inbox: InboxSource = {
    countSql: COUNT_WAITING_SQL,
    list: async (actor, limit) => {
      if (actor.employeeId === null) return [];
      const { agencyId, employeeId } = actor;
      const units = headedUnitIds(actor);
      const rows = await listWaiting(this.database, agencyId, employeeId, units, limit);
      return rows.map((row) => inboxItem(actor, row));
    },
  };

  readonly waiting: WaitingSource = {
    list: async ({ agencyId, employeeId }, limit) => {
      if (employeeId === null) return [];
      return (await listSent(this.database, agencyId, employeeId, limit)).map(awaited);
    },
  };

  readonly due: DueRows = {
    table: 'activity',
    pending: `t.status = 'submitted'`,
    since: 't.submitted_at',
    days: String(VALIDATION_DAYS),
    owedBy: { unit: 'validator_unit_id', employee: 'validator_employee_id' },
    words: 'aktivitas yang menunggu validasi Anda',
    link: '/persetujuan',
  };

  readonly bulkDecider: InboxBulkDecider;

  constructor(
    private readonly database: Database,
    verbs: ActivityVerbs,
    private readonly turns: TurnRegistry,
  ) {
    this.bulkDecider = verbs.bulkDecider;
  }

  onModuleInit(): void {
    this.turns.register(this);
  }
}

function inboxItem(actor: Actor, row: WaitingActivity): InboxItem {
  const isLeader = actor.leads.some((squad) => squad.squadId === row.squadId);
  const isNamed = row.validatorEmployeeId !== null;
  return {
    kind: 'activity',
    id: row.id,
    title: row.name ?? shorten(row.description),
    summary: `${row.date}, ${clockText(row.startsAt)}–${clockText(row.endsAt)} · ${row.outputQuantity} ${row.outputUnit}`,
    requestedBy: row.employeeName,
    since: (row.submittedAt ?? new Date(0)).toISOString(),
    dueAt: row.dueOn,
    via: viaText(isNamed && isLeader ? 'leader' : 'assessor', fillsSeat(actor, seatOf(row))),
    link: `/aktivitas/${row.id}`,
    allowedActions: allowedActivityActions({ isOwner: false, isValidator: true }, 'submitted'),
  };
}

function awaited(row: SentRow): SeatedWaiting {
  return {
    kind: 'activity',
    id: row.id,
    title: row.count === 1 ? (row.name ?? shorten(row.description)) : `${row.count} aktivitas`,
    act: 'Validasi',
    seat: { unitId: row.unitId, employeeId: row.employeeId },
    since: row.since.toISOString(),
    dueAt: row.dueOn,
    link: row.count === 1 ? `/aktivitas/${row.id}` : '/riwayat',
  };
}

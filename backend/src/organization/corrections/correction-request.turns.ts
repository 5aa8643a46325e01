import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, hasGrant } from '../../kernel/actor.js';
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
import { DECISION_DAYS } from '../calendar/domain/calendar.js';
import {
  correctionAdmins,
  COUNT_WAITING_SQL,
  type CorrectionRow,
  listOwnCorrections,
  listWaitingCorrections,
} from './correction-request.store.js';
import { CorrectionVerbs } from './correction-request.verbs.js';
import { allowedCorrectionActions, standingOf } from './domain/policy.js';
import { changesAccess } from './domain/terms.js';
import { namesOf } from './words.js';

/** A request waits for any admin of the agency except the asker; it has no seat. */
@Injectable()
export class CorrectionTurns implements KindOfTurn, OnModuleInit {
  readonly kind = 'correction_request';
  readonly bulkDecider: InboxBulkDecider;

  readonly inbox: InboxSource = {
    countSql: COUNT_WAITING_SQL,
    // Only admins have any, so for most people this costs no statement.
    list: async (actor, limit) =>
      hasGrant(actor, 'agency_admin')
        ? (await listWaitingCorrections(this.database, actor, limit)).map((row) =>
            inboxItem(actor, row),
          )
        : [],
  };

  readonly waiting: WaitingSource = {
    list: async (actor) => {
      if (actor.employeeId === null) return [];
      const [latest] = await listOwnCorrections(this.database, actor, null, 1);
      return latest?.status === 'waiting' ? [awaited(latest)] : [];
    },
  };

  readonly due: DueRows = {
    table: 'correction_request',
    pending: `t.status = 'waiting'`,
    since: 't.asked_at',
    days: String(DECISION_DAYS),
    owedBy: correctionAdmins,
    words: 'permintaan perbaikan data yang menunggu keputusan Anda',
    link: '/persetujuan',
  };

  constructor(
    private readonly database: Database,
    verbs: CorrectionVerbs,
    private readonly turns: TurnRegistry,
  ) {
    this.bulkDecider = verbs.bulkDecider;
  }

  onModuleInit(): void {
    this.turns.register(this);
  }
}

const fieldsOf = ({ changes }: CorrectionRow): string => namesOf(changes.map(({ field }) => field));

const inboxItem = (actor: Actor, row: CorrectionRow): InboxItem => ({
  kind: 'correction_request',
  id: row.id,
  title: `Perbaikan data: ${fieldsOf(row)}`,
  summary: row.reason,
  requestedBy: row.asker.name,
  since: row.askedAt.toISOString(),
  dueAt: row.dueOn,
  via: 'agency_admin',
  link: `/persetujuan/perbaikan/${row.id}`,
  allowedActions: changesAccess(row.changes)
    ? []
    : allowedCorrectionActions(standingOf(actor, row), row.status),
});

const awaited = (row: CorrectionRow): SeatedWaiting => ({
  kind: 'correction_request',
  id: row.id,
  title: `Perbaikan data Anda: ${fieldsOf(row)}`,
  act: 'Keputusan',
  withWhom: 'admin instansi',
  since: row.askedAt.toISOString(),
  dueAt: row.dueOn,
  link: `/saya/perbaikan/${row.id}`,
});

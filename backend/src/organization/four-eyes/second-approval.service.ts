import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant, headedUnitIds } from '../../kernel/actor.js';
import { addDays } from '../../kernel/date.js';
import { transition } from '../../kernel/lifecycle.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { demandAdmin, isAdmin } from '../grants/admin.js';
import { type AuditSubject, AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import {
  forbidden,
  invalidField,
  isRefusal,
  notFound,
  refusal,
} from '../../platform/errors/problem.js';
import type { PageQuery } from '../../platform/http/validators.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import {
  allowedActions,
  decidesAs,
  isAsker,
  isForOneself,
  mayRead,
  needsTwoAlways,
  SECOND_APPROVAL_LIFECYCLE,
  type SecondApprovalAction,
} from './domain/second-approval.js';
import { type AskedAct, beginningAt, partiesOf, type Payloads, PowerActs } from './power-acts.js';
import type {
  AskSecondApprovalDto,
  SecondApprovalDto,
  SecondApprovalPageDto,
} from './second-approval.dto.js';
import {
  closeSecondApproval,
  decidersOf,
  findSecondApproval,
  insertSecondApproval,
  listSecondApprovals,
  lockSecondApproval,
  type SecondApprovalRow,
} from './second-approval.queries.js';

const PAGE = '/persetujuan/kedua';

/** Acts of power that an admin asks for themselves: a second person makes them, or they are announced a day ahead. */
@Injectable()
export class SecondApprovalService {
  constructor(
    private readonly database: Database,
    private readonly acts: PowerActs,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<SecondApprovalPageDto> {
    const [before] = decodeCursor(cursor, ['id']) ?? [null];
    const viewer = {
      agencyId: actor.agencyId,
      employeeId: actor.employeeId,
      headedUnitIds: headedUnitIds(actor),
      all: hasGrant(actor, 'agency_admin', 'auditor'),
    };
    const rows = await listSecondApprovals(this.database, viewer, before, limit + 1);
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map((row) => present(actor, row)) };
  }

  async find(actor: Actor, id: string): Promise<SecondApprovalDto> {
    const row = await findSecondApproval(this.database, actor.agencyId, id);
    if (!row || !mayRead(actor, row)) throw notFound('Permintaan');
    return present(actor, row);
  }

  /**
   * @throws 400 at the act's own field, or `not_for_oneself` where one admin is enough; 409 `already_asked`
   */
  ask(actor: Actor, body: AskSecondApprovalDto): Promise<SecondApprovalDto> {
    demandAdmin(actor);
    const { employeeId } = actor;
    const asked = askedIn(body);
    const always = needsTwoAlways(asked.act);
    if (employeeId === null && !always) throw forbidden('Akun ini bukan milik seorang pegawai.');
    if (!always && !isForOneself(partiesOf(asked), employeeId ?? ''))
      throw invalidField(
        'act',
        'not_for_oneself',
        'Ini bukan untuk diri sendiri, jadi dapat langsung disimpan.',
      );
    return this.database.transaction(async (tx) => {
      const { title, aboutUnitId } = await this.acts.describe(tx, actor, asked);
      const { servesEmployeeId, concernsEmployeeId } = partiesOf(asked);
      const deciders = await decidersOf(tx, {
        agencyId: actor.agencyId,
        except: [employeeId, ...(always ? [servesEmployeeId, concernsEmployeeId] : [])].filter(
          (id) => id != null,
        ),
        today: actor.today,
        unitId: aboutUnitId,
      });
      const isAnnounced = deciders.admins.length === 0;
      const beginsOn = isAnnounced ? addDays(actor.today, 1) : null;
      const id = newId();
      try {
        await insertSecondApproval(tx, {
          id,
          agencyId: actor.agencyId,
          asked,
          title,
          reason: body.reason,
          aboutUnitId,
          accountId: actor.accountId,
          employeeId,
          beginsOn,
          at: this.clock.now(),
        });
      } catch (error) {
        if (!isUniqueClash(error, 'second_approval_once')) throw error;
        throw refusal('already_asked', 'Permintaan yang sama sudah menunggu keputusan.');
      }
      const begins = beginsOn
        ? ` Tidak ada admin kedua: berlaku sendiri mulai ${longDate(beginsOn)}, kecuali ditolak.`
        : '';
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: [
          ...deciders.admins,
          deciders.head,
          ...(isAnnounced ? deciders.overseers : []),
        ],
        kind: 'second-approval.ask',
        title: `${actor.name} meminta persetujuan kedua`,
        body: `${title}. Alasan: ${body.reason}.${begins}`,
        link: PAGE,
        entity: 'second_approval',
        entityId: id,
      });
      await this.record(tx, actor, id, 'ask', 'agency_admin', {
        title,
        reason: body.reason,
        beginsOn,
      });
      return this.answer(tx, actor, id);
    });
  }

  confirm(actor: Actor, id: string, note: string | null): Promise<SecondApprovalDto> {
    return this.decide(actor, id, 'confirm', note, async (tx, row, via) => {
      await this.acts.make(tx, actor, beginningAt(askedOf(row), actor.today), {
        askedBy: row.askedByAccountId,
        via,
        secondApprovalId: id,
      });
      return `Disetujui: ${row.title}`;
    });
  }

  refuse(actor: Actor, id: string, note: string | null): Promise<SecondApprovalDto> {
    return this.decide(actor, id, 'refuse', note, (_tx, row) =>
      Promise.resolve(`Ditolak: ${row.title}`),
    );
  }

  withdraw(actor: Actor, id: string): Promise<SecondApprovalDto> {
    return this.database.transaction(async (tx) => {
      const row = await this.locked(tx, actor, id);
      if (!isAsker(actor, row)) throw forbidden('Permintaan ini bukan milik Anda.');
      await this.close(tx, actor, row, 'withdraw', 'agency_admin', null);
      return this.answer(tx, actor, id);
    });
  }

  /** Begins what was announced, or lets it lapse with the reason why it can no longer be done. */
  async begin(subject: AuditSubject & { today: string }, id: string): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        const row = await this.due(tx, subject, id);
        if (!row) return;
        await this.acts.make(tx, subject, beginningAt(askedOf(row), subject.today), {
          askedBy: row.askedByAccountId,
          via: 'announced',
          secondApprovalId: id,
        });
        await this.close(tx, subject, row, 'confirm', 'announced', null);
        await this.tell(tx, row, `Mulai berlaku: ${row.title}`, '');
      });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.database.transaction(async (tx) => {
        const row = await this.due(tx, subject, id);
        if (!row) return;
        await this.close(tx, subject, row, 'lapse', 'system', error.message);
        await this.tell(tx, row, `Tidak dapat diberlakukan: ${row.title}`, error.message);
      });
    }
  }

  private decide(
    actor: Actor,
    id: string,
    verb: 'confirm' | 'refuse',
    note: string | null,
    work: (tx: Tx, row: SecondApprovalRow, via: string) => Promise<string>,
  ): Promise<SecondApprovalDto> {
    return this.database.transaction(async (tx) => {
      const row = await this.locked(tx, actor, id);
      const via = decidesAs(actor, row);
      if (via === null)
        throw forbidden('Permintaan ini diputus admin lain atau kepala unit, bukan oleh Anda.');
      await this.close(tx, actor, row, verb, via, note);
      await this.tell(tx, row, await work(tx, row, via), note ?? '');
      return this.answer(tx, actor, id);
    });
  }

  private async locked(tx: Tx, actor: Actor, id: string): Promise<SecondApprovalRow> {
    await lockSecondApproval(tx, actor.agencyId, id);
    const row = await findSecondApproval(tx, actor.agencyId, id);
    if (!row || !mayRead(actor, row)) throw notFound('Permintaan');
    return row;
  }

  private async due(
    tx: Tx,
    subject: { agencyId: string; today: string },
    id: string,
  ): Promise<SecondApprovalRow | null> {
    await lockSecondApproval(tx, subject.agencyId, id);
    const row = await findSecondApproval(tx, subject.agencyId, id);
    const isDue = row?.status === 'pending' && (row.beginsOn ?? '9') <= subject.today;
    return isDue ? row : null;
  }

  private async close(
    tx: Tx,
    subject: AuditSubject,
    row: SecondApprovalRow,
    verb: SecondApprovalAction,
    via: string,
    note: string | null,
  ): Promise<void> {
    await closeSecondApproval(tx, row.id, {
      status: transition(SECOND_APPROVAL_LIFECYCLE, row.status, verb, note),
      by: subject.accountId ?? null,
      via,
      at: this.clock.now(),
      note,
    });
    await this.record(tx, subject, row.id, verb, via, { title: row.title, note });
  }

  private record(
    tx: Tx,
    subject: AuditSubject,
    id: string,
    verb: string,
    via: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, subject, {
      action: `second_approval.${verb}`,
      entity: 'second_approval',
      entityId: id,
      via,
      detail,
    });
  }

  private tell(tx: Tx, row: SecondApprovalRow, title: string, body: string): Promise<void> {
    return this.notifications.notify(tx, {
      agencyId: row.agencyId,
      employeeIds: row.askedByEmployeeId === null ? [] : [row.askedByEmployeeId],
      kind: 'second-approval.decide',
      title,
      body,
      link: PAGE,
      entity: 'second_approval',
      entityId: row.id,
    });
  }

  private async answer(tx: Tx, actor: Actor, id: string): Promise<SecondApprovalDto> {
    const row = await findSecondApproval(tx, actor.agencyId, id);
    if (!row) throw notFound('Permintaan');
    return present(actor, row);
  }
}

function askedIn(body: AskSecondApprovalDto): AskedAct {
  const { delegation, grant, override, merge } = body;
  if (body.act === 'delegation' && delegation) return { act: 'delegation', payload: delegation };
  if (body.act === 'grant' && grant) return { act: 'grant', payload: grant };
  if (body.act === 'override' && override) return { act: 'override', payload: override };
  if (body.act === 'merge' && merge) return { act: 'merge', payload: merge };
  throw invalidField(body.act, 'required', 'Isi yang diminta belum ada.');
}

/** As it was stored, which is as it was validated. */
const askedOf = ({ act, payload }: SecondApprovalRow): AskedAct => ({ act, payload }) as AskedAct;

function present(actor: Actor, row: SecondApprovalRow): SecondApprovalDto {
  const { id, act, title, reason, askedBy, status, beginsOn, decidedBy, note } = row;
  return {
    id,
    act,
    title,
    reason,
    askedBy,
    askedAt: row.askedAt.toISOString(),
    status,
    beginsOn,
    decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    note,
    merge: act === 'merge' && isAdmin(actor) ? (row.payload as Payloads['merge']) : null,
    allowedActions: allowedActions(actor, row),
  };
}

import { Injectable } from '@nestjs/common';
import { addDays } from '../../kernel/date.js';
import { longDate } from '../../kernel/indonesian-date.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import {
  forbidden,
  invalidField,
  notFound,
  refusal,
  wrongState,
} from '../../platform/errors/problem.js';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { demandAdmin, demandOverseer, isAdmin } from '../grants/admin.js';
import { accessAfter, departureFault, isUndoable } from './domain/departure.js';
import type {
  DepartureDto,
  DepartureOutlookDto,
  DeparturePageDto,
  DeparturesQuery,
  LeaveDto,
  OutlookQuery,
  SuspendDto,
} from './departure.dto.js';
import { DEPARTURES_SQL, OUTLOOK_SQL, SEATS_SQL } from './departure.queries.js';
import { DirectoryService } from '../directory/directory.service.js';
import { type DepartureEnding, StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import { StaffingEnd } from './staffing-end.service.js';
import { leaveNews, suspensionNews } from './staffing-news.js';
import { lockEmployee, lockStaffing, type StaffedEmployee } from '../people/staffing.lock.js';

const OWED_OUTCOME =
  'Sebaiknya diselesaikan sebelum hari terakhir; langkah jabatan beralih kepada penggantinya';

type DepartureRow = Omit<DepartureDto, 'allowedActions'> & { personId: string };

/** People leave, are suspended and come back; each with a day, a reason and what ends with it. */
@Injectable()
export class DeparturesService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryService,
    private readonly aftermath: StaffingAftermath,
    private readonly ends: StaffingEnd,
    private readonly notifications: NotificationService,
    private readonly turns: TurnRegistry,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { limit, cursor, when }: DeparturesQuery): Promise<DeparturePageDto> {
    demandOverseer(actor);
    const [day, id] = decodeCursor(cursor, ['date', 'id']) ?? [null, null];
    const rows = await this.database.query<DepartureRow>(
      `${DEPARTURES_SQL}
        where ($3::date is null or (x.effective_from, x.id) < ($3::date, $4::uuid))
          and ($5::text is null or (x.effective_from > $2::date) = ($5 = 'upcoming'))
        order by x.effective_from desc, x.id desc limit $6`,
      [actor.agencyId, actor.today, day, id, when ?? null, limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.effectiveFrom, row.id]);
    return { ...page, items: page.items.map((row) => present(actor, row)) };
  }

  /** What would end; nothing is written. @throws 404, 403 */
  async outlook(
    actor: Actor,
    employeeId: string,
    query: OutlookQuery = {},
  ): Promise<DepartureOutlookDto> {
    await this.demand(this.database, actor, employeeId);
    const effectiveFrom = query.effectiveFrom ?? addDays(actor.today, 1);
    const lastDay = addDays(effectiveFrom, -1);
    const [own, others, owed, [vacant]] = await Promise.all([
      this.database.query<DepartureEnding>(OUTLOOK_SQL, [
        employeeId,
        lastDay,
        longDate(lastDay),
        accessAfter(query.kind, longDate(effectiveFrom)),
      ]),
      this.aftermath.outlook(this.database, {
        agencyId: actor.agencyId,
        employeeId,
        lastDay,
        today: actor.today,
      }),
      this.owed(actor, employeeId),
      this.database.query<{ id: string; name: string }>(
        `select u.id, u.name from position_holding h join unit u on u.id = h.unit_id
          where h.employee_id = $1 and h.is_head and h.starts_on <= $2 and (h.ends_on is null or h.ends_on > $2)`,
        [employeeId, lastDay],
      ),
    ]);
    const endings = [...own, ...others, ...owed].map(({ kind, title, outcome }) => ({
      kind,
      title,
      outcome,
    }));
    return {
      effectiveFrom,
      lastDay,
      endings: [
        ...endings.filter(({ kind }) => kind !== 'session'),
        ...endings.filter(({ kind }) => kind === 'session'),
      ],
      vacantUnitId: vacant?.id ?? null,
      vacantUnitName: vacant?.name ?? null,
    };
  }

  /** Requests that wait for this person today, by name or by the seats filled; activities are told by their own feature. */
  private async owed(actor: Actor, employeeId: string): Promise<DepartureEnding[]> {
    const seats = await this.database.query<{ unitId: string }>(SEATS_SQL, [
      employeeId,
      actor.today,
    ]);
    const owed = await this.turns.owedBy({
      agencyId: actor.agencyId,
      employeeId,
      headedUnitIds: seats.map(({ unitId }) => unitId),
      today: actor.today,
      roles: [],
    });
    return owed.map((title) => ({ kind: 'waiting', title, outcome: OWED_OUTCOME }));
  }

  /** @throws 404, 403, 400 at `on`, 409 when a departure is recorded already */
  leave(actor: Actor, employeeId: string, body: LeaveDto): Promise<DepartureDto> {
    return this.once('departure_once', () =>
      this.database.transaction(async (tx) => {
        const employee = await this.lock(tx, actor, employeeId);
        this.demandRunning(employee);
        const { kind, on: effectiveFrom, reason } = body;
        const fault = departureFault(employee, effectiveFrom, actor.today);
        if (fault) throw invalidField('on', fault.code, fault.message);
        const id = await this.ends
          .end(tx, {
            agencyId: actor.agencyId,
            today: actor.today,
            by: actor.accountId,
            departures: [{ employeeId, kind, effectiveFrom, reason }],
          })
          .then(([one]) => one ?? '');
        await this.directory.refresh(tx, actor.agencyId, actor.today);
        await this.ends.settle(tx, actor.agencyId, actor.today, [employeeId]);
        const fact = { employeeId, kind, effectiveFrom, reason };
        await this.notifications.notify(tx, ...leaveNews(actor.agencyId, fact));
        await this.audit.record(tx, actor, {
          action: 'employee.leave',
          entity: 'employee',
          entityId: employeeId,
          via: 'agency_admin',
          detail: { name: employee.name, kind, effectiveFrom, reason },
        });
        return this.find(tx, actor, id);
      }),
    );
  }

  /** Until its day. @throws 404, 403, 409 when nothing is recorded or its day has come */
  undo(actor: Actor, employeeId: string): Promise<DepartureDto> {
    return this.database.transaction(async (tx) => {
      const employee = await this.lock(tx, actor, employeeId);
      const [departure] = await tx.query<{ id: string; effectiveFrom: string }>(
        `select id, effective_from::text as "effectiveFrom" from departure where employee_id = $1 and undone_at is null`,
        [employeeId],
      );
      if (departure) {
        if (!isUndoable(departure.effectiveFrom, actor.today))
          throw wrongState('Tanggalnya sudah tiba, jadi tidak dapat dibatalkan lagi.');
        const notRestored = await this.ends.undo(tx, departure.id, {
          at: this.clock.now(),
          by: actor.accountId,
        });
        return this.undone(tx, actor, employee, departure.id, notRestored);
      }
      const [suspension] = await tx.query<{ id: string; startsOn: string }>(
        `select id, starts_on::text as "startsOn" from suspension where employee_id = $1 and undone_at is null and starts_on > $2`,
        [employeeId, actor.today],
      );
      if (!suspension) throw wrongState('Tidak ada pemberhentian yang dapat dibatalkan.');
      await tx.query('update suspension set undone_at = $2, lifted_by = $3 where id = $1', [
        suspension.id,
        this.clock.now(),
        actor.accountId,
      ]);
      await this.aftermath.forget(tx, [employeeId], ['suspended', 'returned']);
      return this.undone(tx, actor, employee, suspension.id, []);
    });
  }

  /** Pemberhentian sementara: no access, no part in squads; the employment goes on. @throws as `leave` */
  suspend(actor: Actor, employeeId: string, body: SuspendDto): Promise<DepartureDto> {
    return this.once('suspension_employee_id_daterange_excl', () =>
      this.database.transaction(async (tx) => {
        const employee = await this.lock(tx, actor, employeeId);
        this.demandRunning(employee);
        const { on: effectiveFrom, until, reason } = body;
        if (effectiveFrom <= employee.startsOn)
          throw invalidField('on', 'range', 'Tanggal itu sebelum masa kerja dimulai.');
        if (until !== undefined && (until < effectiveFrom || until < actor.today))
          throw invalidField(
            'until',
            'range',
            'Hari terakhir sudah lewat atau sebelum tanggal mulai.',
          );
        const fact = { employeeId, effectiveFrom, until, reason };
        const by = actor.accountId;
        const [id = ''] = await this.ends.suspend(tx, {
          agencyId: actor.agencyId,
          by,
          suspensions: [fact],
        });
        await this.directory.refresh(tx, actor.agencyId, actor.today);
        await this.ends.settleSuspended(tx, actor.agencyId, actor.today, [fact]);
        await this.notifications.notify(tx, suspensionNews(actor.agencyId, fact));
        await this.audit.record(tx, actor, {
          action: 'employee.suspend',
          entity: 'employee',
          entityId: employeeId,
          via: 'agency_admin',
          detail: { name: employee.name, effectiveFrom, until, reason },
        });
        return this.find(tx, actor, id);
      }),
    );
  }

  /** Yesterday was the last day of the suspension. @throws 404, 403, 409 */
  lift(actor: Actor, employeeId: string): Promise<DepartureDto> {
    return this.database.transaction(async (tx) => {
      const employee = await this.lock(tx, actor, employeeId);
      const [running] = await tx.query<{ id: string; startsOn: string }>(
        `select id, starts_on::text as "startsOn" from suspension
          where employee_id = $1 and undone_at is null and starts_on <= $2 and (ends_on is null or ends_on >= $2)`,
        [employeeId, actor.today],
      );
      if (!running) throw wrongState('Pegawai ini tidak sedang diberhentikan sementara.');
      const lastDay = addDays(actor.today, -1);
      const at = this.clock.now();
      if (running.startsOn > lastDay)
        await tx.query('update suspension set undone_at = $2, lifted_by = $3 where id = $1', [
          running.id,
          at,
          actor.accountId,
        ]);
      else
        await tx.query('update suspension set ends_on = $2, lifted_by = $3 where id = $1', [
          running.id,
          lastDay,
          actor.accountId,
        ]);
      await this.aftermath.forget(tx, [employeeId], ['returned']);
      await this.directory.refresh(tx, actor.agencyId, actor.today);
      await this.aftermath.settle(tx, {
        agencyId: actor.agencyId,
        today: actor.today,
        changes: [
          {
            employeeId,
            kind: 'returned',
            fromHoldingId: employee.holdingId,
            toHoldingId: employee.holdingId,
            lastDay,
          },
        ],
      });
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: [employeeId],
        kind: 'employee.lift_suspension',
        title: 'Pemberhentian sementara Anda dicabut',
        link: '/saya',
        entity: 'employee',
        entityId: employeeId,
      });
      await this.audit.record(tx, actor, {
        action: 'employee.lift_suspension',
        entity: 'employee',
        entityId: employeeId,
        via: 'agency_admin',
        detail: { name: employee.name },
      });
      return this.find(tx, actor, running.id);
    });
  }

  private async undone(
    tx: Tx,
    actor: Actor,
    employee: StaffedEmployee,
    id: string,
    notRestored: readonly string[],
  ): Promise<DepartureDto> {
    await this.directory.refresh(tx, actor.agencyId, actor.today);
    await this.notifications.notify(tx, {
      agencyId: actor.agencyId,
      employeeIds: [employee.id],
      kind: 'employee.undo_leave',
      title: 'Catatan pemberhentian Anda dibatalkan',
      link: '/saya',
      entity: 'employee',
      entityId: employee.id,
    });
    await this.audit.record(tx, actor, {
      action: 'employee.undo_leave',
      entity: 'employee',
      entityId: employee.id,
      via: 'agency_admin',
      detail: { name: employee.name, notRestored },
    });
    return this.find(tx, actor, id);
  }

  private async lock(tx: Tx, actor: Actor, employeeId: string): Promise<StaffedEmployee> {
    await lockStaffing(tx, actor.agencyId);
    const employee = await lockEmployee(tx, actor.agencyId, employeeId);
    this.authorise(actor, employee);
    return employee;
  }

  private async demand(sql: Sql, actor: Actor, employeeId: string): Promise<void> {
    const [row] = await sql.query<{ personId: string }>(
      'select person_id as "personId" from employment where id = $1 and agency_id = $2',
      [employeeId, actor.agencyId],
    );
    if (!row) throw notFound('Pegawai');
    this.authorise(actor, row);
  }

  private authorise(actor: Actor, { personId }: { readonly personId: string }): void {
    demandAdmin(actor);
    if (personId === actor.personId)
      throw forbidden('Data kepegawaian Anda sendiri diubah oleh admin lain.');
  }

  private demandRunning({ endsOn }: StaffedEmployee): void {
    if (endsOn !== null)
      throw refusal(
        'already_left',
        `Pegawai ini sudah tercatat berhenti; hari terakhirnya ${longDate(endsOn)}.`,
      );
  }

  /** Two admins at once: the second is told, not the database. */
  private async once<T>(constraint: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isUniqueClash(error, constraint)) throw error;
      throw refusal('already_left', 'Pemberhentian pada hari-hari itu sudah dicatat.');
    }
  }

  private async find(sql: Sql, actor: Actor, id: string): Promise<DepartureDto> {
    const [row] = await sql.query<DepartureRow>(`${DEPARTURES_SQL} where x.id = $3`, [
      actor.agencyId,
      actor.today,
      id,
    ]);
    if (!row) throw notFound('Pemberhentian');
    return present(actor, row);
  }
}

function present(actor: Actor, { personId, ...row }: DepartureRow): DepartureDto {
  const may = isAdmin(actor) && personId !== actor.personId;
  const allowedActions = !may
    ? []
    : row.status === 'upcoming'
      ? ['undo']
      : row.kind === 'suspended' && row.status === 'in_force'
        ? ['lift']
        : [];
  return { ...row, allowedActions };
}

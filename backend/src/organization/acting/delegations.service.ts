import { Injectable } from '@nestjs/common';
import type { Actor, DelegationKind } from '../../kernel/actor.js';
import { longPeriod } from '../../kernel/indonesian-date.js';
import { addDays } from '../../kernel/date.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import { invalidField, notFound, refusal, wrongState } from '../../platform/errors/problem.js';
import type { PageQuery } from '../../platform/http/validators.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import {
  demandAdmin,
  demandForSomebodyElse,
  demandOverseer,
  isAdmin,
  type PowerOrigin,
  type PowerSubject,
} from '../grants/admin.js';
import type { CreateDelegationDto, DelegationDto, DelegationPageDto } from './delegation.dto.js';
import { DirectoryService } from '../directory/directory.service.js';
import { type EmployeeFacts, PeopleService } from '../people/people.service.js';

/** A Plt serves for months; one that should go on longer is granted again, so that nobody stays Plt by oversight. */
const LONGEST_DAYS = 366;

type DelegationRow = Omit<DelegationDto, 'allowedActions'>;

const LIST_SQL = `
  select d.id, d.kind, jsonb_build_object('id', u.id, 'name', u.name) as unit,
         jsonb_build_object('employeeId', d.delegate_employee_id, 'name', coalesce(e.display_name, p.name),
           'positionName', coalesce(e.position_name, ''), 'unitName', coalesce(e.unit_name, '')) as delegate,
         d.starts_on::text as "startsOn", d.ends_on::text as "endsOn", d.basis, d.version,
         case when d.revoked_at is not null then 'revoked' when d.ends_on < $2::date then 'ended'
              when d.starts_on > $2::date then 'upcoming' else 'active' end as status
    from delegation d
    join unit u on u.id = d.unit_id
    join employment m on m.id = d.delegate_employee_id
    join person p on p.id = m.person_id
    left join known_employee e on e.employee_id = d.delegate_employee_id
   where d.agency_id = $1`;

/** Plt and Plh: the one who acts for a unit finds its pending steps at once, because steps wait for seats. */
@Injectable()
export class DelegationsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly directory: DirectoryService,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<DelegationPageDto> {
    demandOverseer(actor);
    const [before] = decodeCursor(cursor, ['id']) ?? [null];
    const rows = await this.database.query<DelegationRow>(
      `${LIST_SQL} and ($3::uuid is null or d.id < $3) order by d.id desc limit $4`,
      [actor.agencyId, actor.today, before, limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return {
      ...page,
      items: page.items.map((row) => present(actor, row)),
      allowedActions: isAdmin(actor) ? ['create'] : [],
    };
  }

  /**
   * @throws 403 `second_approval_needed` for oneself
   * @throws 409 `delegation_overlap` when the unit already has a Plt or Plh on one of these days
   */
  create(actor: Actor, body: CreateDelegationDto): Promise<DelegationDto> {
    demandAdmin(actor);
    demandForSomebodyElse(actor, body.delegateEmployeeId);
    return this.database.transaction(async (tx) => {
      const origin = { askedBy: actor.accountId, via: 'agency_admin' };
      const id = await this.make(tx, actor, body, origin);
      return this.find(tx, actor, id);
    });
  }

  /** Writes it and tells the delegate; answers its id. @throws as `create` */
  async make(
    tx: Tx,
    subject: PowerSubject,
    body: CreateDelegationDto,
    { askedBy, via, secondApprovalId }: PowerOrigin,
  ): Promise<string> {
    const { unit } = await this.check(tx, subject, body);
    const id = newId();
    try {
      await tx.query(
        `insert into delegation (id, agency_id, kind, unit_id, delegate_employee_id, starts_on, ends_on, basis, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          subject.agencyId,
          body.kind,
          body.unitId,
          body.delegateEmployeeId,
          body.startsOn,
          body.endsOn,
          body.basis,
          askedBy,
        ],
      );
    } catch (error) {
      if (!isUniqueClash(error, 'delegation_unit_id_daterange_excl')) throw error;
      throw refusal(
        'delegation_overlap',
        'Unit ini sudah mempunyai Plt atau Plh pada sebagian hari itu. Cabut dahulu yang lama.',
      );
    }
    await this.directory.refreshSeats(tx, subject.agencyId, subject.today);
    await this.notifications.notify(tx, {
      agencyId: subject.agencyId,
      employeeIds: [body.delegateEmployeeId],
      kind: 'delegation.create',
      title: `Anda ditunjuk sebagai ${titleOf(body.kind)} kepala ${unit.name}`,
      body: `Berlaku ${longPeriod(body.startsOn, body.endsOn)}. Dasar: ${body.basis}.`,
      link: '/persetujuan',
      entity: 'delegation',
      entityId: id,
    });
    await this.audit.record(tx, subject, {
      action: 'delegation.create',
      entity: 'delegation',
      entityId: id,
      via,
      detail: { ...body, ...(secondApprovalId ? { secondApprovalId } : {}) },
    });
    return id;
  }

  revoke(actor: Actor, id: string): Promise<DelegationDto> {
    return this.database.transaction(async (tx) => {
      await tx.query('select id from delegation where id = $1 and agency_id = $2 for update', [
        id,
        actor.agencyId,
      ]);
      demandOverseer(actor);
      const delegation = await this.find(tx, actor, id);
      demandAdmin(actor);
      if (!delegation.allowedActions.includes('revoke'))
        throw wrongState('Pelimpahan ini sudah berakhir atau dicabut.');
      await tx.query(
        'update delegation set revoked_at = $2, revoked_by = $3, version = version + 1 where id = $1',
        [id, this.clock.now(), actor.accountId],
      );
      await this.directory.refreshSeats(tx, actor.agencyId, actor.today);
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: [delegation.delegate.employeeId],
        kind: 'delegation.revoke',
        title: `Penunjukan Anda sebagai ${titleOf(delegation.kind)} kepala ${delegation.unit.name} dicabut`,
        entity: 'delegation',
        entityId: id,
      });
      await this.audit.record(tx, actor, {
        action: 'delegation.revoke',
        entity: 'delegation',
        entityId: id,
        via: 'agency_admin',
      });
      return this.find(tx, actor, id);
    });
  }

  /** What it would delegate, and to whom. @throws 400 at the field that is wrong */
  async check(
    sql: Sql,
    subject: PowerSubject,
    body: CreateDelegationDto,
  ): Promise<{ unit: { name: string }; delegate: EmployeeFacts }> {
    const [unit] = await sql.query<{ name: string }>(
      'select name from unit where id = $1 and agency_id = $2',
      [body.unitId, subject.agencyId],
    );
    if (!unit) throw invalidField('unitId', 'unit_unknown', 'Unit tidak dikenal.');
    const delegate = await this.people.find(sql, subject.agencyId, body.delegateEmployeeId);
    if (!delegate)
      throw invalidField('delegateEmployeeId', 'employee_unknown', 'Pegawai tidak dikenal.');
    if (delegate.isHead && delegate.unitId === body.unitId)
      throw invalidField(
        'delegateEmployeeId',
        'own_unit',
        `${delegate.name} sudah memimpin unit ini.`,
      );
    // Whoever headed a unit on a past day decides for that day, so nobody becomes its head in hindsight.
    if (body.startsOn < subject.today)
      throw invalidField(
        'startsOn',
        'range',
        'Pelimpahan berlaku paling awal hari ini. Tulis tanggal surat yang lebih awal di bagian Dasar.',
      );
    if (body.endsOn > addDays(body.startsOn, LONGEST_DAYS))
      throw invalidField('endsOn', 'range', 'Pelimpahan paling lama satu tahun.');
    if (body.endsOn < body.startsOn)
      throw invalidField('endsOn', 'range', 'Tanggal selesai tidak boleh sebelum tanggal mulai.');
    return { unit, delegate };
  }

  private async find(sql: Sql, actor: Actor, id: string): Promise<DelegationDto> {
    const [row] = await sql.query<DelegationRow>(`${LIST_SQL} and d.id = $3`, [
      actor.agencyId,
      actor.today,
      id,
    ]);
    if (!row) throw notFound('Pelimpahan');
    return present(actor, row);
  }
}

/** `Plt.` or `Plh.` */
export const titleOf = (kind: DelegationKind): string => (kind === 'plt' ? 'Plt.' : 'Plh.');

function present(actor: Actor, row: DelegationRow): DelegationDto {
  const isOpen = row.status === 'upcoming' || row.status === 'active';
  return { ...row, allowedActions: isOpen && isAdmin(actor) ? ['revoke'] : [] };
}

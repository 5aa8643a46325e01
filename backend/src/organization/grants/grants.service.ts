import { Injectable } from '@nestjs/common';
import { addDays } from '../../kernel/date.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { type Actor, type GrantRole, hasGrant } from '../../kernel/actor.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import {
  forbidden,
  invalidField,
  notFound,
  refusal,
  wrongState,
} from '../../platform/errors/problem.js';
import type { PageQuery } from '../../platform/http/validators.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import {
  demandAdmin,
  demandForSomebodyElse,
  isAdmin,
  type PowerOrigin,
  type PowerSubject,
} from './admin.js';
import type { CreateGrantDto, GrantDto, GrantPageDto } from './grant.dto.js';

type GrantRow = Omit<GrantDto, 'allowedActions'> & { accountId: string };

/** For the installer at work in another agency, or somebody who moved there: this agency cannot see who that is now. */
const ELSEWHERE = 'Akun di instansi lain';

const LIST_SQL = `
  select g.id, g.role, g.account_id as "accountId", coalesce(d.display_name, p.name, a.username, '${ELSEWHERE}') as name,
         d.employee_id as "employeeId", d.position_name as "positionName", d.unit_name as "unitName",
         g.starts_on::text as "startsOn", g.ends_on::text as "endsOn",
         coalesce(gp.name, ga.username, case when g.granted_by is not null then '${ELSEWHERE}' end) as "grantedBy",
         case when g.ended_at is not null or g.ends_on < $2::date then 'ended' when g.starts_on > $2::date then 'upcoming' else 'active' end as status
    from role_grant g
    left join account a on a.id = g.account_id
    left join person p on p.id = a.person_id
    left join known_employee d on d.person_id = a.person_id and d.agency_id = g.agency_id
    left join account ga on ga.id = g.granted_by
    left join person gp on gp.id = ga.person_id
   where g.agency_id = $1`;

export const ROLE_NAMES: Record<GrantRole, string> = {
  agency_admin: 'admin instansi',
  operator: 'operator',
  executive: 'pimpinan',
  auditor: 'auditor',
};

/** Capacities that come from an admin's word and not from a position (R112). */
@Injectable()
export class GrantsService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<GrantPageDto> {
    demandReader(actor);
    const [before] = decodeCursor(cursor, ['id']) ?? [null];
    const rows = await this.database.query<GrantRow>(
      `${LIST_SQL} and ($3::uuid is null or g.id < $3) order by g.id desc limit $4`,
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
   * @throws 400 for somebody without an account here, 409 `grant_overlap`
   */
  create(actor: Actor, body: CreateGrantDto): Promise<GrantDto> {
    demandAdmin(actor);
    demandForSomebodyElse(actor, body.employeeId);
    return this.database.transaction(async (tx) => {
      const origin = { askedBy: actor.accountId, via: 'agency_admin' };
      const id = await this.make(tx, actor, body, origin);
      return this.find(tx, actor, id);
    });
  }

  /** Writes it and tells its holder; answers its id. @throws as `create` */
  async make(
    tx: Tx,
    subject: PowerSubject,
    body: CreateGrantDto,
    { askedBy, via, secondApprovalId }: PowerOrigin,
  ): Promise<string> {
    const { accountId, startsOn } = await this.check(tx, subject, body);
    const { employeeId, role } = body;
    const endsOn = body.endsOn ?? null;
    const id = newId();
    try {
      await tx.query(
        `insert into role_grant (id, agency_id, account_id, role, starts_on, ends_on, granted_by) values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, subject.agencyId, accountId, role, startsOn, endsOn, askedBy],
      );
    } catch (error) {
      if (!isUniqueClash(error)) throw error;
      throw refusal(
        'grant_overlap',
        'Pegawai ini sudah mempunyai akses itu pada sebagian hari tersebut.',
      );
    }
    await this.notifications.notify(tx, {
      agencyId: subject.agencyId,
      employeeIds: [employeeId],
      kind: 'grant.create',
      title: `Anda diberi akses ${ROLE_NAMES[role]} mulai ${longDate(startsOn)}`,
      entity: 'grant',
      entityId: id,
    });
    await this.audit.record(tx, subject, {
      action: 'grant.create',
      entity: 'grant',
      entityId: id,
      via,
      detail: {
        employeeId,
        role,
        startsOn,
        endsOn,
        ...(secondApprovalId ? { secondApprovalId } : {}),
      },
    });
    return id;
  }

  /** Whose account it would be, and from which day. @throws 400 at the field that is wrong */
  async check(
    sql: Sql,
    subject: PowerSubject,
    body: CreateGrantDto,
  ): Promise<{ accountId: string; startsOn: string }> {
    const startsOn = body.startsOn ?? subject.today;
    if (startsOn < subject.today)
      throw invalidField('startsOn', 'range', 'Akses berlaku paling awal hari ini.');
    if (body.endsOn !== undefined && body.endsOn < startsOn)
      throw invalidField('endsOn', 'range', 'Tanggal selesai tidak boleh sebelum tanggal mulai.');
    const [account] = await sql.query<{ id: string }>(
      `select a.id from employee_directory d join account a on a.person_id = d.person_id
        where d.agency_id = $1 and d.employee_id = $2`,
      [subject.agencyId, body.employeeId],
    );
    if (!account)
      throw invalidField('employeeId', 'employee_unknown', 'Pegawai ini tidak mempunyai akun.');
    return { accountId: account.id, startsOn };
  }

  /** Ends at once: the last day was yesterday. One of today stays in the list as well, for what was done by it. */
  end(actor: Actor, id: string): Promise<GrantDto> {
    return this.database.transaction(async (tx) => {
      await tx.query('select id from role_grant where id = $1 and agency_id = $2 for update', [
        id,
        actor.agencyId,
      ]);
      demandReader(actor);
      const grant = await this.find(tx, actor, id);
      demandAdmin(actor);
      if (grant.status === 'ended') throw wrongState('Akses ini sudah berakhir.');
      if (!grant.allowedActions.includes('end'))
        throw wrongState('Akses admin Anda sendiri hanya dapat diakhiri oleh admin lain.');
      const yesterday = addDays(actor.today, -1);
      const endsOn = grant.startsOn > yesterday ? grant.startsOn : yesterday;
      await tx.query('update role_grant set ends_on = $2, ended_at = $3 where id = $1', [
        id,
        endsOn,
        this.clock.now(),
      ]);
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: [grant.employeeId],
        kind: 'grant.end',
        title: `Akses Anda sebagai ${ROLE_NAMES[grant.role]} diakhiri oleh ${actor.name}`,
        entity: 'grant',
        entityId: id,
      });
      await this.audit.record(tx, actor, {
        action: 'grant.end',
        entity: 'grant',
        entityId: id,
        via: 'agency_admin',
        detail: { name: grant.name, role: grant.role, startsOn: grant.startsOn },
      });
      return { ...grant, endsOn, status: 'ended', allowedActions: [] };
    });
  }

  private async find(sql: Sql, actor: Actor, id: string): Promise<GrantDto> {
    const [row] = await sql.query<GrantRow>(`${LIST_SQL} and g.id = $3`, [
      actor.agencyId,
      actor.today,
      id,
    ]);
    if (!row) throw notFound('Akses');
    return present(actor, row);
  }
}

function demandReader(actor: Actor): void {
  if (!hasGrant(actor, 'agency_admin', 'auditor'))
    throw forbidden('Daftar akses hanya untuk admin instansi dan auditor.');
}

/** Nobody locks themselves out: an admin's own grant is ended by another admin. */
function present(actor: Actor, { accountId, ...row }: GrantRow): GrantDto {
  const isOwn = accountId === actor.accountId && row.role === 'agency_admin';
  return {
    ...row,
    allowedActions: row.status !== 'ended' && isAdmin(actor) && !isOwn ? ['end'] : [],
  };
}

import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant } from '../kernel/domain/actor.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database/database.js';
import { forbidden, notFound } from '../shared/errors/problem.js';
import { isAdmin } from './admin.js';
import type { EmployeeRecordDto } from './employee-record.dto.js';

type RecordRow = Omit<EmployeeRecordDto, 'allowedActions'>;

const REF = (alias: string): string =>
  `jsonb_build_object('employeeId', ${alias}.employee_id, 'name', ${alias}.display_name,
     'positionName', ${alias}.position_name, 'unitName', ${alias}.unit_name)`;

const RECORD_SQL = `
  select d.employee_id as "employeeId", d.display_name as name, d.position_name as "positionName", d.unit_name as "unitName",
         d.unit_id as "unitId", d.nip, d.kind, d.rank, d.skills, p.phone, p.email, p.education,
         e.civil_service_since::text as "civilServiceSince", d.assessor_basis as "assessorBasis",
         d.assessor_needs_confirmation as "assessorNeedsConfirmation",
         case when s.employee_id is not null then ${REF('s')} end as assessor,
         (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'unitId', h.unit_id, 'unitName', u.name,
                   'positionName', h.position_name, 'positionKind', h.position_kind, 'functionalLevel', h.functional_level,
                   'echelon', h.echelon, 'positionClass', h.position_class, 'isHead', h.is_head,
                   'startsOn', h.starts_on, 'endsOn', h.ends_on) order by h.starts_on desc), '[]')
            from position_holding h join unit u on u.id = h.unit_id where h.employee_id = d.employee_id) as holdings,
         (select coalesce(jsonb_agg(jsonb_build_object('rank', r.rank, 'since', r.since, 'recordedOn', r.recorded_on)
                   order by r.recorded_on desc, r.id desc), '[]') from rank_entry r where r.employee_id = d.employee_id) as ranks,
         (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'employeeId', o.employee_id, 'reason', o.reason,
                   'status', o.status, 'startsOn', o.starts_on, 'endsOn', o.ends_on, 'assessor', ${REF('x')})
                   order by o.starts_on desc, o.id desc), '[]')
            from assessor_override o join employee_directory x on x.employee_id = o.assessor_employee_id
           where o.employee_id = d.employee_id) as overrides,
         (select jsonb_build_object('id', a.id, 'username', a.username, 'passwordState', a.password_state,
                   'lastLoginAt', a.last_login_at,
                   'lockedUntil', case when a.locked_until > $4 then a.locked_until end) from account a where a.person_id = d.person_id) as account
    from employee_directory d
    join person p on p.id = d.person_id
    join employment e on e.id = d.employee_id
    left join unit_heads($1, d.assessor_unit_id, $3) h on d.assessor_employee_id is null
    left join employee_directory s on s.employee_id = coalesce(d.assessor_employee_id, h.employee_id)
   where d.agency_id = $1 and d.employee_id = $2`;

/** The file of one person, for those who keep it. */
@Injectable()
export class EmployeeRecordService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(actor: Actor, employeeId: string): Promise<EmployeeRecordDto> {
    const record = await this.database.one<RecordRow>(RECORD_SQL, [
      actor.agencyId,
      employeeId,
      actor.today,
      this.clock.now(),
    ]);
    if (!record) throw notFound('Pegawai');
    if (!hasGrant(actor, 'agency_admin', 'operator', 'auditor'))
      throw forbidden('Berkas pegawai hanya untuk admin, operator, dan auditor.');
    const isOwn = record.account?.id === actor.accountId;
    const allowedActions = isAdmin(actor)
      ? ['override', ...(isOwn ? [] : ['issue_code', 'end_sessions'])]
      : [];
    return { ...record, allowedActions };
  }
}

import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant } from '../../kernel/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { forbidden, notFound } from '../../platform/errors/problem.js';
import { isAdmin } from '../grants/admin.js';
import { displayNameSql } from '../people/display-name.js';
import type { EmployeeRecordDto } from './employee-record.dto.js';

type RecordRow = Omit<EmployeeRecordDto, 'allowedActions' | 'status'> & { personId: string };

const REF = (alias: string): string =>
  `jsonb_build_object('employeeId', ${alias}.employee_id, 'name', ${alias}.display_name,
     'positionName', ${alias}.position_name, 'unitName', ${alias}.unit_name)`;

/** $1 agency, $2 employment, $3 today, $4 now. Also of who is still to come, and of who has left. */
const RECORD_SQL = `
  select e.id as "employeeId", p.id as "personId", ${displayNameSql('p')} as name,
         coalesce(h0.position_name, '') as "positionName", coalesce(h0.unit_name, '') as "unitName",
         h0.unit_id as "unitId", p.nip, e.kind, r0.rank,
         coalesce((select array_agg(skill order by skill) from employee_skill k where k.employee_id = e.id), '{}') as skills,
         p.phone, p.email, p.education, p.name as "plainName", p.front_title as "frontTitle", p.back_title as "backTitle",
         p.birth_date::text as "birthDate", p.gender, e.civil_service_since::text as "civilServiceSince",
         e.starts_on::text as "startsOn", e.ends_on::text as "endsOn", e.ended_kind as "endedKind", e.ended_reason as "endedReason",
         coalesce(d.assessor_basis, '') as "assessorBasis", coalesce(d.assessor_needs_confirmation, false) as "assessorNeedsConfirmation",
         case when s.employee_id is not null then ${REF('s')} end as assessor,
         (select jsonb_build_object('startsOn', x.starts_on, 'endsOn', x.ends_on, 'reason', x.reason) from suspension x
           where x.employee_id = e.id and x.undone_at is null and (x.ends_on is null or x.ends_on >= $3::date)
           order by x.starts_on limit 1) as suspension,
         (select coalesce(jsonb_agg(jsonb_build_object('employeeId', o.id, 'kind', o.kind, 'endedKind', o.ended_kind, 'startsOn', o.starts_on, 'endsOn', o.ends_on)
                   order by o.starts_on desc), '[]')
            from employment o join person op on op.id = o.person_id
           where o.agency_id = e.agency_id and o.id <> e.id
             -- a record that was merged into this one, or the one that it was merged into
             and (op.id in (p.id, p.kept_of) or op.kept_of in (p.id, p.kept_of))) as "otherEmployments",
         (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'unitId', h.unit_id, 'unitName', u.name,
                   'positionName', h.position_name, 'positionKind', h.position_kind, 'functionalLevel', h.functional_level,
                   'echelon', h.echelon, 'positionClass', h.position_class, 'isHead', h.is_head,
                   'startsOn', h.starts_on, 'endsOn', h.ends_on) order by h.starts_on desc), '[]')
            from position_holding h join unit u on u.id = h.unit_id where h.employee_id = e.id) as holdings,
         (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'rank', r.rank, 'since', r.since, 'recordedOn', r.recorded_on)
                   order by r.recorded_on desc, r.id desc), '[]') from rank_entry r where r.employee_id = e.id) as ranks,
         (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'employeeId', o.employee_id, 'reason', o.reason,
                   'status', o.status, 'startsOn', o.starts_on, 'endsOn', o.ends_on, 'assessor', ${REF('x')})
                   order by o.starts_on desc, o.id desc), '[]')
            from assessor_override o join known_employee x on x.employee_id = o.assessor_employee_id
           where o.employee_id = e.id) as overrides,
         (select jsonb_build_object('id', a.id, 'username', a.username, 'passwordState', a.password_state,
                   'lastLoginAt', a.last_login_at,
                   'hasSecondFactor', a.has_second_factor,
                   'lockedUntil', case when a.locked_until > $4 then a.locked_until end) from account a where a.person_id = p.id) as account
    from employment e
    join person p on p.id = e.person_id
    left join employee_directory d on d.employee_id = e.id
    left join lateral (
      select h.*, u.name as unit_name from position_holding h join unit u on u.id = h.unit_id where h.employee_id = e.id
       order by (h.starts_on <= $3::date) desc, h.starts_on desc limit 1) h0 on true
    left join lateral (
      select rank from rank_entry where employee_id = e.id
       order by (recorded_on <= $3::date) desc, recorded_on desc, id desc limit 1) r0 on true
    left join unit_heads($1, d.assessor_unit_id, $3) h on d.assessor_employee_id is null
    left join employee_directory s on s.employee_id = coalesce(d.assessor_employee_id, h.employee_id)
   where e.agency_id = $1 and e.id = $2`;

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
    const { personId, ...file } = record;
    const status = statusOf(file, actor.today);
    return {
      ...file,
      status,
      allowedActions: isAdmin(actor)
        ? actionsOn(file, actor.today, status, personId === actor.personId)
        : [],
    };
  }
}

function statusOf(
  { startsOn, endsOn, suspension }: Pick<RecordRow, 'startsOn' | 'endsOn' | 'suspension'>,
  today: string,
): EmployeeRecordDto['status'] {
  if (today < startsOn) return 'coming';
  if (endsOn !== null && endsOn < today) return 'left';
  if (suspension && suspension.startsOn <= today) return 'suspended';
  return endsOn === null ? 'serving' : 'leaving';
}

/** What the admin may do; nobody changes their own file. */
function actionsOn(
  {
    suspension,
    endedKind,
    holdings,
    account,
  }: Pick<RecordRow, 'suspension' | 'endedKind' | 'holdings' | 'account'>,
  today: string,
  status: EmployeeRecordDto['status'],
  isOwn: boolean,
): string[] {
  const onAccount = [
    'issue_code',
    'end_sessions',
    ...(account?.hasSecondFactor ? ['reset_second_factor'] : []),
  ];
  if (isOwn) return ['override'];
  if (endedKind === 'merged') return [];
  const onPost = [
    'move',
    'correct',
    ...(holdings.length > 1 && holdings.some(({ startsOn }) => startsOn > today)
      ? ['cancel_move']
      : []),
  ];
  switch (status) {
    case 'left':
      return ['correct', ...onAccount];
    case 'leaving':
      return ['override', ...onPost, ...onAccount, 'undo_leave'];
    case 'suspended':
      return ['lift_suspension', ...onPost, 'leave', ...onAccount];
    default:
      return [
        'override',
        ...onPost,
        ...onAccount,
        'leave',
        ...(suspension ? ['undo_leave'] : ['suspend']),
      ];
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { longDate } from '../../kernel/indonesian-date.js';
import {
  DEPARTURE_WORDS,
  type DepartureKind,
} from '../../organization/departures/domain/departure.js';
import {
  type DepartureQuestion,
  type DepartureEnding,
  type Staffing,
  type StaffingChange,
  StaffingAftermath,
} from '../../workflow/ties/staffing-aftermath.js';
import { systemOf } from '../../workflow/events/audit.service.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { AssignmentTie } from './assignment-tie.js';
import { MembershipEnding } from './membership-ending.service.js';

const SUSPENDED = 'Pemberhentian sementara';

interface Paused {
  squadId: string;
  squadName: string;
  employeeId: string;
  employeeName: string;
  ownerUnitId: string;
  leaderEmployeeId: string | null;
  assignmentId: string | null;
  roleId: string;
  sharePercent: string;
  startsOn: string;
  until: string;
}

const NAMED = `s.name as "squadName", s.owner_unit_id as "ownerUnitId", s.leader_employee_id as "leaderEmployeeId", p.name as "employeeName"`;

/** The days of a suspension do not count: what runs ends before it, with its planned end kept for the return. */
const PAUSE_SQL = `
  with hit as (
    select m.id, m.ends_on, t."lastDay" from jsonb_to_recordset($2::jsonb) as t("employeeId" uuid, "lastDay" date)
      join squad_member m on m.agency_id = $1 and m.employee_id = t."employeeId"
     where m.ended_reason is null and m.starts_on <= t."lastDay" and m.ends_on > t."lastDay" for update of m)
  update squad_member m set ends_on = hit."lastDay", ended_reason = '${SUSPENDED}', ending_cause = 'suspended', planned_ends_on = hit.ends_on
    from hit, squad s, employment e, person p
   where m.id = hit.id and s.id = m.squad_id and e.id = m.employee_id and p.id = e.person_id
  returning m.squad_id as "squadId", m.employee_id as "employeeId", ${NAMED}`;

/** Takes up again what a suspension paused and nothing has ended since. */
const resumableSql = (live: string): string => `
  select distinct on (m.squad_id, m.employee_id) m.squad_id as "squadId", m.employee_id as "employeeId", ${NAMED},
         m.assignment_id as "assignmentId", m.role_id as "roleId", m.share_percent::text as "sharePercent",
         greatest(t."lastDay" + 1, m.ends_on + 1)::text as "startsOn", least(m.planned_ends_on, s.ends_on)::text as until
    from jsonb_to_recordset($2::jsonb) as t("employeeId" uuid, "lastDay" date)
    join squad_member m on m.agency_id = $1 and m.employee_id = t."employeeId" and m.ending_cause = 'suspended'
    join squad s on s.id = m.squad_id and s.status not in ('closed', 'disbanded')
    join employment e on e.id = m.employee_id join person p on p.id = e.person_id
   where least(m.planned_ends_on, s.ends_on) > greatest(t."lastDay", m.ends_on)
     and (m.assignment_id is null or exists (select 1 from ${live} a where a.id = m.assignment_id and a.status = 'active'))
     and not exists (select 1 from squad_member o where o.squad_id = m.squad_id and o.employee_id = m.employee_id and o.id <> m.id
                        and o.ends_on > greatest(t."lastDay", m.ends_on))
   order by m.squad_id, m.employee_id, m.starts_on desc`;

const RESUME_SQL = `
  insert into squad_member (id, agency_id, squad_id, role_id, employee_id, assignment_id, share_percent, starts_on, ends_on)
  select r.id, $1, r."squadId", r."roleId", r."employeeId", r."assignmentId", r."sharePercent", r."startsOn", r.until
    from jsonb_to_recordset($2::jsonb) as r(id uuid, "squadId" uuid, "roleId" uuid, "employeeId" uuid, "assignmentId" uuid,
         "sharePercent" numeric, "startsOn" date, until date)`;

const OWNERS_SQL = `
  select h.unit_id as "unitId", h.employee_id as "employeeId"
    from unnest($2::uuid[]) as asked(unit_id), unit_heads($1, asked.unit_id, $3::date) h`;

/** What leaving and suspension mean to squads. */
@Injectable()
export class DepartedMembers implements OnModuleInit {
  constructor(
    private readonly aftermath: StaffingAftermath,
    private readonly endings: MembershipEnding,
    private readonly assignments: AssignmentTie,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.aftermath.register((tx, staffing) => this.settle(tx, staffing));
    this.aftermath.registerOutlook((sql, question) => this.outlook(sql, question));
  }

  private async settle(tx: Tx, staffing: Staffing): Promise<void> {
    const of = (wanted: StaffingChange['kind']) =>
      staffing.changes.filter(({ kind }) => kind === wanted);
    await this.end(tx, staffing, of('left'));
    await this.pause(tx, staffing, of('suspended'));
    await this.resume(tx, staffing, of('returned'));
  }

  private async end(
    tx: Tx,
    { agencyId, today }: Staffing,
    changes: readonly StaffingChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    const kinds = await tx.query<{ id: string; kind: DepartureKind | null }>(
      'select id, ended_kind as kind from employment where id = any($1::uuid[])',
      [changes.map(({ employeeId }) => employeeId)],
    );
    const reasons = new Map(kinds.map(({ id, kind }) => [id, kind && DEPARTURE_WORDS[kind]]));
    await this.endings.end(tx, {
      agencyId,
      today,
      cause: 'left',
      subject: systemOf(agencyId),
      via: null,
      targets: changes.map(({ employeeId, lastDay }) => ({
        employeeId,
        squadId: null,
        lastDay,
        reason: reasons.get(employeeId) ?? 'Tidak lagi bertugas',
      })),
    });
  }

  private async pause(
    tx: Tx,
    staffing: Staffing,
    changes: readonly StaffingChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    const paused = await tx.query<Paused>(PAUSE_SQL, [staffing.agencyId, JSON.stringify(changes)]);
    await this.tell(tx, staffing, paused, 'Anggota tim diberhentikan sementara');
  }

  private async resume(
    tx: Tx,
    staffing: Staffing,
    changes: readonly StaffingChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    const { agencyId } = staffing;
    const back = await tx.query<Paused>(resumableSql(this.assignments.live), [
      agencyId,
      JSON.stringify(changes),
    ]);
    if (back.length === 0) return;
    await tx.query(RESUME_SQL, [
      agencyId,
      JSON.stringify(back.map((one) => ({ ...one, id: newId() }))),
    ]);
    await this.tell(tx, staffing, back, 'Anggota tim bertugas kembali');
  }

  private async tell(
    tx: Tx,
    { agencyId, today }: Staffing,
    members: readonly Paused[],
    title: string,
  ): Promise<void> {
    if (members.length === 0) return;
    const units = [...new Set(members.map(({ ownerUnitId }) => ownerUnitId))];
    const heads = await tx.query<{ unitId: string; employeeId: string }>(OWNERS_SQL, [
      agencyId,
      units,
      today,
    ]);
    const owners = new Map(heads.map(({ unitId, employeeId }) => [unitId, employeeId]));
    await this.notifications.notify(
      tx,
      ...members.map((member) => ({
        agencyId,
        employeeIds: [owners.get(member.ownerUnitId) ?? null, member.leaderEmployeeId].filter(
          (id) => id !== member.employeeId,
        ),
        kind: 'squad.member-pause',
        title: `${title}: ${member.squadName}`,
        body: member.employeeName,
        link: `/tim/${member.squadId}`,
        entity: 'squad',
        entityId: member.squadId,
      })),
    );
  }

  private outlook(
    sql: Sql,
    { agencyId, employeeId, lastDay }: DepartureQuestion,
  ): Promise<DepartureEnding[]> {
    return sql.query<DepartureEnding>(
      `select 'leadership' as kind, 'Ketua tim ' || s.name as title, 'Ketua baru perlu ditunjuk' as outcome
         from squad s where s.agency_id = $1 and s.leader_employee_id = $2 and s.status not in ('closed', 'disbanded') and s.ends_on >= $3
       union all
       select 'membership', 'Anggota ' || s.name, 'Berakhir ' || $4::text
         from squad_member m join squad s on s.id = m.squad_id
        where m.agency_id = $1 and m.employee_id = $2 and m.ended_reason is null and m.ends_on > $3 and s.status not in ('closed', 'disbanded')
        limit 40`,
      [agencyId, employeeId, lastDay, longDate(lastDay)],
    );
  }
}

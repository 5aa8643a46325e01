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
import type { Sql } from '../../platform/database/sql.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { AssignmentTie } from './assignment-tie.js';
import { MembershipEnding } from './membership-ending.service.js';
import {
  findResumable,
  pauseMembers,
  type PausedMember,
  resumeMembers,
} from './membership-pause.store.js';

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
    const paused = await pauseMembers(tx, staffing.agencyId, changes);
    await this.tell(tx, staffing, paused, 'Anggota tim diberhentikan sementara');
  }

  private async resume(
    tx: Tx,
    staffing: Staffing,
    changes: readonly StaffingChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    const { agencyId } = staffing;
    const back = await findResumable(tx, this.assignments.live, agencyId, changes);
    if (back.length === 0) return;
    await resumeMembers(tx, agencyId, back);
    await this.tell(tx, staffing, back, 'Anggota tim bertugas kembali');
  }

  private async tell(
    tx: Tx,
    { agencyId, today }: Staffing,
    members: readonly PausedMember[],
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

import { Injectable } from '@nestjs/common';
import { addDays } from '../../kernel/date.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Database, type Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { newId } from '../../platform/database/ids.js';
import { invalidField, notFound, refusal } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import {
  demandAdmin,
  demandForSomebodyElse,
  type PowerOrigin,
  type PowerSubject,
} from '../grants/admin.js';
import type { AssessorOverrideDto, OverrideAssessorDto } from './assessor.dto.js';
import { assessorsAbove } from './assessor-chain.js';
import { AssessorChanges } from './assessor-changes.js';
import { DirectoryService } from '../directory/directory.service.js';
import { type EmployeeFacts, PeopleService } from '../people/people.service.js';
import { lockStaffing } from '../people/staffing.lock.js';

export interface NewOverride {
  readonly agencyId: string;
  readonly employeeId: string;
  readonly assessorEmployeeId: string;
  readonly reason: string;
  readonly startsOn: string;
  readonly today: string;
  readonly proposedBy?: string | null;
  readonly decidedBy: string;
}

/** The admin's explicit choice of somebody's PjPK, which comes before every rule (R103). */
@Injectable()
export class AssessorOverrideService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly directory: DirectoryService,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
    private readonly changes: AssessorChanges,
  ) {}

  /**
   * By the admin, confirmed at once.
   * @throws 404, 403 (`second_approval_needed` where the admin would assess or be assessed), 409,
   *   400 at `assessorEmployeeId` or `from`
   */
  set(actor: Actor, employeeId: string, body: OverrideAssessorDto): Promise<AssessorOverrideDto> {
    return this.database.transaction(async (tx) => {
      if (!(await this.people.find(tx, actor.agencyId, employeeId))) throw notFound('Pegawai');
      demandAdmin(actor);
      demandForSomebodyElse(actor, employeeId, body.assessorEmployeeId);
      const origin = { askedBy: actor.accountId, via: 'agency_admin' };
      return this.make(tx, actor, employeeId, body, origin);
    });
  }

  /** Puts it in force and tells both. @throws as `set` */
  async make(
    tx: Tx,
    subject: PowerSubject,
    employeeId: string,
    body: OverrideAssessorDto,
    { askedBy, via, secondApprovalId }: PowerOrigin,
  ): Promise<AssessorOverrideDto> {
    const { assessorEmployeeId, reason, from = subject.today } = body;
    // One at a time: otherwise two people could be made each other's assessor at the same moment, and both overrides
    // would pass.
    await lockStaffing(tx, subject.agencyId);
    const { employee, assessor } = await this.check(tx, subject, employeeId, body);
    const id = await this.write(tx, {
      agencyId: subject.agencyId,
      employeeId,
      assessorEmployeeId,
      reason,
      startsOn: from,
      today: subject.today,
      decidedBy: askedBy,
    });
    await this.notifications.notify(tx, {
      agencyId: subject.agencyId,
      employeeIds: [employeeId, assessorEmployeeId],
      kind: 'assessor.override',
      title: `Pejabat Penilai Kinerja ${employee.name} kini ${assessor.name}`,
      body: reason,
      link: '/saya',
      entity: 'employee',
      entityId: employeeId,
    });
    await this.audit.record(tx, subject, {
      action: 'assessor.override',
      entity: 'employee',
      entityId: employeeId,
      via,
      detail: {
        assessorEmployeeId,
        reason,
        from,
        ...(secondApprovalId ? { secondApprovalId } : {}),
      },
    });
    return {
      id,
      employeeId,
      assessor: refOf(assessor),
      reason,
      status: 'confirmed',
      startsOn: from,
      endsOn: null,
    };
  }

  /** Who would be assessed by whom. @throws 400 at the field that is wrong */
  async check(
    sql: Sql,
    subject: PowerSubject,
    employeeId: string,
    { assessorEmployeeId, from = subject.today }: OverrideAssessorDto,
  ): Promise<{ employee: EmployeeFacts; assessor: EmployeeFacts }> {
    const employee = await this.people.find(sql, subject.agencyId, employeeId);
    if (!employee) throw invalidField('employeeId', 'employee_unknown', 'Pegawai tidak dikenal.');
    // Decisions made until now stay with the PjPK of that time.
    if (from < subject.today)
      throw invalidField('from', 'range', 'Penetapan penilai berlaku paling awal hari ini.');
    const assessor = await this.demandAssessor(sql, subject, employee, assessorEmployeeId);
    return { employee, assessor };
  }

  /** Ends the override in force and starts the new one; also for a proposal that the admin accepts. */
  async write(tx: Tx, override: NewOverride): Promise<string> {
    await tx.query('select id from employment where id = $1 for update', [override.employeeId]);
    const later = await tx.one(
      `select id from assessor_override where employee_id = $1 and status = 'confirmed' and starts_on > $2`,
      [override.employeeId, override.startsOn],
    );
    if (later)
      throw refusal(
        'override_later',
        'Sudah ada penetapan penilai yang mulai berlaku sesudah tanggal itu.',
      );
    await tx.query(
      `update assessor_override set
              status = case when starts_on >= $2::date then 'ended' else status end,
              ends_on = case when starts_on >= $2::date then starts_on else $3::date end
        where employee_id = $1 and status = 'confirmed' and (ends_on is null or ends_on >= $2::date)`,
      [override.employeeId, override.startsOn, addDays(override.startsOn, -1)],
    );
    const id = newId();
    await tx.query(
      `insert into assessor_override (id, agency_id, employee_id, assessor_employee_id, reason, status, proposed_by, decided_by, starts_on)
       values ($1, $2, $3, $4, $5, 'confirmed', $6, $7, $8)`,
      [
        id,
        override.agencyId,
        override.employeeId,
        override.assessorEmployeeId,
        override.reason,
        override.proposedBy ?? null,
        override.decidedBy,
        override.startsOn,
      ],
    );
    await this.directory.refreshSeats(tx, override.agencyId, override.today);
    await this.changes.announce(tx, override.agencyId, [override.employeeId]);
    return id;
  }

  /** @throws 400 at `assessorEmployeeId` for a stranger, oneself, or people who would assess each other in a ring */
  async demandAssessor(
    sql: Sql,
    { agencyId, today }: Pick<PowerSubject, 'agencyId' | 'today'>,
    employee: EmployeeFacts,
    assessorEmployeeId: string,
  ): Promise<EmployeeFacts> {
    const field = 'assessorEmployeeId';
    const assessor = await this.people.find(sql, agencyId, assessorEmployeeId);
    if (!assessor) throw invalidField(field, 'employee_unknown', 'Pegawai tidak dikenal.');
    if (assessor.employeeId === employee.employeeId)
      throw invalidField(field, 'self', 'Tidak seorang pun menilai dirinya sendiri.');
    const above = await assessorsAbove(sql, agencyId, today, assessorEmployeeId);
    const at = above.findIndex(({ employeeId }) => employeeId === employee.employeeId);
    if (at === 0) throw invalidField(field, 'mutual', 'Dua orang tidak dapat saling menilai.');
    if (at > 0) {
      const between = above.slice(0, at).map(({ name }) => name);
      throw invalidField(
        field,
        'ring',
        `Penilaian akan berputar: ${[assessor.name, ...between, employee.name].join(' dinilai ')}.`,
      );
    }
    return assessor;
  }
}

const refOf = ({ employeeId, name, positionName, unitName }: EmployeeFacts) => ({
  employeeId,
  name,
  positionName,
  unitName,
});

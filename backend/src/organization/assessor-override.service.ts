import { Injectable } from '@nestjs/common';
import { addDays } from '../kernel/domain/date.js';
import type { Actor } from '../kernel/domain/actor.js';
import { AuditService } from '../shared/audit/audit.service.js';
import { Database, type Tx } from '../shared/database/database.js';
import { newId } from '../shared/database/ids.js';
import { invalidField, notFound, problem } from '../shared/errors/problem.js';
import { NotificationService } from '../shared/outbox/notification.service.js';
import { demandAdmin } from './admin.js';
import type { AssessorOverrideDto, OverrideAssessorDto } from './assessor.dto.js';
import { AssessorChanges } from './assessor-changes.js';
import { DirectoryService } from './directory.service.js';
import { type EmployeeFacts, PeopleService } from './people.service.js';

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

/** The explicit word on who is somebody's PjPK: it stands before every rule (decision 2). */
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

  /** By the admin, confirmed at once. @throws 404, 403, 400 at `assessorEmployeeId` or `from`, 409 */
  set(
    actor: Actor,
    employeeId: string,
    { assessorEmployeeId, reason, from = actor.today }: OverrideAssessorDto,
  ): Promise<AssessorOverrideDto> {
    return this.database.transaction(async (tx) => {
      const employee = await this.people.find(tx, actor.agencyId, employeeId);
      if (!employee) throw notFound('Pegawai');
      demandAdmin(actor);
      const assessor = await this.demandAssessor(tx, actor, employee, assessorEmployeeId);
      const id = await this.write(tx, {
        agencyId: actor.agencyId,
        employeeId,
        assessorEmployeeId,
        reason,
        startsOn: from,
        today: actor.today,
        decidedBy: actor.accountId,
      });
      await this.notifications.notify(tx, {
        agencyId: actor.agencyId,
        employeeIds: [employeeId, assessorEmployeeId],
        kind: 'assessor.override',
        title: `Pejabat Penilai Kinerja ${employee.name} kini ${assessor.name}`,
        body: reason,
        link: '/saya',
        entity: 'employee',
        entityId: employeeId,
      });
      await this.audit.record(tx, actor, {
        action: 'assessor.override',
        entity: 'employee',
        entityId: employeeId,
        via: 'agency_admin',
        detail: { assessorEmployeeId, reason, from },
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
    });
  }

  /** Ends what ran until then and puts the new word in force; also for a proposal that the admin accepts. */
  async write(tx: Tx, override: NewOverride): Promise<string> {
    await tx.query('select id from employment where id = $1 for update', [override.employeeId]);
    const later = await tx.one(
      `select id from assessor_override where employee_id = $1 and status = 'confirmed' and starts_on > $2`,
      [override.employeeId, override.startsOn],
    );
    if (later)
      throw problem(
        409,
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
    await this.changes.announce(tx, override.agencyId, override.employeeId);
    return id;
  }

  /** @throws 400 at `assessorEmployeeId` for a stranger, oneself, or two who would assess each other */
  async demandAssessor(
    tx: Tx,
    actor: Actor,
    employee: EmployeeFacts,
    assessorEmployeeId: string,
  ): Promise<EmployeeFacts> {
    const field = 'assessorEmployeeId';
    const assessor = await this.people.find(tx, actor.agencyId, assessorEmployeeId);
    if (!assessor) throw invalidField(field, 'employee_unknown', 'Pegawai tidak dikenal.');
    if (assessor.employeeId === employee.employeeId)
      throw invalidField(field, 'self', 'Tidak seorang pun menilai dirinya sendiri.');
    if (assessor.assessorEmployeeId === employee.employeeId)
      throw invalidField(field, 'mutual', 'Dua orang tidak dapat saling menilai.');
    return assessor;
  }
}

const refOf = ({ employeeId, name, positionName, unitName }: EmployeeFacts) => ({
  employeeId,
  name,
  positionName,
  unitName,
});

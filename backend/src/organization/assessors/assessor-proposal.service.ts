import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant, headedUnitIds, isHeadOf, viaText } from '../../kernel/actor.js';
import { requireNote, wrongState } from '../../kernel/lifecycle.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { forbidden, notFound } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { AssessorOverrideService } from './assessor-override.service.js';
import type {
  AssessorProposalDto,
  AssessorProposalListDto,
  DecideAssessorDto,
  ProposeAssessorDto,
} from './assessor-proposal.dto.js';
import { type PersonRefDto, PeopleService } from '../people/people.service.js';
import { lockStaffing } from '../people/staffing.lock.js';
import type { OverrideStatus } from '../units/domain/assessor.js';

interface ProposalRow {
  id: string;
  status: OverrideStatus;
  reason: string;
  proposedAt: Date;
  proposedBy: string | null;
  employee: PersonRefDto;
  assessor: PersonRefDto;
  /** The seat that decides: the nearest unit organisasi above whose head is not the person. */
  deciderUnitId: string | null;
  deciderName: string | null;
  deciderEmployeeId: string | null;
}

const person = (alias: string): string =>
  `jsonb_build_object('employeeId', ${alias}.employee_id, 'name', ${alias}.display_name,
     'positionName', ${alias}.position_name, 'unitName', ${alias}.unit_name)`;

/** `$1` agency, `$2` today. */
const PROPOSALS = `
  select o.id, o.status, o.reason, o.created_at as "proposedAt", o.proposed_by as "proposedBy",
         ${person('d')} as employee, ${person('a')} as assessor, decider.unit_id as "deciderUnitId",
         decider.employee_id as "deciderEmployeeId", decider.name as "deciderName"
    from assessor_override o
    join employee_directory d on d.employee_id = o.employee_id
    join employee_directory a on a.employee_id = o.assessor_employee_id
    join unit u on u.id = d.unit_id
    left join lateral (
      select h.unit_id, h.employee_id, e.display_name as name
        from unit x, unit_heads($1, x.id, $2::date) h
        join employee_directory e on e.employee_id = h.employee_id
       where x.id = any(u.path) and (x.is_organizational or x.parent_id is null) and h.employee_id <> o.employee_id
       order by cardinality(x.path) desc limit 1) decider on true
   where o.agency_id = $1`;

/**
 * A wrong or missing PjPK is corrected by the person, confirmed by the head of the unit organisasi and
 * logged; nothing waits on the admin (R308), who may decide too.
 */
@Injectable()
export class AssessorProposalService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly overrides: AssessorOverrideService,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
  ) {}

  /** @throws 404, 403 for somebody else's, 400 at `assessorEmployeeId` */
  propose(
    actor: Actor,
    employeeId: string,
    input: ProposeAssessorDto,
  ): Promise<AssessorProposalDto> {
    return this.database.transaction(async (tx) => {
      const employee = await this.people.find(tx, actor.agencyId, employeeId);
      if (!employee) throw notFound('Pegawai');
      if (!mayProposeAssessor(actor, employeeId)) {
        throw forbidden('Penilai diusulkan oleh pegawai yang bersangkutan.');
      }
      await this.overrides.demandAssessor(tx, actor, employee, input.assessorEmployeeId);
      await tx.query('select id from employment where id = $1 for update', [employeeId]);
      await tx.query(
        `update assessor_override set status = 'ended' where employee_id = $1 and status = 'proposed'`,
        [employeeId],
      );
      const id = newId();
      await tx.query(
        `insert into assessor_override (id, agency_id, employee_id, assessor_employee_id, reason, status, proposed_by, starts_on)
         values ($1, $2, $3, $4, $5, 'proposed', $6, $7)`,
        [
          id,
          actor.agencyId,
          employeeId,
          input.assessorEmployeeId,
          input.reason,
          actor.accountId,
          actor.today,
        ],
      );
      const row = await this.find(tx, actor, id);
      await this.record(tx, actor, row, 'propose', 'employee');
      await this.tell(
        tx,
        actor,
        row,
        [row.deciderEmployeeId],
        `${row.employee.name} mengusulkan penilai`,
      );
      return present(actor, row);
    });
  }

  /** Those that the actor decides on or made; open ones first. */
  async list(actor: Actor): Promise<AssessorProposalListDto> {
    const rows = await this.database.query<ProposalRow>(
      `${PROPOSALS} and o.status in ('proposed', 'refused')
         and (o.employee_id = $3 or (o.status = 'proposed' and ($5::boolean or decider.unit_id = any($4::uuid[]))))
       order by (o.status = 'proposed') desc, o.created_at desc limit 100`,
      [
        actor.agencyId,
        actor.today,
        actor.employeeId,
        headedUnitIds(actor),
        hasGrant(actor, 'agency_admin'),
      ],
    );
    return {
      items: rows.map((row) => present(actor, row)),
      nextCursor: null,
      allowedActions: mayProposeAssessor(actor, actor.employeeId) ? ['propose'] : [],
    };
  }

  confirm(actor: Actor, id: string): Promise<AssessorProposalDto> {
    return this.decide(actor, id, 'confirm', async (tx, row) => {
      // Since it was proposed, other assessors may have been confirmed and people may have left.
      const employee = await this.people.find(tx, actor.agencyId, row.employee.employeeId);
      if (!employee) throw notFound('Pegawai');
      await this.overrides.demandAssessor(tx, actor, employee, row.assessor.employeeId);
      await tx.query(
        `update assessor_override set status = 'ended', decided_by = $2, ends_on = starts_on where id = $1`,
        [id, actor.accountId],
      );
      await this.overrides.write(tx, {
        agencyId: actor.agencyId,
        employeeId: row.employee.employeeId,
        assessorEmployeeId: row.assessor.employeeId,
        reason: row.reason,
        startsOn: actor.today,
        today: actor.today,
        proposedBy: row.proposedBy,
        decidedBy: actor.accountId,
      });
      await this.tell(
        tx,
        actor,
        row,
        [row.employee.employeeId, row.assessor.employeeId],
        `Penilai ${row.employee.name} kini ${row.assessor.name}`,
      );
      return { ...row, status: 'confirmed' };
    });
  }

  refuse(actor: Actor, id: string, input: DecideAssessorDto): Promise<AssessorProposalDto> {
    return this.decide(actor, id, 'refuse', async (tx, row) => {
      const note = requireNote(input.note);
      await tx.query(
        `update assessor_override set status = 'refused', decided_by = $2 where id = $1`,
        [id, actor.accountId],
      );
      await this.tell(
        tx,
        actor,
        row,
        [row.employee.employeeId],
        'Usulan penilai Anda ditolak',
        note,
      );
      return { ...row, status: 'refused' };
    });
  }

  private decide(
    actor: Actor,
    id: string,
    verb: 'confirm' | 'refuse',
    work: (tx: Tx, row: ProposalRow) => Promise<ProposalRow>,
  ): Promise<AssessorProposalDto> {
    return this.database.transaction(async (tx) => {
      await lockStaffing(tx, actor.agencyId);
      await tx.query(
        'select 1 from assessor_override where agency_id = $1 and id = $2 for update',
        [actor.agencyId, id],
      );
      const row = await this.find(tx, actor, id);
      const isOwn = row.employee.employeeId === actor.employeeId;
      if (!mayDecide(actor, row)) {
        // The proposed official may know of the proposal; for anybody else it does not exist.
        if (!isOwn && row.assessor.employeeId !== actor.employeeId) throw notFound('Usulan');
        throw forbidden('Usulan ini diputus kepala unit organisasi.');
      }
      if (row.status !== 'proposed') throw wrongState('Usulan ini sudah diputus.');
      const after = await work(tx, row);
      const seat = actor.headOf.find((unit) => unit.unitId === row.deciderUnitId) ?? null;
      const via = seat ? viaText('unit_head', seat) : 'agency_admin';
      await this.record(tx, actor, after, verb, via);
      return present(actor, after);
    });
  }

  private async find(sql: Sql, actor: Actor, id: string): Promise<ProposalRow> {
    const [row] = await sql.query<ProposalRow>(`${PROPOSALS} and o.id = $3`, [
      actor.agencyId,
      actor.today,
      id,
    ]);
    if (!row) throw notFound('Usulan');
    return row;
  }

  private async record(
    tx: Tx,
    actor: Actor,
    row: ProposalRow,
    verb: 'propose' | 'confirm' | 'refuse',
    via: string,
  ): Promise<void> {
    await this.audit.record(tx, actor, {
      action: `assessor.${verb}`,
      entity: 'employee',
      entityId: row.employee.employeeId,
      via,
      detail: { assessorEmployeeId: row.assessor.employeeId, reason: row.reason },
    });
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    row: ProposalRow,
    employeeIds: (string | null)[],
    title: string,
    body: string = row.reason,
  ): Promise<void> {
    await this.notifications.notify(tx, {
      agencyId: actor.agencyId,
      employeeIds,
      kind: 'assessor.proposal',
      title,
      body,
      link: '/skp/penilai',
      entity: 'employee',
      entityId: row.employee.employeeId,
    });
  }
}

/**
 * Never for oneself; the head of the unit organisasi, or the admin where that seat is vacant too, unless the admin is the one
 * who would assess.
 */
function mayDecide(actor: Actor, row: ProposalRow): boolean {
  if (row.employee.employeeId === actor.employeeId) return false;
  if (row.deciderUnitId !== null && isHeadOf(actor, row.deciderUnitId)) return true;
  return hasGrant(actor, 'agency_admin') && row.assessor.employeeId !== actor.employeeId;
}

/** Only the person concerned says who should assess them. */
const mayProposeAssessor = (actor: Actor, employeeId: string | null): boolean =>
  employeeId !== null && actor.employeeId === employeeId;

function present(actor: Actor, row: ProposalRow): AssessorProposalDto {
  const { id, employee, assessor, reason, status, proposedAt, deciderName } = row;
  const isOpen = status === 'proposed';
  return {
    id,
    employee,
    assessor,
    reason,
    status,
    proposedAt: proposedAt.toISOString(),
    waitsFor: isOpen ? (deciderName ?? 'admin instansi') : null,
    allowedActions: isOpen && mayDecide(actor, row) ? ['confirm', 'refuse'] : [],
  };
}

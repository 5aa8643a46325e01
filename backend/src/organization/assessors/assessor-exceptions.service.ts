import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { invalidField } from '../../platform/errors/problem.js';
import type { PageQuery } from '../../platform/http/validators.js';
import { demandAdmin, demandOverseer, isAdmin } from '../grants/admin.js';
import type {
  AssessorExceptionDto,
  AssessorExceptionPageDto,
  ConfirmedDto,
} from './assessor.dto.js';

type ExceptionRow = Omit<AssessorExceptionDto, 'allowedActions'> & { sortName: string };

/** Nobody assesses the regional head here: that is no exception. */
const OPEN = `d.agency_id = $1 and d.assessor_needs_confirmation and d.position_kind <> 'KEPALA_DAERAH'`;

const LIST_SQL = `
  select d.employee_id as "employeeId", d.display_name as name, d.position_name as "positionName", d.unit_name as "unitName",
         d.assessor_basis as basis, d.assessor_problem as problem, d.name as "sortName",
         case when a.employee_id is not null then jsonb_build_object('employeeId', a.employee_id, 'name', a.display_name,
           'positionName', a.position_name, 'unitName', a.unit_name) end as assessor
    from employee_directory d
    left join acting_heads($1, $2) h on h.unit_id = d.assessor_unit_id and d.assessor_employee_id is null
    left join employee_directory a on a.employee_id = coalesce(d.assessor_employee_id, h.employee_id)
   where ${OPEN} and ($3::text is null or (d.name, d.employee_id) > ($3::text, $4::uuid))
   order by d.name, d.employee_id limit $5`;

/** People whose assessor only the last rule could find, for the admin to confirm (R103). */
@Injectable()
export class AssessorExceptionsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<AssessorExceptionPageDto> {
    demandOverseer(actor);
    const [name, id] = decodeCursor(cursor, ['text', 'id']) ?? [null, null];
    const rows = await this.database.query<ExceptionRow>(LIST_SQL, [
      actor.agencyId,
      actor.today,
      name,
      id,
      limit + 1,
    ]);
    const page = toPage(rows, limit, (row) => [row.sortName, row.employeeId]);
    return {
      items: page.items.map(({ sortName: _sortName, ...row }) => ({
        ...row,
        allowedActions: isAdmin(actor) ? actionsOn(row) : [],
      })),
      nextCursor: page.nextCursor,
      total: await this.total(this.database, actor.agencyId),
    };
  }

  /** The rule's answer is right for these people. Repeating is harmless. */
  confirm(actor: Actor, employeeIds: readonly string[]): Promise<ConfirmedDto> {
    demandAdmin(actor);
    return this.database.transaction(async (tx) => {
      const people = await tx.query<{
        employeeId: string;
        unitId: string | null;
        problem: string | null;
      }>(
        `select employee_id as "employeeId", assessor_unit_id as "unitId", assessor_problem as problem from employee_directory
          where agency_id = $1 and employee_id = any($2::uuid[]) for update`,
        [actor.agencyId, employeeIds],
      );
      if (people.length < new Set(employeeIds).size)
        throw invalidField('employeeIds', 'employee_unknown', 'Ada pegawai yang tidak dikenal.');
      if (people.some(({ unitId }) => unitId === null))
        throw invalidField(
          'employeeIds',
          'assessor_missing',
          'Ada pegawai tanpa penilai: tetapkan penilainya lebih dahulu.',
        );
      if (people.some(({ problem }) => problem !== null))
        throw invalidField(
          'employeeIds',
          'assessor_problem',
          'Ada pegawai yang penilainya saling menilai atau tidak lagi memegang jabatan: tetapkan penilai lain.',
        );
      const confirmed = await tx.query<{ employeeId: string; unitId: string }>(
        `insert into assessor_confirmation (employee_id, agency_id, seat_unit_id, confirmed_by, confirmed_at)
         select d.employee_id, d.agency_id, d.assessor_unit_id, $3, $4
           from employee_directory d where d.employee_id = any($2::uuid[]) and ${OPEN}
         on conflict do nothing returning employee_id as "employeeId", seat_unit_id as "unitId"`,
        [actor.agencyId, employeeIds, actor.accountId, this.clock.now()],
      );
      await tx.query(
        'update employee_directory set assessor_needs_confirmation = false where employee_id = any($1::uuid[])',
        [confirmed.map(({ employeeId }) => employeeId)],
      );
      await this.audit.record(
        tx,
        actor,
        ...confirmed.map(({ employeeId, unitId }) => ({
          action: 'assessor.confirm',
          entity: 'employee',
          entityId: employeeId,
          via: 'agency_admin',
          detail: { seatUnitId: unitId },
        })),
      );
      return { confirmed: confirmed.length, remaining: await this.total(tx, actor.agencyId) };
    });
  }

  private async total(sql: Sql, agencyId: string): Promise<number> {
    const [row] = await sql.query<{ n: number }>(
      `select count(*)::int as n from employee_directory d where ${OPEN}`,
      [agencyId],
    );
    return row?.n ?? 0;
  }
}

/** A ring, or an official who has left, cannot be confirmed; it has to be corrected. */
const actionsOn = ({ assessor, problem }: Pick<ExceptionRow, 'assessor' | 'problem'>): string[] =>
  assessor && problem === null ? ['confirm', 'override'] : ['override'];

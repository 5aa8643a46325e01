import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, fillsSeat, headedUnitIds, viaText } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import {
  type InboxItem,
  InboxRegistry,
  type InboxSource,
} from '../../workflow/turns/inbox.registry.js';
import { seatIsMine } from '../../workflow/turns/seat-sql.js';

interface WaitingRow {
  id: string;
  number: number;
  year: number;
  name: string;
  positionName: string;
  unitName: string;
  rhkCount: number;
  submittedAt: Date;
  dueOn: string | null;
  unitId: string | null;
  employeeId: string | null;
}

/** `$1` agency, `$2` me, `$3` units whose seats I fill; never the actor's own SKP. */
const WAITING = `
  from skp_revision r join skp s on s.id = r.skp_id
 where r.agency_id = $1 and r.status = 'submitted' and s.employee_id is distinct from $2
   and ${seatIsMine('r.assessor_unit_id', 'r.assessor_employee_id')}`;

/** SKP that wait for the actor as PjPK, also as Plt or Plh. */
@Injectable()
export class SkpInbox implements InboxSource, OnModuleInit {
  readonly kind = 'skp';
  readonly countSql = `select count(*)::int from (select 1 ${WAITING} limit $4) waiting`;

  constructor(
    private readonly database: Database,
    private readonly registry: InboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async list(actor: Actor, limit: number): Promise<InboxItem[]> {
    const rows = await this.database.query<WaitingRow>(
      `select w.*, d.display_name as name, d.position_name as "positionName", d.unit_name as "unitName",
              (select count(*)::int from rhk_snapshot n where n.revision_id = w."revisionId") as "rhkCount"
         from (select s.id, s.employee_id, r.id as "revisionId", r.number, extract(year from s.starts_on)::int as year,
                      r.submitted_at as "submittedAt", r.due_on::text as "dueOn", r.assessor_unit_id as "unitId",
                      r.assessor_employee_id as "employeeId" ${WAITING}
                order by r.due_on, r.submitted_at limit $4) w
         left join known_employee d on d.employee_id = w.employee_id
        order by w."dueOn", w."submittedAt"`,
      [actor.agencyId, actor.employeeId, headedUnitIds(actor), limit],
    );
    return rows.map((row) => ({
      kind: 'skp',
      id: row.id,
      title: `SKP ${row.year} ${row.name ?? ''}, versi ${row.number}`,
      summary: `${row.rhkCount} RHK · ${row.positionName ?? ''}, ${row.unitName ?? ''}`,
      requestedBy: row.name ?? '',
      since: row.submittedAt.toISOString(),
      dueAt: row.dueOn,
      via: viaText(
        'assessor',
        fillsSeat(actor, { unitId: row.unitId, employeeId: row.employeeId }),
      ),
      link: `/skp/${row.id}`,
      allowedActions: ['return', 'approve'],
    }));
  }
}

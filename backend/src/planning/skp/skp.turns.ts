import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, fillsSeat, headedUnitIds, viaText } from '../../kernel/actor.js';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';
import { Database } from '../../platform/database/database.js';
import { wrongState } from '../../platform/errors/problem.js';
import { seatIsMine } from '../../workflow/turns/seat-sql.js';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';
import type {
  DueRows,
  InboxDecider,
  InboxItem,
  InboxSource,
  SeatedWaiting,
  KindOfTurn,
  WaitingSource,
} from '../../workflow/turns/turns.js';
import type { SkpDto } from './skp.dto.js';
import { SkpVerbs } from './skp.verbs.js';

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

interface SubmittedRow {
  id: string;
  year: number;
  number: number;
  unitId: string | null;
  employeeId: string | null;
  submittedAt: Date;
  dueOn: string | null;
}

/** A version of an SKP waits for the PjPK, also for who is Plt or Plh there; its owner waits with it. */
@Injectable()
export class SkpTurns implements KindOfTurn, OnModuleInit {
  readonly kind = 'skp';
  readonly owed = 'SKP menunggu persetujuannya';

  readonly inbox: InboxSource = {
    countSql: `select count(*)::int from (select 1 ${WAITING} limit $4) waiting`,
    list: (actor, limit) => this.listWaiting(actor, limit),
  };

  readonly waiting: WaitingSource = { list: (actor, limit) => this.listAwaited(actor, limit) };

  /** Each is its own transaction. */
  readonly decider: InboxDecider<SkpDto> = {
    decide: async (actor, { id, action, note, version }) => {
      if (action === 'approve') return this.verbs.approve(actor, id, { note, version });
      if (action === 'return') return this.verbs.return(actor, id, { note, version });
      throw wrongState('Tindakan ini tidak berlaku untuk SKP.');
    },
  };

  readonly due: DueRows = {
    table: 'skp_revision',
    pending: `t.status = 'submitted'`,
    since: 't.submitted_at',
    days: String(DECISION_DAYS),
    owedBy: { unit: 'assessor_unit_id', employee: 'assessor_employee_id' },
    words: 'SKP yang menunggu persetujuan Anda',
    link: '/persetujuan',
  };

  constructor(
    private readonly database: Database,
    private readonly verbs: SkpVerbs,
    private readonly turns: TurnRegistry,
  ) {}

  onModuleInit(): void {
    this.turns.register(this);
  }

  private async listWaiting(actor: Actor, limit: number): Promise<InboxItem[]> {
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

  /** Versions of the actor's own SKP. */
  private async listAwaited(actor: Actor, limit: number): Promise<SeatedWaiting[]> {
    if (actor.employeeId === null) return [];
    const rows = await this.database.query<SubmittedRow>(
      `select s.id, extract(year from s.starts_on)::int as year, r.number, r.assessor_unit_id as "unitId",
              r.assessor_employee_id as "employeeId", r.submitted_at as "submittedAt", r.due_on::text as "dueOn"
         from skp s join skp_revision r on r.skp_id = s.id and r.status = 'submitted'
        where s.agency_id = $1 and s.employee_id = $2 order by r.due_on, r.submitted_at limit $3`,
      [actor.agencyId, actor.employeeId, limit],
    );
    return rows.map((row) => ({
      kind: this.kind,
      id: row.id,
      title: `SKP ${row.year}, versi ${row.number}`,
      act: 'Persetujuan',
      seat: { unitId: row.unitId, employeeId: row.employeeId },
      since: row.submittedAt.toISOString(),
      dueAt: row.dueOn,
      link: `/skp/${row.id}`,
    }));
  }
}

import { Injectable } from '@nestjs/common';
import { type Actor, headedUnitIds } from '../../kernel/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { forbidden, notFound } from '../../platform/errors/problem.js';
import type {
  AttentionDto,
  DashboardDto,
  DashboardTotalsDto,
  DashboardUnitDto,
} from './dashboard.dto.js';
import { mayReadDashboard } from './domain/policy.js';
import { ATTENTION_BELOW_SQL, ATTENTION_SQL, FIGURES_SQL } from './dashboard.queries.js';

type FigureRow = DashboardTotalsDto & { unitId: string | null; name: string | null };

const PER_KIND = 6;
/** Beranda shows a head the oldest or largest of each. */
const PER_KIND_OF_HEAD = 2;

/** The agency at a glance: counted anew from the records at every call, so it is never stale or guessed. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor): Promise<DashboardDto> {
    if (!mayReadDashboard(actor))
      throw forbidden('Dasbor untuk pimpinan, admin, operator, dan auditor.');
    const agency = await this.database.one<{ name: string }>(
      'select name from agency where id = $1',
      [actor.agencyId],
    );
    if (!agency) throw notFound('Instansi');
    const monthStartsOn = `${actor.today.slice(0, 7)}-01`;
    const figures = await this.database.query<FigureRow>(FIGURES_SQL, [
      actor.agencyId,
      actor.today,
      monthStartsOn,
    ]);
    const attention = await this.database.query<AttentionDto>(ATTENTION_SQL, [
      actor.agencyId,
      actor.today,
      PER_KIND,
    ]);
    return {
      asOf: this.clock.now().toISOString(),
      timeZone: actor.timeZone,
      agencyName: agency.name,
      monthStartsOn,
      totals: figures.reduce(add, NOTHING),
      attention,
      units: figures.flatMap(({ unitId, name, ...totals }): DashboardUnitDto[] =>
        unitId !== null && name !== null ? [{ unitId, name, ...totals }] : [],
      ),
    };
  }

  /** What is stuck in the units that the actor heads and waits for somebody else; empty for people who head nothing. */
  exceptionsFor(actor: Actor): Promise<AttentionDto[]> {
    if (actor.headOf.length === 0) return Promise.resolve([]);
    return this.database.query<AttentionDto>(ATTENTION_BELOW_SQL, [
      actor.agencyId,
      actor.today,
      PER_KIND_OF_HEAD,
      headedUnitIds(actor),
      actor.employeeId,
    ]);
  }
}

const NOTHING: DashboardTotalsDto = {
  people: 0,
  approvedSkp: 0,
  runningSquads: 0,
  squadMembers: 0,
  overdueAssignments: 0,
  validatedActivities: 0,
  waitingActivities: 0,
};

const add = (sum: DashboardTotalsDto, row: DashboardTotalsDto): DashboardTotalsDto => ({
  people: sum.people + row.people,
  approvedSkp: sum.approvedSkp + row.approvedSkp,
  runningSquads: sum.runningSquads + row.runningSquads,
  squadMembers: sum.squadMembers + row.squadMembers,
  overdueAssignments: sum.overdueAssignments + row.overdueAssignments,
  validatedActivities: sum.validatedActivities + row.validatedActivities,
  waitingActivities: sum.waitingActivities + row.waitingActivities,
});

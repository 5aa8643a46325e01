import { ASSIGNABLE_POSITION_KINDS } from '../../teams/squads/domain/rules.js';
import { Injectable } from '@nestjs/common';
import { type Actor, fillsSeat, hasGrant } from '../../kernel/actor.js';
import { maskNip } from '../../organization/people/domain/nip.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/problem.js';
import { normaliseSkill } from '../../teams/squads/domain/skills.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import type {
  EmployeeDto,
  EmployeePageDto,
  EmployeeQuery,
  EmployeeRowDto,
  EmployeeSquadDto,
  EmployeeHoldingDto,
  SkillListDto,
} from './employee.dto.js';
import {
  byNameSql,
  byWordsSql,
  filterParams,
  HOLDINGS_SQL,
  oneSql,
  type PeopleFilter,
  SKILLS_SQL,
  SQUADS_SQL,
} from './employee.queries.js';
import { directoryWords, findsByNip, titlesIn } from '../../organization/people/word-search.js';

/** How many are ranked at most; nobody pages further through guesses. */
const POOL = 200;

interface Row extends Omit<EmployeeRowDto, 'loadPercent' | 'loadCount'> {
  sortName: string;
  rank: string | null;
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
  /** From the root down to the person's unit: the heads of these need to know the NIP. */
  unitPath: string[];
  load: { percent: string; assignments: number };
}

@Injectable()
export class EmployeesService {
  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
    private readonly seats: SeatService,
  ) {}

  async search(actor: Actor, query: EmployeeQuery): Promise<EmployeePageDto> {
    const words = directoryWords(query.q ?? '');
    const filter: PeopleFilter = {
      agencyId: actor.agencyId,
      unitId: query.unitId ?? null,
      skill: query.skill ? normaliseSkill(query.skill) : null,
      position: query.position?.replaceAll(/[\\%_]/g, '') || null,
      availableOn: query.available ? actor.today : null,
      kinds: query.assignable ? ASSIGNABLE_POSITION_KINDS : null,
    };
    const page =
      words.length === 0
        ? await this.byName(actor, filter, query)
        : await this.byWords(actor, filter, words, query);
    return { items: page.items.map((row) => viewOf(actor, row)), nextCursor: page.nextCursor };
  }

  /** @throws 404 outside the agency */
  async find(actor: Actor, employeeId: string): Promise<EmployeeDto> {
    const sql = oneSql(this.loadSql('$3'));
    const row = await this.database.one<Row>(sql, [actor.agencyId, employeeId, actor.today]);
    if (!row) throw notFound('Pegawai');
    const [holdings, squads, assessor] = await Promise.all([
      this.database.query<EmployeeHoldingDto>(HOLDINGS_SQL, [employeeId]),
      this.database.query<EmployeeSquadDto>(SQUADS_SQL, [actor.agencyId, employeeId]),
      this.seats.holder(this.database, actor.agencyId, actor.timeZone, {
        unitId: row.assessorUnitId,
        employeeId: row.assessorEmployeeId,
      }),
    ]);
    return { ...viewOf(actor, row), rank: row.rank, assessorName: assessor.name, holdings, squads };
  }

  /** Skills known in the agency, most common first, to choose from. */
  async skills(actor: Actor, q: string | undefined): Promise<SkillListDto> {
    const part = q ? normaliseSkill(q).replaceAll(/[\\%_]/g, '') : null;
    return { items: await this.database.query(SKILLS_SQL, [actor.agencyId, part]) };
  }

  private async byName(actor: Actor, filter: PeopleFilter, { cursor, limit }: EmployeeQuery) {
    const [name, id] = decodeCursor(cursor, ['text', 'id']) ?? [null, null];
    const params = [...filterParams(filter), name, id, limit + 1, actor.today];
    const sql = byNameSql(filter, name === null, this.loadSql('$10'));
    const rows = await this.database.query<Row>(sql, params);
    return toPage(rows, limit, (row) => [row.sortName, row.employeeId]);
  }

  /** Ranked answers have no stable key: the cursor counts, within a bounded pool. */
  private async byWords(
    actor: Actor,
    filter: PeopleFilter,
    words: readonly string[],
    query: EmployeeQuery,
  ) {
    const { cursor, limit } = query;
    const [offset] = decodeCursor(cursor, ['count']) ?? [0];
    const seen = Math.min(Math.max(0, offset), POOL);
    const pool = Math.min(POOL, seen + limit + 1);
    const params = [
      ...filterParams(filter),
      words,
      pool,
      seen,
      actor.today,
      titlesIn(query.q ?? ''),
    ];
    const sql = byWordsSql(filter, words, findsByNip(actor), this.loadSql('$10'));
    const rows = await this.database.query<Row>(sql, params);
    return toPage(rows, limit, () => [seen + limit]);
  }

  /** What a person of the list carries today. */
  private loadSql(day: string): string {
    return this.squads.loadSql('d.agency_id', 'd.employee_id', `${day}::date`);
  }
}

function viewOf(
  actor: Actor,
  { sortName: _name, rank: _rank, assessorUnitId, assessorEmployeeId, unitPath, load, ...row }: Row,
): EmployeeRowDto {
  const isNeeded =
    row.employeeId === actor.employeeId ||
    hasGrant(actor, 'agency_admin', 'operator', 'auditor') ||
    actor.headOf.some((unit) => unitPath.includes(unit.unitId)) ||
    fillsSeat(actor, { unitId: assessorUnitId, employeeId: assessorEmployeeId }) !== null;
  return {
    ...row,
    nip: row.nip === null || isNeeded ? row.nip : maskNip(row.nip),
    loadPercent: load.percent,
    loadCount: load.assignments,
  };
}

import { Injectable } from '@nestjs/common';
import { type Actor, fillsSeat, hasGrant } from '../kernel/domain/actor.js';
import { maskNip } from '../organization/domain/nip.js';
import { SeatService } from '../organization/seat.service.js';
import { decodeCursor, encodeCursor, toPage } from '../shared/database/cursor.js';
import { Database } from '../shared/database/database.js';
import { notFound } from '../shared/errors/problem.js';
import { normaliseSkill } from '../squads/domain/matching.js';
import { SquadsService } from '../squads/squads.service.js';
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
  BY_NAME_SQL,
  BY_WORDS_SQL,
  HOLDINGS_SQL,
  ONE_SQL,
  SKILLS_SQL,
  SQUADS_SQL,
} from './employee.queries.js';

/** How many are ranked at most; nobody pages further through guesses. */
const POOL = 200;

interface Row extends Omit<EmployeeRowDto, 'loadPercent' | 'loadCount'> {
  sortName: string;
  rank: string | null;
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
}

/** Words as the directory holds them: folded, without what LIKE reads as a pattern; a NIP loses its blanks. */
export function searchWords(q: string): string[] {
  const compact = q.replaceAll(/\s/g, '');
  const words = /^\d+$/.test(compact) ? [compact] : q.split(/\s+/);
  return words
    .map((word) =>
      word
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .replaceAll(/[\\%_]/g, ''),
    )
    .filter((word) => word !== '')
    .slice(0, 8);
}

@Injectable()
export class EmployeesService {
  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
    private readonly seats: SeatService,
  ) {}

  async search(actor: Actor, query: EmployeeQuery): Promise<EmployeePageDto> {
    const words = searchWords(query.q ?? '');
    const filters = [
      actor.agencyId,
      query.unitId ?? null,
      query.skill ? normaliseSkill(query.skill) : null,
      query.position?.replaceAll(/[\\%_]/g, '') || null,
      query.available ?? false,
      actor.today,
    ];
    const page =
      words.length === 0
        ? await this.byName(filters, query)
        : await this.byWords(filters, words, query);
    return { items: await this.withLoad(actor, page.items), nextCursor: page.nextCursor };
  }

  /** @throws 404 outside the agency */
  async find(actor: Actor, employeeId: string): Promise<EmployeeDto> {
    const row = await this.database.one<Row>(ONE_SQL, [actor.agencyId, employeeId]);
    if (!row) throw notFound('Pegawai');
    const [[view], holdings, squads, assessor] = await Promise.all([
      this.withLoad(actor, [row]),
      this.database.query<EmployeeHoldingDto>(HOLDINGS_SQL, [employeeId]),
      this.database.query<EmployeeSquadDto>(SQUADS_SQL, [actor.agencyId, employeeId]),
      this.seats.holder(this.database, actor.agencyId, actor.timeZone, {
        unitId: row.assessorUnitId,
        employeeId: row.assessorEmployeeId,
      }),
    ]);
    if (!view) throw notFound('Pegawai');
    return { ...view, rank: row.rank, assessorName: assessor.name, holdings, squads };
  }

  /** Skills known in the agency, most common first, to choose from. */
  async skills(actor: Actor, q: string | undefined): Promise<SkillListDto> {
    const part = q ? normaliseSkill(q).replaceAll(/[\\%_]/g, '') : null;
    return { items: await this.database.query(SKILLS_SQL, [actor.agencyId, part]) };
  }

  private async byName(filters: readonly unknown[], { cursor, limit }: EmployeeQuery) {
    const [name, id] = decodeCursor(cursor, 2) ?? [null, null];
    const rows = await this.database.query<Row>(BY_NAME_SQL, [...filters, name, id, limit + 1]);
    return toPage(rows, limit, (row) => [row.sortName, row.employeeId]);
  }

  /** Ranked answers have no stable key: the cursor counts, within a bounded pool. */
  private async byWords(
    filters: readonly unknown[],
    words: readonly string[],
    { cursor, limit }: EmployeeQuery,
  ) {
    const [offset] = decodeCursor(cursor, 1) ?? [0];
    const seen = Math.min(Math.max(0, Number(offset) || 0), POOL);
    const patterns = words.map((word) => `%${word}%`);
    const rows = await this.database.query<Row>(BY_WORDS_SQL, [
      ...filters,
      words.join(' '),
      patterns,
      seen,
      limit + 1,
      POOL,
    ]);
    return {
      items: rows.slice(0, limit),
      nextCursor: rows.length > limit ? encodeCursor([seen + limit]) : null,
    };
  }

  private async withLoad(actor: Actor, rows: readonly Row[]): Promise<EmployeeRowDto[]> {
    const loads = await this.squads.loads(
      this.database,
      actor.agencyId,
      rows.map((row) => row.employeeId),
      { from: actor.today, until: actor.today },
    );
    return rows.map(
      ({ sortName: _name, rank: _rank, assessorUnitId, assessorEmployeeId, ...row }) => {
        const load = loads.get(row.employeeId);
        const isNeeded =
          row.employeeId === actor.employeeId ||
          hasGrant(actor, 'agency_admin', 'operator', 'auditor') ||
          actor.headOf.some((unit) => unit.unitId === row.unitId) ||
          fillsSeat(actor, { unitId: assessorUnitId, employeeId: assessorEmployeeId }) !== null;
        return {
          ...row,
          nip: row.nip === null || isNeeded ? row.nip : maskNip(row.nip),
          loadPercent: (load?.percent ?? 0).toString(),
          loadCount: load?.assignments ?? 0,
        };
      },
    );
  }
}

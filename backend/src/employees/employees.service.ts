import { ASSIGNABLE_POSITION_KINDS } from '../assignments/domain/policy.js';
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
  BY_ID_SQL,
  BY_NAME_SQL,
  exactSql,
  FEW_BY_NAME_SQL,
  HOLDINGS_SQL,
  ONE_SQL,
  similarSql,
  SKILLS_SQL,
  SQUADS_SQL,
} from './employee.queries.js';
import { asBeginnings, asTyped, searchWords, WordSearch } from '../organization/word-search.js';

/** How many are ranked at most; nobody pages further through guesses. */
const POOL = 200;

interface Row extends Omit<EmployeeRowDto, 'loadPercent' | 'loadCount'> {
  sortName: string;
  rank: string | null;
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
  /** From the root down to the person's unit: the heads of these have a need of the NIP. */
  unitPath: string[];
}

@Injectable()
export class EmployeesService {
  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
    private readonly seats: SeatService,
    private readonly words: WordSearch,
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
      query.assignable ? ASSIGNABLE_POSITION_KINDS : null,
    ];
    const page =
      words.length === 0
        ? await this.byName(filters, query)
        : await this.byWords(actor, filters, words, query);
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

  private async byName(filters: readonly unknown[], query: EmployeeQuery) {
    const { cursor, limit } = query;
    const [name, id] = decodeCursor(cursor, ['text', 'id']) ?? [null, null];
    const asksFew = query.unitId || query.skill || query.position || query.available;
    const sql = asksFew ? FEW_BY_NAME_SQL : BY_NAME_SQL;
    const rows = await this.database.query<Row>(sql, [...filters, name, id, limit + 1]);
    return toPage(rows, limit, (row) => [row.sortName, row.employeeId]);
  }

  /** Ranked answers have no stable key: the cursor counts, within a bounded pool. */
  private async byWords(
    actor: Actor,
    filters: readonly unknown[],
    words: readonly string[],
    { cursor, limit }: EmployeeQuery,
  ) {
    const [offset] = decodeCursor(cursor, ['count']) ?? [0];
    const seen = Math.min(Math.max(0, offset), POOL);
    const ids = await this.ranked(actor, filters, words, Math.min(POOL, seen + limit + 1));
    const items = await this.database.query<Row>(BY_ID_SQL, [
      actor.agencyId,
      ids.slice(seen, seen + limit),
    ]);
    return { items, nextCursor: ids.length > seen + limit ? encodeCursor([seen + limit]) : null };
  }

  /** Ids of at most `pool` people: what contains the words first, then what they may have meant. */
  private async ranked(
    actor: Actor,
    filters: readonly unknown[],
    words: readonly string[],
    pool: number,
  ): Promise<string[]> {
    const names = asBeginnings(words);
    const texts = asTyped(words);
    const exact = await this.database.query<{ id: string }>(exactSql(names, texts), [
      ...filters,
      ...names,
      ...texts,
      pool,
    ]);
    const ids = exact.map(({ id }) => id);
    if (ids.length === pool) return ids;
    const meant = await this.words.forgiving(this.database, actor.agencyId, words);
    if (meant.every((patterns) => patterns.length === 1)) return ids;
    const similar = await this.database.query<{ id: string }>(similarSql(meant), [
      ...filters,
      ...meant,
      ids,
      words.join(' '),
      pool - ids.length,
    ]);
    return [...ids, ...similar.map(({ id }) => id)];
  }

  private async withLoad(actor: Actor, rows: readonly Row[]): Promise<EmployeeRowDto[]> {
    const loads = await this.squads.loads(
      this.database,
      actor.agencyId,
      rows.map((row) => row.employeeId),
      { from: actor.today, until: actor.today },
    );
    return rows.map(
      ({ sortName: _name, rank: _rank, assessorUnitId, assessorEmployeeId, unitPath, ...row }) => {
        const load = loads.get(row.employeeId);
        const isNeeded =
          row.employeeId === actor.employeeId ||
          hasGrant(actor, 'agency_admin', 'operator', 'auditor') ||
          actor.headOf.some((unit) => unitPath.includes(unit.unitId)) ||
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

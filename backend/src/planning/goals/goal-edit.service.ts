import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { isUniqueClash } from '../../platform/errors/postgres.js';
import {
  forbidden,
  invalidField,
  notFound,
  refusal,
  staleVersion,
} from '../../platform/errors/problem.js';
import { editsVia, mayEditGoal } from './domain/policy.js';
import { requireLevel, requireMovable } from './domain/rules.js';
import { readTarget } from './domain/target.js';
import type { GoalDetailDto } from './goal.dto.js';
import type { GoalRow } from './goal.queries.js';
import type {
  CreateGoalDto,
  GoalIndicatorInputDto,
  MoveGoalDto,
  UpdateGoalDto,
} from './goal-request.dto.js';
import { GoalLinks } from './goal-links.js';
import { GoalViewService } from './goal-view.service.js';
import { GoalsService } from './goals.service.js';

type Pengampu = Pick<UpdateGoalDto, 'pengampuUnitId' | 'pengampuSquadId' | 'pengampuEmployeeId'>;

/** Editing the tree: the agency admin everywhere, a unit head below the unit's own goals (R302). */
@Injectable()
export class GoalEditService {
  constructor(
    private readonly database: Database,
    private readonly goals: GoalsService,
    private readonly view: GoalViewService,
    private readonly links: GoalLinks,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
  ) {}

  async create(actor: Actor, input: CreateGoalDto): Promise<GoalDetailDto> {
    try {
      return await this.database.transaction(async (tx) => {
        await this.lockTree(tx, actor.agencyId);
        const parent = await this.parent(tx, actor, input.parentId ?? null);
        requireLevel(input.level, parent);
        await this.requireReferences(tx, actor.agencyId, input);
        const year = parent?.year ?? input.year ?? Number(actor.today.slice(0, 4));
        const id = newId();
        await tx.query(
          `insert into goal (id, agency_id, year, code, parent_id, level, cascading, statement, pengampu_unit_id,
               pengampu_squad_id, pengampu_employee_id, sort)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
             (select coalesce(max(sort), 0) + 1 from goal where agency_id = $2 and year = $3))`,
          [
            id,
            actor.agencyId,
            year,
            input.code ?? (await this.freeCode(tx, actor.agencyId, year, parent)),
            parent?.id ?? null,
            input.level,
            input.cascading ?? null,
            input.statement,
            input.pengampuUnitId ?? null,
            input.pengampuSquadId ?? null,
            input.pengampuEmployeeId ?? null,
          ],
        );
        await this.writeIndicators(tx, actor.agencyId, id, [], input.indicators ?? []);
        await this.record(tx, actor, 'create', id, { parentId: parent?.id ?? null });
        return this.view.detail(tx, actor, id);
      });
    } catch (error) {
      if (!isUniqueClash(error, 'goal_agency_id_year_code_key')) throw error;
      throw invalidField('code', 'code_taken', 'Kode ini sudah dipakai sasaran lain tahun ini.');
    }
  }

  update(actor: Actor, goalId: string, input: UpdateGoalDto): Promise<GoalDetailDto> {
    return this.database.transaction(async (tx) => {
      const goal = await this.lockEditable(tx, actor, goalId, input.version);
      if (input.level !== undefined && input.level !== goal.level) {
        await this.requireLevelInPlace(tx, actor.agencyId, goal, input.level);
      }
      const pengampu = pengampuAfter(goal, input);
      await this.requireReferences(tx, actor.agencyId, pengampu);
      await tx.query(
        `update goal set level = $2, cascading = $3, statement = $4, pengampu_unit_id = $5, pengampu_squad_id = $6,
            pengampu_employee_id = $7, version = version + 1, updated_at = now() where id = $1`,
        [
          goalId,
          input.level ?? goal.level,
          input.cascading === undefined ? goal.cascading : input.cascading,
          input.statement ?? goal.statement,
          pengampu.pengampuUnitId ?? null,
          pengampu.pengampuSquadId ?? null,
          pengampu.pengampuEmployeeId ?? null,
        ],
      );
      if (input.indicators) {
        const known = goal.indicators.map((indicator) => indicator.id);
        await this.writeIndicators(tx, actor.agencyId, goalId, known, input.indicators);
      }
      await this.record(tx, actor, 'edit', goalId, { before: factsOf(goal) });
      return this.view.detail(tx, actor, goalId);
    });
  }

  move(actor: Actor, goalId: string, input: MoveGoalDto): Promise<GoalDetailDto> {
    return this.database.transaction(async (tx) => {
      // Two concurrent moves could close a circle that neither of them sees.
      await this.lockTree(tx, actor.agencyId);
      const goal = await this.lockEditable(tx, actor, goalId, input.version);
      const parent = await this.parent(tx, actor, input.parentId);
      if (parent && parent.year !== goal.year) {
        throw invalidField('parentId', 'other_year', 'Induk harus dari tahun yang sama.');
      }
      requireMovable(goal, parent, await this.goals.subtreeIds(tx, actor.agencyId, goalId));
      await tx.query(
        'update goal set parent_id = $2, version = version + 1, updated_at = now() where id = $1',
        [goalId, parent?.id ?? null],
      );
      await this.record(tx, actor, 'move', goalId, { from: goal.parentId, to: parent?.id ?? null });
      return this.view.detail(tx, actor, goalId);
    });
  }

  private async lockTree(tx: Tx, agencyId: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`goals:${agencyId}`]);
  }

  private async lockEditable(
    tx: Tx,
    actor: Actor,
    goalId: string,
    version: number,
  ): Promise<GoalRow> {
    await tx.query('select 1 from goal where agency_id = $1 and id = $2 for update', [
      actor.agencyId,
      goalId,
    ]);
    const goal = await this.goals.find(tx, actor.agencyId, goalId);
    if (!goal) throw notFound('Sasaran');
    await this.requireEditable(tx, actor, goalId);
    if (goal.version !== version) throw staleVersion();
    return goal;
  }

  /** The node to stand below; only the admin puts nodes at the top. */
  private async parent(tx: Tx, actor: Actor, parentId: string | null): Promise<GoalRow | null> {
    if (parentId === null) {
      if (!mayEditGoal(actor, [])) {
        throw forbidden('Hanya admin instansi yang menambah sasaran paling atas.');
      }
      return null;
    }
    const parent = await this.goals.find(tx, actor.agencyId, parentId);
    if (!parent) throw invalidField('parentId', 'unknown', 'Sasaran induk tidak ditemukan.');
    await this.requireEditable(tx, actor, parentId);
    return parent;
  }

  private async requireEditable(tx: Tx, actor: Actor, goalId: string): Promise<void> {
    if (!mayEditGoal(actor, await this.withAncestors(tx, actor.agencyId, goalId))) {
      throw forbidden('Anda hanya dapat mengubah sasaran di bawah sasaran unit Anda.');
    }
  }

  /** The root first, the node itself last. */
  private async withAncestors(tx: Tx, agencyId: string, goalId: string): Promise<GoalRow[]> {
    const ids = (await this.goals.chain(tx, agencyId, goalId)).map(({ id }) => id);
    const nodes = await this.goals.findMany(tx, agencyId, ids);
    return ids.flatMap((id) => nodes.get(id) ?? []);
  }

  private async requireLevelInPlace(
    tx: Tx,
    agencyId: string,
    goal: GoalRow,
    level: GoalRow['level'],
  ): Promise<void> {
    const parent = goal.parentId ? await this.goals.find(tx, agencyId, goal.parentId) : null;
    requireLevel(level, parent);
    const children = await tx.query<Pick<GoalRow, 'level'>>(
      'select distinct level from goal where parent_id = $1 and archived_at is null',
      [goal.id],
    );
    for (const child of children) requireLevel(child.level, { level });
  }

  /** At most one pengampu, of this agency. */
  private async requireReferences(tx: Tx, agencyId: string, input: Pengampu): Promise<void> {
    const { pengampuUnitId, pengampuSquadId, pengampuEmployeeId } = input;
    const named = [pengampuUnitId, pengampuSquadId, pengampuEmployeeId].filter((id) => id != null);
    if (named.length > 1) {
      throw invalidField('pengampuUnitId', 'pengampu_once', 'Pilih satu pengampu saja.');
    }
    const refuse = (field: string) => invalidField(field, 'unknown', 'Pengampu tidak ditemukan.');
    if (pengampuUnitId != null) {
      const [unit] = await tx.query('select 1 from unit where agency_id = $1 and id = $2', [
        agencyId,
        pengampuUnitId,
      ]);
      if (!unit) throw refuse('pengampuUnitId');
    }
    if (pengampuSquadId != null) {
      const names = await this.links.squadNames(tx, agencyId, [pengampuSquadId]);
      if (!names.has(pengampuSquadId)) throw refuse('pengampuSquadId');
    }
    if (pengampuEmployeeId != null) {
      const person = await this.people.find(tx, agencyId, pengampuEmployeeId);
      if (!person) throw refuse('pengampuEmployeeId');
    }
  }

  /** Replaces the list; indicators that are no longer named are archived, because letters and SKP may quote them. */
  private async writeIndicators(
    tx: Tx,
    agencyId: string,
    goalId: string,
    known: readonly string[],
    indicators: readonly GoalIndicatorInputDto[],
  ): Promise<void> {
    const stranger = indicators.findIndex((row) => row.id !== undefined && !known.includes(row.id));
    if (stranger >= 0) {
      throw invalidField(`indicators.${stranger}.id`, 'unknown', 'Indikator tidak dikenal.');
    }
    const both = indicators.findIndex((row) => row.target != null && row.targetWords != null);
    if (both !== -1) {
      const message = 'Target berupa angka atau kata, bukan keduanya.';
      throw invalidField(`indicators.${both}.target`, 'range', message);
    }
    const rows = indicators.map(
      ({ id, text, unit, target, targetWords, direction, formula }, sort) => ({
        id: id ?? newId(),
        text,
        unit,
        target: target ?? null,
        targetWords: wordsOf(targetWords, unit, sort),
        direction,
        formula: formula ?? null,
        sort,
      }),
    );
    await tx.query(
      `update goal_indicator set archived_at = now() where goal_id = $1 and archived_at is null and id <> all($2::uuid[])`,
      [goalId, rows.map((row) => row.id)],
    );
    await tx.query(
      `insert into goal_indicator (id, agency_id, goal_id, code, text, unit, target, target_words, direction, formula, sort)
       select r.id, $1, $2, 'I-' || right(r.id::text, 12), r.text, r.unit, r.target, r."targetWords", r.direction, r.formula, r.sort
         from jsonb_to_recordset($3::jsonb) as r(id uuid, text text, unit text, target numeric, "targetWords" text, direction text, formula text, sort int)
       on conflict (id) do update set text = excluded.text, unit = excluded.unit, target = excluded.target,
         target_words = excluded.target_words,
         direction = excluded.direction, formula = excluded.formula, sort = excluded.sort, archived_at = null`,
      [agencyId, goalId, JSON.stringify(rows)],
    );
  }

  /** The parent's code with the next free number behind it. */
  private async freeCode(
    tx: Tx,
    agencyId: string,
    year: number,
    parent: GoalRow | null,
  ): Promise<string> {
    const prefix = parent ? `${parent.code}.` : 'T';
    const rows = await tx.query<{ code: string }>(
      'select code from goal where agency_id = $1 and year = $2 and starts_with(code, $3)',
      [agencyId, year, prefix],
    );
    const taken = new Set(rows.map((row) => row.code));
    let number = 1;
    while (taken.has(`${prefix}${number}`)) number += 1;
    const code = `${prefix}${number}`;
    if (code.length > 50) {
      throw refusal('code_too_long', 'Kode baru terlalu panjang. Isi kodenya sendiri.');
    }
    return code;
  }

  private async record(
    tx: Tx,
    actor: Actor,
    verb: 'create' | 'edit' | 'move',
    goalId: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record(tx, actor, {
      action: `goal.${verb}`,
      entity: 'goal',
      entityId: goalId,
      via: editsVia(actor, await this.withAncestors(tx, actor.agencyId, goalId)),
      detail,
    });
  }
}

/** A newly named pengampu replaces the present one. */
function pengampuAfter(goal: GoalRow, input: UpdateGoalDto): Pengampu {
  const { pengampuUnitId, pengampuSquadId, pengampuEmployeeId } = input;
  const isTouched = [pengampuUnitId, pengampuSquadId, pengampuEmployeeId].some(
    (id) => id !== undefined,
  );
  return isTouched ? { pengampuUnitId, pengampuSquadId, pengampuEmployeeId } : goal;
}

const factsOf = ({ level, cascading, statement, indicators }: GoalRow) => ({
  level,
  cascading,
  statement,
  indicators,
});

/** In the spelling that the import uses too. @throws 400 for a number, a formula, and figures that are no number */
function wordsOf(text: string | null | undefined, unit: string, index: number): string | null {
  if (text == null) return null;
  const read = readTarget(text, unit);
  if (read?.kind === 'words') return read.words;
  const message = read
    ? 'Target ini angka. Isi sebagai angka, misalnya 1.250 atau 82,5.'
    : 'Target bukan angka dan bukan kata yang dapat dibaca. Tulis misalnya 82,5, WTP, 82,5 - 85, atau ≤ 5.';
  throw invalidField(`indicators.${index}.targetWords`, 'range', message);
}

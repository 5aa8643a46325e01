import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { type GoalFit, GoalFitService } from '../../planning/goals/goal-fit.service.js';
import { GoalsService } from '../../planning/goals/goals.service.js';
import { type Actor } from '../../kernel/actor.js';
import type { LetterListDto } from '../../documents/letters/letter.dto.js';
import { LetterScope } from '../../documents/letters/letter.scope.js';
import { LettersService } from '../../documents/letters/letters.service.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import {
  forbidden,
  notFound,
  refusal,
  staleVersion,
  wrongState,
} from '../../platform/errors/problem.js';
import { FULL_LOAD_PERCENT } from '../squads/domain/capacity.js';
import { matchRole } from './domain/matching.js';
import { SquadsService } from '../squads/squads.service.js';
import { factsOf, policyActor, seated } from './assignment.actor.js';
import type {
  AssignmentDetailDto,
  AssignmentDto,
  AssignmentListDto,
  AssignmentQuery,
  LetterDraftDto,
} from './assignment.dto.js';
import { AssignmentNews } from './assignment-news.js';
import {
  findReadable,
  type LetterDraftRow,
  listAssignments,
  listLetterDrafts,
  lockAssignment,
  type NamedAssignmentRow,
  stepsOf,
} from './assignment.queries.js';
import { AssignmentRecallService } from './assignment-recall.service.js';
import { markReminded, writeLetterDraft } from './assignment.store.js';
import { AssignmentViewService } from './assignment-view.service.js';
import { canEditDraft } from './domain/draft.js';
import { pendingStep } from './domain/lifecycle.js';
import { holdsSeat, mayWithdraw } from './domain/policy.js';

/** Reading assignments, and what does not move them: the konsep and the reminder. */
@Injectable()
export class AssignmentsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly views: AssignmentViewService,
    private readonly squads: SquadsService,
    private readonly goals: GoalsService,
    private readonly goalFit: GoalFitService,
    private readonly people: PeopleService,
    private readonly letters: LettersService,
    private readonly letterScope: LetterScope,
    private readonly recalls: AssignmentRecallService,
    private readonly audit: AuditService,
    private readonly news: AssignmentNews,
  ) {}

  onModuleInit(): void {
    this.letterScope.register(async (sql, actor, id) => {
      const row = await findReadable(sql, actor, id);
      return row !== null && isOwnOf(actor, row);
    });
  }

  async list(actor: Actor, query: AssignmentQuery): Promise<AssignmentListDto> {
    const [before] = decodeCursor(query.cursor, ['id']) ?? [null];
    const rows = await listAssignments(this.database, actor, {
      ...query,
      ...(actor.isFormer ? { employeeId: actor.employeeId ?? undefined } : {}),
      beforeId: before,
      limit: query.limit + 1,
    });
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return {
      items: await this.views.many(this.database, actor, page.items),
      nextCursor: page.nextCursor,
    };
  }

  async one(actor: Actor, id: string): Promise<AssignmentDetailDto> {
    const row = await this.readable(actor, id);
    const [view, fit, goalChain, letters, earliestRecallOn] = await Promise.all([
      this.views.one(this.database, actor, row),
      this.fitOf(row),
      this.goalChainOf(row),
      this.letters.ofAssignment(this.database, id),
      this.recalls.earliestRecallOn(this.database, actor, row),
    ]);
    return { ...view, ...fit, goalChain, letters, earliestRecallOn };
  }

  async lettersOf(actor: Actor, id: string): Promise<LetterListDto> {
    await this.readable(actor, id);
    return { items: await this.letters.ofAssignment(this.database, id) };
  }

  /** Konsep that the actor may still edit. */
  letterDrafts(actor: Actor, limit: number): Promise<LetterDraftRow[]> {
    return listLetterDrafts(this.database, actor, limit);
  }

  /** The konsep of the surat penugasan, in the employee's name until it is signed (R409). */
  editDraft(actor: Actor, id: string, body: LetterDraftDto): Promise<AssignmentDto> {
    return this.database.transaction(async (tx) => {
      if (!(await lockAssignment(tx, actor.agencyId, id))) throw notFound('Penugasan');
      const row = await findReadable(tx, actor, id);
      if (!row) throw notFound('Penugasan');
      if (row.employeeId !== actor.employeeId) {
        throw forbidden('Konsep surat diubah oleh pegawai yang ditugaskan.');
      }
      if (!canEditDraft(actor.employeeId, row))
        throw wrongState('Surat ini sudah tidak berupa konsep.');
      if (row.version !== body.version) throw staleVersion();
      await writeLetterDraft(tx, id, body.text);
      await this.audit.record(tx, actor, {
        action: 'assignment.letter-draft',
        entity: 'assignment',
        entityId: id,
        via: 'employee',
        detail: { before: row.letterDraft, after: body.text },
      });
      const after = { ...row, letterDraft: body.text, version: row.version + 1 };
      return this.views.one(tx, actor, after);
    });
  }

  /** The starter reminds the person whose turn it is, once a day. */
  remind(actor: Actor, id: string): Promise<AssignmentDto> {
    return this.database.transaction(async (tx) => {
      if (!(await lockAssignment(tx, actor.agencyId, id))) throw notFound('Penugasan');
      const row = await findReadable(tx, actor, id);
      if (!row) throw notFound('Penugasan');
      if (!mayWithdraw(policyActor(actor), factsOf(row))) {
        throw forbidden('Hanya yang memulai penugasan ini yang dapat mengingatkan.');
      }
      const steps = seated(row, await stepsOf(tx, [id], actor.today));
      const step = row.status === 'pending' || row.status === 'issued' ? pendingStep(steps) : null;
      if (!step) throw wrongState('Tidak ada yang ditunggu lagi.');
      if (holdsSeat(policyActor(actor), factsOf(row), step)) {
        throw wrongState('Langkah ini menunggu Anda sendiri.');
      }
      if (step.remindedOn === actor.today) {
        throw refusal('already_reminded', 'Hari ini sudah diingatkan. Coba lagi besok.');
      }
      await markReminded(tx, step.id, actor.today);
      await this.audit.record(tx, actor, {
        action: 'assignment.remind',
        entity: 'assignment',
        entityId: id,
        via: row.startedAs,
        detail: { step: step.order },
      });
      const squad = row.squadId ? await this.squads.find(tx, row.agencyId, row.squadId) : null;
      await this.news.turn(tx, actor.timeZone, row, steps, squad?.name ?? row.task, {
        reminder: true,
      });
      return this.views.one(tx, actor, row);
    });
  }

  private async readable(actor: Actor, id: string): Promise<NamedAssignmentRow> {
    const row = await findReadable(this.database, actor, id);
    if (!row || !isOwnOf(actor, row)) throw notFound('Penugasan');
    return row;
  }

  /** Why the person fits, in words, and the load without and with this assignment (R404, R405). */
  private async fitOf(row: NamedAssignmentRow): Promise<Pick<AssignmentDetailDto, 'fit' | 'load'>> {
    const { database } = this;
    const [person, roles, load, goal] = await Promise.all([
      this.people.find(database, row.agencyId, row.employeeId),
      row.squadId ? this.squads.roles(database, row.squadId) : [],
      this.squads.load(database, row.agencyId, row.employeeId, {
        from: row.startsOn,
        until: row.endsOn,
      }),
      this.goalTieOf(row),
    ]);
    const role = roles.find(({ id }) => id === row.roleId);
    // A member's own share is in the sum already.
    const isCounted = row.status === 'active' || row.status === 'ended';
    const before = isCounted ? Decimal.max(0, load.percent.minus(row.sharePercent)) : load.percent;
    const others = Math.max(0, load.assignments - (isCounted ? 1 : 0));
    const match = matchRole(
      { skills: role?.skills ?? [], sharePercent: row.sharePercent },
      {
        skills: person?.skills ?? [],
        load: { percent: before, assignments: others, isOver: before.gt(FULL_LOAD_PERCENT) },
        route: row.route,
        goal,
      },
    );
    return {
      fit: match.reasons.map(({ side, text }) => ({ side, text })),
      load: { before: before.toString(), after: match.loadAfter.percent.toString() },
    };
  }

  private async goalTieOf(row: NamedAssignmentRow): Promise<GoalFit | null> {
    const { database } = this;
    const squad = row.squadId ? await this.squads.find(database, row.agencyId, row.squadId) : null;
    if (!squad) return null;
    const fits = await this.goalFit.of(database, row.agencyId, squad.goalId, [row.employeeId]);
    return fits.get(row.employeeId) ?? null;
  }

  private async goalChainOf(row: NamedAssignmentRow): Promise<AssignmentDetailDto['goalChain']> {
    if (!row.squadId) return [];
    const squad = await this.squads.find(this.database, row.agencyId, row.squadId);
    return squad ? this.goals.chain(this.database, row.agencyId, squad.goalId) : [];
  }
}

/** People who have left read their own assignments; what they started or decided as an official stays with the office. */
const isOwnOf = (actor: Actor, { employeeId }: { readonly employeeId: string }): boolean =>
  !actor.isFormer || employeeId === actor.employeeId;

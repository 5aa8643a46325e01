import { Injectable } from '@nestjs/common';
import { type Actor, headedUnitIds } from '../../kernel/actor.js';
import { refuseIfAny } from '../../kernel/error.js';
import { transition } from '../../kernel/lifecycle.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database, type Tx } from '../../platform/database/database.js';
import {
  forbidden,
  invalid,
  notFound,
  staleVersion,
  wrongState,
} from '../../platform/errors/problem.js';
import type {
  AssessmentDto,
  AssessmentPageDto,
  AssessmentQuery,
  LineScoresDto,
  SaveAssessmentDto,
} from './assessment.dto.js';
import {
  findSheet,
  linesOf,
  type LineRow,
  listMine,
  lockSheet,
  markSubmitted,
  type SheetRow,
  writeLines,
} from './assessment.queries.js';
import { AssessmentView, sheetVia, standingOf } from './assessment-view.service.js';
import { SHEET_LIFECYCLE, sheetFaults, submitSheetFaults } from './domain/lifecycle.js';
import { mayReadSheet, mayScore } from './domain/policy.js';
import { RoundScoringService } from './round-scoring.service.js';
import { lockRound } from './round.queries.js';

/** Scoring one's sheets: read, save while filling, submit. */
@Injectable()
export class AssessmentService {
  constructor(
    private readonly database: Database,
    private readonly view: AssessmentView,
    private readonly scoring: RoundScoringService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: AssessmentQuery): Promise<AssessmentPageDto> {
    if (actor.employeeId === null) return { items: [], nextCursor: null };
    const cursor = decodeCursor(query.cursor, ['dateOrNone', 'id', 'id']);
    const { agencyId, employeeId, today } = actor;
    const scorer = { agencyId, employeeId, headedUnitIds: headedUnitIds(actor), today };
    const rows = await listMine(this.database, scorer, {
      status: query.status ?? null,
      squadId: query.squadId ?? null,
      after: cursor,
      limit: query.limit + 1,
    });
    const page = toPage(rows, query.limit, (row) => [row.dueOn ?? '', row.squadId, row.id]);
    return {
      items: await this.view.many(this.database, actor, page.items),
      nextCursor: page.nextCursor,
    };
  }

  async read(actor: Actor, id: string): Promise<AssessmentDto> {
    const row = await findSheet(this.database, actor, id);
    if (!row || !mayReadSheet(standingOf(actor, row))) throw notFound('Lembar penilaian');
    return this.view.one(this.database, actor, row);
  }

  /** Keeps what is filled so far; gaps are fine until it is sent. */
  save(actor: Actor, id: string, body: SaveAssessmentDto): Promise<AssessmentDto> {
    return this.database.transaction(async (tx) => {
      const row = requireScorer(actor, await lockSheet(tx, actor, id));
      if (row.status === 'submitted') throw wrongState('Lembar ini sudah dikirim.');
      if (body.version !== undefined && body.version !== row.version) throw staleVersion();
      const known = await linesOf(tx, [id]);
      const lines = body.lines.map(toLine);
      refuseIfAny(sheetFaults(lines));
      requireOwnLines(lines, known);
      await writeLines(tx, id, lines);
      return this.present(tx, actor, id);
    });
  }

  /** Sends the sheet; the last one of the round brings the scores about. */
  submit(actor: Actor, id: string): Promise<AssessmentDto> {
    return this.database.transaction(async (tx) => {
      const seen = await findSheet(tx, actor, id);
      if (!seen || !mayReadSheet(standingOf(actor, seen))) throw notFound('Lembar penilaian');
      // The round first: of two who send the last two sheets at once, the second sees the first's.
      await lockRound(tx, actor.agencyId, seen.roundId);
      const row = requireScorer(actor, await lockSheet(tx, actor, id));
      transition(SHEET_LIFECYCLE, row.status, 'submit');
      refuseIfAny(submitSheetFaults(await linesOf(tx, [id])));
      const via = sheetVia(actor, row);
      await markSubmitted(tx, id, {
        employeeId: actor.employeeId,
        via,
        at: this.clock.now(),
      });
      await this.audit.record(tx, actor, {
        action: 'assessment.submit',
        entity: 'assessment',
        entityId: id,
        via,
        detail: { roundId: row.roundId, squadId: row.squadId, member: row.memberEmployeeId },
      });
      await this.scoring.completeIfLast(tx, actor, row.roundId);
      return this.present(tx, actor, id);
    });
  }

  private async present(tx: Tx, actor: Actor, id: string): Promise<AssessmentDto> {
    const row = await findSheet(tx, actor, id);
    if (!row) throw notFound('Lembar penilaian');
    return this.view.one(tx, actor, row);
  }
}

function requireScorer(actor: Actor, row: SheetRow | null): SheetRow {
  const standing = row && standingOf(actor, row);
  if (!row || !standing || !mayReadSheet(standing)) throw notFound('Lembar penilaian');
  if (!mayScore(standing)) throw forbidden('Lembar ini dinilai oleh orang lain.');
  return row;
}

const toLine = (line: LineScoresDto) => ({
  id: line.id,
  substance: line.substance ?? null,
  conformity: line.conformity ?? null,
  structure: line.structure ?? null,
  note: line.note ?? '',
});

function requireOwnLines(lines: readonly { id: string }[], known: readonly LineRow[]): void {
  const ids = new Set(known.map((line) => line.id));
  const faults = lines.flatMap((line, index) =>
    ids.has(line.id)
      ? []
      : [
          {
            field: `lines.${index}.id`,
            code: 'unknown',
            message: 'Baris ini bukan bagian dari lembar ini.',
          },
        ],
  );
  if (faults.length > 0) throw invalid(faults);
}

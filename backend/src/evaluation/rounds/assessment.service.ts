import { Injectable } from '@nestjs/common';
import { type Actor, headedUnitIds } from '../../kernel/actor.js';
import { refuseIfAny } from '../../kernel/error.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { permit } from '../../workflow/verbs/permit.js';
import { Database } from '../../platform/database/database.js';
import { invalid, notFound, staleVersion, wrongState } from '../../platform/errors/problem.js';
import type {
  AssessmentDto,
  AssessmentPageDto,
  AssessmentQuery,
  LineScoresDto,
  SaveAssessmentDto,
} from './assessment.dto.js';
import { findSheet, linesOf, type LineRow, listMine, lockSheets } from './assessment.queries.js';
import { writeLines } from './assessment.store.js';
import { AssessmentView, standingOf } from './assessment-view.service.js';
import { SHEET_LIFECYCLE, sheetFaults } from './domain/lifecycle.js';
import { mayReadSheet, SHEET_POLICY } from './domain/policy.js';

/** A scorer's sheets: listed, read, and saved while they are filled. */
@Injectable()
export class AssessmentService {
  constructor(
    private readonly database: Database,
    private readonly view: AssessmentView,
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
      const [row] = await lockSheets(tx, actor, [id]);
      const who = row && standingOf(actor, row);
      if (!row || !who || !mayReadSheet(who)) throw notFound('Lembar penilaian');
      permit(SHEET_RULE, { action: 'save', who, state: row.status, late: sentAlready });
      if (body.version !== undefined && body.version !== row.version) throw staleVersion();
      const known = await linesOf(tx, [id]);
      const lines = body.lines.map(toLine);
      refuseIfAny(sheetFaults(lines));
      requireOwnLines(lines, known);
      await writeLines(tx, id, lines);
      return this.view.again(tx, actor, id);
    });
  }
}

const SHEET_RULE = { lifecycle: SHEET_LIFECYCLE, policy: SHEET_POLICY };

const sentAlready = () => wrongState('Lembar ini sudah dikirim.');

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

import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { refuseIfAny } from '../../kernel/error.js';
import type { Tx } from '../../platform/database/database.js';
import { checkPerformed } from '../../workflow/verbs/lifecycle-check.js';
import {
  byRow,
  type Case,
  type Decided,
  type Entity,
  type Opened,
  type Verb,
  type VerbTypes,
} from '../../workflow/verbs/verb.js';
import { VerbRunner } from '../../workflow/verbs/verb-runner.js';
import type { AssessmentDto } from './assessment.dto.js';
import { linesOf, type LineRow, lockSheets, type SheetRow } from './assessment.queries.js';
import { AssessmentView, sheetVia, standingOf } from './assessment-view.service.js';
import { SHEET_LIFECYCLE, submitSheetFaults, type SheetStatus } from './domain/lifecycle.js';
import { mayReadSheet, SHEET_POLICY, type SheetStanding } from './domain/policy.js';
import { lockRoundsOfSheets } from './round.queries.js';
import { markSheets } from './assessment.store.js';
import { RoundScoringService } from './round-scoring.service.js';

interface Submission extends VerbTypes {
  readonly row: SheetRow;
  readonly action: 'submit';
  readonly who: SheetStanding;
  readonly around: undefined;
  /** the lines as they are filled */
  readonly facts: readonly LineRow[];
  readonly input: undefined;
  readonly answer: AssessmentDto;
}

/** AssessmentService saves what is filled so far; a result that is sent back reopens sheets. */
const ELSEWHERE = { actions: ['save', 'reopen'] } as const;

/** Submitting a score sheet, as data; the last one of the round brings its scores about. */
@Injectable()
export class AssessmentVerbs implements OnModuleInit {
  private readonly entity: Entity<SheetRow, SheetStanding, undefined> = {
    name: 'assessment',
    word: 'Lembar penilaian',
    // The round first: of two who submit the last two sheets at once, the second sees the first's.
    lock: async (tx, actor, ids) => {
      const rounds = lockRoundsOfSheets(tx, actor.agencyId, ids);
      const [, sheets] = await Promise.all([rounds, lockSheets(tx, actor, ids)]);
      return sheets;
    },
    around: async () => () => undefined,
    isReadable: (actor, row) => mayReadSheet(standingOf(actor, row)),
    who: standingOf,
  };

  private readonly submission: Verb<Submission> = {
    entity: this.entity,
    lifecycle: SHEET_LIFECYCLE,
    policy: SHEET_POLICY,
    actions: ['submit'],
    facts: linesOfEach,
    decide: submitted,
    write: markSheets,
    event: ({ actor, row }) => ({
      via: sheetVia(actor, row),
      detail: { roundId: row.roundId, squadId: row.squadId, member: row.memberEmployeeId },
    }),
    effects: { submit: [(tx, all) => this.complete(tx, all)] },
    view: (tx, { actor, row }) => this.view.again(tx, actor, row.id),
  };

  constructor(
    private readonly runner: VerbRunner,
    private readonly view: AssessmentView,
    private readonly scoring: RoundScoringService,
  ) {}

  onModuleInit(): void {
    checkPerformed('assessment', SHEET_LIFECYCLE, [this.submission, ELSEWHERE]);
  }

  submit(actor: Actor, id: string): Promise<AssessmentDto> {
    return this.runner.run(this.submission, actor, { id, action: 'submit', input: undefined });
  }

  private async complete(tx: Tx, all: readonly Decided<Submission>[]): Promise<void> {
    const actorOf = new Map(all.map(({ actor, row }) => [row.roundId, actor]));
    for (const [roundId, actor] of actorOf) await this.scoring.completeIfLast(tx, actor, roundId);
  }
}

async function linesOfEach(tx: Tx, _actor: Actor, opened: readonly Opened<Submission>[]) {
  const ids = opened.map(({ row }) => row.id);
  const lines = await linesOf(tx, ids);
  return byRow(
    new Map(ids.map((id) => [id, lines.filter(({ assessmentId }) => assessmentId === id)])),
  );
}

/** @throws 400 at each gap */
function submitted({ actor, now, row, facts }: Case<Submission>, status: SheetStatus): SheetRow {
  refuseIfAny(submitSheetFaults(facts));
  return {
    ...row,
    status,
    submittedBy: actor.employeeId,
    submittedVia: sheetVia(actor, row),
    submittedAt: now,
    version: row.version + 1,
  };
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import { invalidField } from '../../platform/errors/problem.js';
import type {
  InboxDecider,
  InboxDecision,
  InboxItem,
  InboxOutcome,
  InboxSource,
} from '../../workflow/turns/turns.js';
import { SquadsService } from '../squads/squads.service.js';
import { decidesVia } from './assignment.actor.js';
import type { DecidedAssignmentDto } from './assignment.dto.js';
import { AssignmentVerbs, type DecisionVerb } from './assignment.verbs.js';
import { COUNT_WAITING_SQL, listWaiting, type WaitingRow } from './assignment.queries.js';
import { LetterPreviewService } from './letter-preview.service.js';
import { REFUSALS, type RefusalAction } from './domain/lifecycle.js';
import { STEP_WORDS } from './words.js';
import { holderOrPost } from '../../organization/acting/domain/words.js';

const BULK_ACTIONS: readonly DecisionVerb[] = [
  'accept',
  'decline',
  'endorse',
  'approve',
  'reject',
  'issue',
  'acknowledge',
];

/** Steps whose seat the actor holds today, in the inbox; decided there, too. */
@Injectable()
export class AssignmentInbox implements InboxSource, InboxDecider<DecidedAssignmentDto> {
  readonly countSql = COUNT_WAITING_SQL;

  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
    private readonly verbs: AssignmentVerbs,
    private readonly previews: LetterPreviewService,
  ) {}

  async list(actor: Actor, limit: number): Promise<InboxItem[]> {
    const rows = await listWaiting(this.database, actor, limit);
    const squadIds = rows.flatMap((row) => row.squadId ?? []);
    const names = await this.squads.names(this.database, squadIds);
    return rows.map((row) => itemOf(actor, row, names.get(row.squadId ?? '') ?? row.task));
  }

  /** What is issued from the list is what the list was made from: each letter comes with its hash. */
  async prepare(actor: Actor, items: readonly InboxItem[]): Promise<InboxItem[]> {
    const toIssue = items.filter(({ allowedActions }) => allowedActions.includes('issue'));
    const hashes = await this.previews.hashesToIssue(
      actor,
      toIssue.map(({ id }) => id),
    );
    return items.map((item) => {
      const letterHash = hashes.get(item.id);
      return letterHash === undefined ? item : { ...item, letterHash };
    });
  }

  async decide(
    actor: Actor,
    { id, action, note, version, letterHash }: InboxDecision,
  ): Promise<DecidedAssignmentDto> {
    const decision = BULK_ACTIONS.find((known) => known === action);
    if (!decision) throw invalidField('action', 'unknown', 'Tindakan ini tidak dikenal.');
    return this.verbs.decide(actor, id, decision, {
      note,
      letterHash,
      version,
    });
  }

  outcome(after: DecidedAssignmentDto): InboxOutcome {
    const turn = after.steps.find(({ status }) => status === 'pending');
    const next = turn
      ? {
          act: STEP_WORDS[turn.action],
          withWhom: holderOrPost(turn.approver.name, turn.approver.post),
          dueAt: turn.dueAt,
        }
      : null;
    return { letters: after.issuedLetters, next };
  }
}

function itemOf(actor: Actor, row: WaitingRow, squad: string): InboxItem {
  const refusals = (Object.keys(REFUSALS) as RefusalAction[]).filter((refusal) =>
    REFUSALS[refusal].refuses.includes(row.stepAction),
  );
  const isMine = row.employeeId === actor.employeeId;
  return {
    kind: 'assignment',
    id: row.id,
    title: isMine
      ? `${STEP_WORDS[row.stepAction]} Anda: ${row.task}, ${squad}`
      : `${STEP_WORDS[row.stepAction]} ${row.employeeName}: ${row.task}, ${squad}`,
    summary: STEP_WORDS[row.stepAction],
    requestedBy: row.starterName,
    since: row.stepSince.toISOString(),
    dueAt: row.stepDueOn,
    via: decidesVia(actor, {
      capacity: row.stepCapacity,
      unitId: row.stepUnitId,
      employeeId: row.stepEmployeeId,
    }),
    link: `/penugasan/${row.id}`,
    version: row.version,
    letters: row.stepLetters.map(({ kind }) => kind),
    allowedActions: [row.stepAction, ...refusals],
  };
}

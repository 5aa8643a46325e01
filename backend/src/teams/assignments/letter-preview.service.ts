import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { laterOf } from '../../kernel/date.js';
import { cleanNote, requireNote } from '../../kernel/lifecycle.js';
import type { LetterPreviewDto } from '../../documents/letters/letter.dto.js';
import { Clock } from '../../platform/clock/clock.js';
import { groupBy } from '../../platform/collections.js';
import { Database } from '../../platform/database/database.js';
import { forbidden, notFound, wrongState } from '../../platform/errors/problem.js';
import { factsOf, policyActor, seated, type SeatedRow, signingOf } from './assignment.actor.js';
import { AssignmentLettersService } from './assignment-letters.service.js';
import {
  findReadable,
  type NamedAssignmentRow,
  pendingAmong,
  stepsOf,
} from './assignment.queries.js';
import { pendingStep } from './domain/lifecycle.js';
import { holdsSeat } from './domain/policy.js';
import type { LetterMoment } from './letter-composition.js';

/** Shows the letters to the person whose turn it is, before signing; to nobody else, because the text is theirs. */
@Injectable()
export class LetterPreviewService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly letters: AssignmentLettersService,
  ) {}

  async of(
    actor: Actor,
    id: string,
    note: string | null,
    refusing = false,
  ): Promise<LetterPreviewDto> {
    const row = await findReadable(this.database, actor, id);
    if (!row) throw notFound('Penugasan');
    const steps = seated(row, await stepsOf(this.database, [id], actor.today));
    const step = row.status === 'pending' ? pendingStep(steps) : null;
    if (!step) throw wrongState('Penugasan ini sudah tidak menunggu surat.');
    if (!holdsSeat(policyActor(actor), factsOf(row), step)) {
      throw forbidden('Langkah ini tidak menunggu keputusan Anda.');
    }
    const plans = refusing ? step.refusalLetters : step.letters;
    // A refusal in writing says why.
    if (refusing && plans.length > 0) requireNote(note);
    const moment = this.momentOf(actor, row, steps, step, { refusing, note: cleanNote(note) });
    return this.letters.preview(this.database, plans, moment);
  }

  /**
   * The `letterHash` that the preview of each of these tells, by assignment, where the actor may issue the letter now;
   * as many statements for many as for one.
   */
  async hashesToIssue(actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const [rows, allSteps] = await Promise.all([
      pendingAmong(this.database, actor.agencyId, ids),
      stepsOf(this.database, ids, actor.today),
    ]);
    const stepsById = groupBy(allSteps, ({ assignmentId }) => assignmentId);
    const me = policyActor(actor);
    const planned = rows.flatMap((row) => {
      const steps = seated(row, stepsById.get(row.id) ?? []);
      const step = pendingStep(steps);
      if (step?.action !== 'issue' || step.letters.length === 0) return [];
      if (!holdsSeat(me, factsOf(row), step)) return [];
      const said = { refusing: false, note: null };
      return { plans: step.letters, moment: this.momentOf(actor, row, steps, step, said) };
    });
    const hashes = await this.letters.hashes(this.database, planned);
    return new Map(planned.flatMap(({ moment }, at) => pairOf(moment.row.id, hashes[at])));
  }

  /** The decision as it would be taken now. */
  private momentOf(
    actor: Actor,
    row: NamedAssignmentRow,
    steps: readonly SeatedRow[],
    step: SeatedRow,
    { refusing, note }: { refusing: boolean; note: string | null },
  ): LetterMoment {
    const startsOn =
      step.action === 'issue' && !refusing ? laterOf(row.startsOn, actor.today) : row.startsOn;
    return {
      row: { ...row, startsOn },
      steps,
      signing: signingOf(actor, step),
      at: this.clock.now(),
      today: actor.today,
      timeZone: actor.timeZone,
      granted: !refusing,
      note,
    };
  }
}

const pairOf = (id: string, hash: string | null | undefined): [string, string][] =>
  hash ? [[id, hash]] : [];

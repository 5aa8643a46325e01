import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/domain/actor.js';
import { laterOf } from '../kernel/domain/date.js';
import { cleanNote, requireNote } from '../kernel/domain/lifecycle.js';
import type { LetterPreviewDto } from '../letters/letter.dto.js';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database/database.js';
import { forbidden, notFound, wrongState } from '../shared/errors/problem.js';
import { factsOf, policyActor, seated, signingOf } from './assignment.actor.js';
import { AssignmentLettersService } from './assignment-letters.service.js';
import { findReadable, stepsOf } from './assignment.queries.js';
import { pendingStep } from './domain/lifecycle.js';
import { holdsSeat } from './domain/policy.js';

/** Lets whoever has the turn read the letters before signing them; only they may, as the text is theirs. */
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
    const startsOn =
      step.action === 'issue' && !refusing ? laterOf(row.startsOn, actor.today) : row.startsOn;
    return this.letters.preview(this.database, plans, {
      row: { ...row, startsOn },
      steps,
      signing: signingOf(actor, step),
      at: this.clock.now(),
      today: actor.today,
      timeZone: actor.timeZone,
      granted: !refusing,
      note: cleanNote(note),
    });
  }
}

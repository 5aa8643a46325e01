import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { requireNote } from '../../kernel/lifecycle.js';
import type { LetterPreviewDto } from '../../documents/letters/letter.dto.js';
import { LettersService, type StandingLetter } from '../../documents/letters/letters.service.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { forbidden, notFound, refusal, wrongState } from '../../platform/errors/problem.js';
import { decidesVia, factsOf, policyActor, seated, type SeatedRow } from './assignment.actor.js';
import type { DecidedAssignmentDto, ReplaceLetterDto } from './assignment.dto.js';
import { AssignmentLettersService } from './assignment-letters.service.js';
import { AssignmentNews } from './assignment-news.js';
import {
  findReadable,
  lockAssignment,
  type NamedAssignmentRow,
  stepsOf,
} from './assignment.queries.js';
import { writeLetterDraft } from './assignment.store.js';
import { AssignmentViewService } from './assignment-view.service.js';
import { holdsSeat, mayReplaceLetter } from './domain/policy.js';
import type { LetterMoment } from './letter-composition.js';

interface Case {
  row: NamedAssignmentRow;
  step: SeatedRow;
  steps: SeatedRow[];
}

/**
 * A surat tugas with an error is never changed: the seat that issued it issues another that stands in for it. The text and
 * whatever the directory says today are corrected; period, task and chain stay.
 */
@Injectable()
export class LetterReplacementService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly letters: AssignmentLettersService,
    private readonly store: LettersService,
    private readonly views: AssignmentViewService,
    private readonly audit: AuditService,
    private readonly news: AssignmentNews,
  ) {}

  /** @throws 403, 409 `wrong_state` or `person_moved`, 400 at `note` */
  replace(actor: Actor, id: string, body: ReplaceLetterDto): Promise<DecidedAssignmentDto> {
    return this.database.transaction(async (tx) => {
      if (!(await lockAssignment(tx, actor.agencyId, id))) throw notFound('Penugasan');
      const found = await this.caseOf(tx, actor, id);
      const { row, step } = found;
      const note = requireNote(body.note);
      const standing = await this.standing(tx, row);
      if (body.letterId !== undefined && body.letterId !== standing.id) {
        throw wrongState('Surat ini sudah diganti.');
      }
      const text = body.text ?? row.letterDraft;
      const moment = this.moment(actor, found, standing, text);
      await this.letters.requireSeen(tx, step.letters, moment, body.letterHash ?? null);
      const [delivered] = await this.letters.issue(tx, step.letters, moment);
      if (!delivered) throw new Error('the step of an issue brings a letter');
      await this.store.replace(tx, standing.id, {
        by: delivered.letter.id,
        at: moment.at,
        reason: note,
      });
      await writeLetterDraft(tx, id, text);
      await this.audit.record(tx, actor, {
        action: 'assignment.replace-letter',
        entity: 'assignment',
        entityId: id,
        via: decidesVia(actor, step),
        detail: {
          note,
          replaced: standing.number,
          number: delivered.letter.number,
          ...(text === row.letterDraft ? {} : { before: row.letterDraft, after: text }),
        },
      });
      await this.news.letters(tx, row, [
        { ...delivered, copyIds: [...delivered.copyIds, row.employeeId] },
      ]);
      const after = await findReadable(tx, actor, id);
      if (!after) throw new Error('who replaces a letter may read the assignment');
      const { letter } = delivered;
      return {
        ...(await this.views.one(tx, actor, after)),
        issuedLetters: [{ id: letter.id, kind: letter.kind, number: letter.number }],
      };
    });
  }

  async preview(actor: Actor, id: string, body: ReplaceLetterDto): Promise<LetterPreviewDto> {
    const found = await this.caseOf(this.database, actor, id);
    const standing = await this.standing(this.database, found.row);
    const moment = this.moment(actor, found, standing, body.text ?? found.row.letterDraft);
    return this.letters.preview(this.database, found.step.letters, moment);
  }

  /** 404 for who may not read it, 403 for who does not hold the seat that issued it. */
  private async caseOf(sql: Sql, actor: Actor, id: string): Promise<Case> {
    const row = await findReadable(sql, actor, id);
    if (!row) throw notFound('Penugasan');
    const steps = seated(row, await stepsOf(sql, [id], actor.today));
    const step = steps.find(({ action }) => action === 'issue');
    const me = policyActor(actor);
    if (!step || !holdsSeat(me, factsOf(row), step)) {
      throw forbidden('Surat diganti oleh pejabat yang berwenang menerbitkannya.');
    }
    if (!mayReplaceLetter(factsOf(row))) {
      throw wrongState('Surat penugasan ini tidak dapat diganti pada keadaan sekarang.');
    }
    return { row, step, steps };
  }

  private async standing(sql: Sql, row: NamedAssignmentRow): Promise<StandingLetter> {
    const standing = await this.store.standing(sql, row.id, 'assignment');
    if (!standing) throw wrongState('Surat penugasan ini sudah tidak berlaku.');
    const person = await this.people.find(sql, row.agencyId, row.employeeId);
    if (person?.organizationalUnitId !== row.homeUnitId) {
      throw refusal(
        'person_moved',
        'Pegawai ini sudah pindah unit. Tarik kembali penugasannya, lalu mulai yang baru dari unitnya sekarang.',
      );
    }
    return standing;
  }

  private moment(
    actor: Actor,
    { row, step, steps }: Case,
    standing: StandingLetter,
    text: string | null,
  ): LetterMoment {
    return {
      row: { ...row, letterDraft: text },
      steps,
      signing: { employeeId: actor.employeeId ?? '', via: decidesVia(actor, step) },
      at: this.clock.now(),
      today: actor.today,
      timeZone: actor.timeZone,
      granted: true,
      note: step.note,
      replaces: standing.reference,
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { Seat } from '../kernel/domain/actor.js';
import type { LetterContent } from '../letters/domain/letter-content.js';
import { printedHash } from '../letters/printed-hash.js';
import type { LetterMentionDto, LetterSheetDto } from '../letters/letter.dto.js';
import { sheetOf } from '../letters/letter-sheet.js';
import { type IssuedLetter, LettersService } from '../letters/letters.service.js';
import { type EmployeeFacts, PeopleService } from '../organization/people.service.js';
import { SeatService } from '../organization/seat.service.js';
import type { Tx } from '../shared/database/database.js';
import type { Sql } from '../shared/database/sql.js';
import { invalidField, problem } from '../shared/errors/problem.js';
import { SquadsService } from '../squads/squads.service.js';
import type { AssignmentRow } from './assignment.queries.js';
import { keepSentRequest } from './assignment-store.js';
import type { LetterPlan, Party } from './domain/letters.js';
import {
  compose,
  type LetterContext,
  type LetterMoment,
  type PartyFacts,
  sentRequestOf,
  signerOf,
} from './letter-composition.js';

/** A letter with those who are told of it. */
export interface DeliveredLetter {
  readonly letter: IssuedLetter;
  readonly addresseeId: string | null;
  readonly copyIds: (string | null)[];
}

/** Turns the letters a step brings into numbered, signed ones (R408, R411). */
@Injectable()
export class AssignmentLettersService {
  constructor(
    private readonly letters: LettersService,
    private readonly people: PeopleService,
    private readonly seats: SeatService,
    private readonly squads: SquadsService,
  ) {}

  async issue(
    tx: Tx,
    plans: readonly LetterPlan[],
    moment: LetterMoment,
  ): Promise<DeliveredLetter[]> {
    if (plans.length === 0) return [];
    const { row } = moment;
    const context = await this.contextOf(tx, moment);
    const year = Number(moment.today.slice(0, 4));
    await this.letters.reserve(
      tx,
      plans.map((plan) => unitOf(row, plan.signatory)),
      year,
    );
    const delivered: DeliveredLetter[] = [];
    for (const plan of plans) {
      const letter = await this.issueOne(tx, plan, context);
      context.references.set(plan.kind, letter.reference);
      delivered.push({
        letter,
        addresseeId: context.parties(plan.addressee).employeeId,
        copyIds: plan.copies.map((copy) => context.parties(copy).employeeId),
      });
    }
    return delivered;
  }

  /** The same letters as they would read now, and the hash over what they print: no number, no signature, nothing stored. */
  async preview(
    sql: Sql,
    plans: readonly LetterPlan[],
    moment: LetterMoment,
  ): Promise<{ items: LetterSheetDto[]; letterHash: string | null }> {
    if (plans.length === 0) return { items: [], letterHash: null };
    const contents = await this.konsep(sql, plans, await this.contextOf(sql, moment));
    return { items: contents.map(sheetOf), letterHash: printedHash(contents) };
  }

  /**
   * Whoever signs has seen what is signed. Asked in the transaction that issues, with the assignment locked.
   * @throws 400 without the hash of the preview, 409 `letter_changed` when anything printed is another by now
   */
  async requireSeen(
    tx: Tx,
    plans: readonly LetterPlan[],
    moment: LetterMoment,
    letterHash: string | null,
  ): Promise<void> {
    if (plans.length === 0) return;
    if (letterHash === null) {
      throw invalidField(
        'letterHash',
        'required',
        'Buka pratinjau suratnya lebih dahulu, lalu putuskan dari sana.',
      );
    }
    const { letterHash: now } = await this.preview(tx, plans, moment);
    if (now !== letterHash) {
      throw problem(
        409,
        'letter_changed',
        'Surat ini berubah sejak Anda membacanya. Baca lagi, lalu putuskan.',
      );
    }
  }

  private async konsep(
    sql: Sql,
    plans: readonly LetterPlan[],
    context: LetterContext,
  ): Promise<LetterContent[]> {
    const { row, today, at } = context.moment;
    const contents: LetterContent[] = [];
    for (const plan of plans) {
      const { signer, via } = await this.signerFor(sql, plan, context);
      const { content, reference } = await this.letters.konsep(sql, {
        agencyId: row.agencyId,
        dated: today,
        at,
        unitId: unitOf(row, plan.signatory),
        compose: (frame) =>
          compose(plan, context, signerOf(signer, context.signingPost(plan), via), frame),
      });
      context.references.set(plan.kind, reference);
      contents.push(content);
    }
    return contents;
  }

  /** Keeps what a volunteer's request says on the day on which it is sent, where a step promises one. */
  async keepRequest(tx: Tx, moment: LetterMoment): Promise<void> {
    if (!moment.steps.some(({ letters }) => letters.some(({ frozen }) => frozen))) return;
    await keepSentRequest(tx, moment.row.id, sentRequestOf(await this.contextOf(tx, moment)));
  }

  cancelRequest(
    tx: Tx,
    assignmentId: string,
    by: { at: Date; reason: string },
  ): Promise<LetterMentionDto[]> {
    return this.letters.cancelRequest(tx, assignmentId, by);
  }

  private async issueOne(tx: Tx, plan: LetterPlan, context: LetterContext): Promise<IssuedLetter> {
    const { moment } = context;
    const { row } = moment;
    const { signer, via } = await this.signerFor(tx, plan, context);
    return this.letters.issue(tx, {
      agencyId: row.agencyId,
      dated: moment.today,
      at: moment.at,
      kind: plan.kind,
      assignmentId: row.id,
      unitId: unitOf(row, plan.signatory),
      signer: { employeeId: signer.employeeId, name: signer.name, nip: signer.nip, via },
      compose: (frame) =>
        compose(plan, context, signerOf(signer, context.signingPost(plan), via), frame),
    });
  }

  /** A volunteer signs the own request; everything else is signed by who decides. */
  private async signerFor(
    sql: Sql,
    plan: LetterPlan,
    { moment, person }: LetterContext,
  ): Promise<{ signer: EmployeeFacts; via: string }> {
    if (plan.signatory.capacity === 'employee') return { signer: person, via: 'employee' };
    const { employeeId, via } = moment.signing;
    const signer = await this.people.find(sql, moment.row.agencyId, employeeId);
    if (!signer) {
      throw problem(409, 'signer_without_post', 'Penanda tangan tidak memegang jabatan.');
    }
    return { signer, via };
  }

  private async contextOf(sql: Sql, moment: LetterMoment): Promise<LetterContext> {
    const { row, steps } = moment;
    const person = await this.people.find(sql, row.agencyId, row.employeeId);
    if (!person) throw problem(409, 'employee_without_post', 'Pegawai ini tidak memegang jabatan.');
    const squad = row.squadId ? await this.squads.find(sql, row.agencyId, row.squadId) : null;
    const frozen = steps.find((step) => step.capacity === 'assessor');
    const assessor: Seat = frozen
      ? { unitId: frozen.frozenUnitId, employeeId: frozen.frozenEmployeeId }
      : { unitId: person.assessorUnitId, employeeId: person.assessorEmployeeId };
    const home: Seat = { unitId: row.homeUnitId, employeeId: null };
    const owner: Seat = { unitId: row.ownerUnitId, employeeId: null };
    const decided = moment.signing.seat;
    const seats = [home, owner, assessor, ...(decided ? [decided] : [])];
    const holders = await this.seats.holders(sql, row.agencyId, moment.timeZone, seats);
    const posts = await this.seats.headTitles(
      sql,
      seats.flatMap((seat) => seat.unitId ?? []),
    );
    const ofSeat = (seat: Seat): PartyFacts => {
      const holder = holders.of(seat);
      const post = seat.employeeId === null ? posts.get(seat.unitId ?? '') : holder.positionName;
      return { employeeId: holder.employeeId, post: post ?? 'Pejabat Penilai Kinerja' };
    };
    const parties = ({ capacity, side }: Party): PartyFacts => {
      if (capacity === 'employee') return { employeeId: row.employeeId, post: person.positionName };
      if (capacity === 'squad_leader') {
        return {
          employeeId: squad?.leaderEmployeeId ?? null,
          post: `Ketua ${squad?.name ?? 'tim'}`,
        };
      }
      if (capacity === 'assessor') return ofSeat(assessor);
      return ofSeat(side === 'owner' ? owner : home);
    };
    const references = await this.letters.references(sql, row.id);
    return {
      moment,
      person,
      squad,
      references,
      parties,
      signingPost: ({ signatory }) =>
        decided && signatory.capacity !== 'employee'
          ? ofSeat(decided).post
          : parties(signatory).post,
    };
  }
}

/** Each letter takes the numbers of its writer's unit organisasi. */
const unitOf = (row: AssignmentRow, signatory: Party): string =>
  signatory.side === 'owner' ? row.ownerUnitId : row.homeUnitId;

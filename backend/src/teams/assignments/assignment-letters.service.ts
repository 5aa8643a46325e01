import { Injectable } from '@nestjs/common';
import type { Seat } from '../../kernel/actor.js';
import type { LetterContent } from '../../documents/letters/domain/letter-content.js';
import { printedHash } from '../../documents/letters/printed-hash.js';
import type { LetterMentionDto, LetterSheetDto } from '../../documents/letters/letter.dto.js';
import { sheetOf } from '../../documents/letters/letter-sheet.js';
import {
  type IssuedLetter,
  type LetterUnit,
  LettersService,
} from '../../documents/letters/letters.service.js';
import { type EmployeeFacts, PeopleService } from '../../organization/people/people.service.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { invalidField, isRefusal, refusal, type Refusal } from '../../platform/errors/problem.js';
import { SquadsService } from '../squads/squads.service.js';
import type { AssignmentRow } from './assignment.queries.js';
import { keepSentRequest } from './assignment.store.js';
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

/** The letters that one decision would bring. */
export interface PlannedLetters {
  readonly plans: readonly LetterPlan[];
  readonly moment: LetterMoment;
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
    const [contents] = await this.konsep(sql, [{ plans, moment }]);
    if (!contents) throw new Error('the letters of one decision were asked for');
    if (contents instanceof Error) throw contents;
    return { items: contents.map(sheetOf), letterHash: printedHash(contents) };
  }

  /**
   * The `letterHash` of the preview for several decisions in one agency, in their order; as many statements for many as for
   * one. Null where a letter cannot be written as things stand: its preview says why.
   */
  async hashes(sql: Sql, planned: readonly PlannedLetters[]): Promise<(string | null)[]> {
    const written = await this.konsep(sql, planned);
    return written.map((contents) => (contents instanceof Error ? null : printedHash(contents)));
  }

  /**
   * The signer has seen what is signed. Asked in the transaction that issues, with the assignment locked.
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
      throw refusal(
        'letter_changed',
        'Surat ini berubah sejak Anda membacanya. Baca lagi, lalu putuskan.',
      );
    }
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
    const { signer, via } = signerFor(plan, context);
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

  /** The konsep of each decision, or why they cannot be written; the facts of all are read together. */
  private async konsep(
    sql: Sql,
    planned: readonly PlannedLetters[],
  ): Promise<(LetterContent[] | Refusal)[]> {
    const [first] = planned;
    if (!first) return [];
    const unitIds = planned.flatMap(({ plans, moment: { row } }) =>
      plans.map((plan) => unitOf(row, plan.signatory)),
    );
    const [contexts, units] = await Promise.all([
      this.contextsOf(
        sql,
        planned.map(({ moment }) => moment),
      ),
      this.letters.unitsOf(sql, first.moment.row.agencyId, unitIds),
    ]);
    return planned.map(({ plans }, at) => {
      try {
        const context = contexts[at];
        if (!context) throw withoutPost();
        return plans.map((plan) => this.konsepOf(plan, context, units));
      } catch (error) {
        if (isRefusal(error)) return error;
        throw error;
      }
    });
  }

  private konsepOf(
    plan: LetterPlan,
    context: LetterContext,
    units: ReadonlyMap<string, LetterUnit>,
  ): LetterContent {
    const { row, today, at } = context.moment;
    const unit = units.get(unitOf(row, plan.signatory));
    if (!unit) throw new Error(`the unit that writes for assignment ${row.id} is gone`);
    const { signer, via } = signerFor(plan, context);
    const { content, reference } = this.letters.konsep(unit, {
      dated: today,
      at,
      compose: (frame) =>
        compose(plan, context, signerOf(signer, context.signingPost(plan), via), frame),
    });
    context.references.set(plan.kind, reference);
    return content;
  }

  private async contextOf(sql: Sql, moment: LetterMoment): Promise<LetterContext> {
    const [context] = await this.contextsOf(sql, [moment]);
    if (!context) throw withoutPost();
    return context;
  }

  /** What the letters of these moments of one agency are written from; null where the employee holds no post. */
  private async contextsOf(
    sql: Sql,
    moments: readonly LetterMoment[],
  ): Promise<(LetterContext | null)[]> {
    const [first] = moments;
    if (!first) return [];
    const { agencyId } = first.row;
    const [people, squads, references] = await Promise.all([
      this.people.findMany(
        sql,
        agencyId,
        moments.flatMap(({ row, signing }) => [row.employeeId, signing.employeeId].filter(Boolean)),
      ),
      this.squads.findMany(
        sql,
        agencyId,
        moments.flatMap(({ row }) => row.squadId ?? []),
      ),
      this.letters.references(
        sql,
        moments.map(({ row }) => row.id),
      ),
    ]);
    const present = (id: string): EmployeeFacts | null => {
      const person = people.get(id);
      return person?.isPresent ? person : null;
    };
    const seatsOf = moments.map((moment) => seatsIn(moment, present(moment.row.employeeId)));
    const asked = seatsOf.flatMap((seats) => Object.values(seats).filter((seat) => seat !== null));
    const [holders, posts] = await Promise.all([
      this.seats.holders(sql, agencyId, first.timeZone, asked),
      this.seats.headTitles(
        sql,
        asked.flatMap((seat) => seat.unitId ?? []),
      ),
    ]);
    const ofSeat = (seat: Seat): PartyFacts => {
      const holder = holders.of(seat);
      const post = seat.employeeId === null ? posts.get(seat.unitId ?? '') : holder.positionName;
      return { employeeId: holder.employeeId, post: post ?? 'Pejabat Penilai Kinerja' };
    };
    return moments.map((moment, at): LetterContext | null => {
      const { row, signing } = moment;
      const person = present(row.employeeId);
      const seats = seatsOf[at];
      if (!person || !seats) return null;
      const squad = squads.get(row.squadId ?? '') ?? null;
      const parties = ({ capacity, side }: Party): PartyFacts => {
        if (capacity === 'employee')
          return { employeeId: row.employeeId, post: person.positionName };
        if (capacity === 'squad_leader') {
          return {
            employeeId: squad?.leaderEmployeeId ?? null,
            post: `Ketua ${squad?.name ?? 'tim'}`,
          };
        }
        if (capacity === 'assessor') return ofSeat(seats.assessor);
        return ofSeat(side === 'owner' ? seats.owner : seats.home);
      };
      const { decided } = seats;
      return {
        moment,
        person,
        decider: present(signing.employeeId),
        squad,
        references: references.get(row.id) ?? new Map(),
        parties,
        signingPost: ({ signatory }) =>
          decided && signatory.capacity !== 'employee'
            ? ofSeat(decided).post
            : parties(signatory).post,
      };
    });
  }
}

const withoutPost = () => refusal('employee_without_post', 'Pegawai ini tidak memegang jabatan.');

/** The seats that letters of this moment name. */
function seatsIn({ row, steps, signing }: LetterMoment, person: EmployeeFacts | null) {
  const frozen = steps.find((step) => step.capacity === 'assessor');
  const assessor: Seat = frozen
    ? { unitId: frozen.frozenUnitId, employeeId: frozen.frozenEmployeeId }
    : {
        unitId: person?.assessorUnitId ?? null,
        employeeId: person?.assessorEmployeeId ?? null,
      };
  const home: Seat = { unitId: row.homeUnitId, employeeId: null };
  const owner: Seat = { unitId: row.ownerUnitId, employeeId: null };
  return { home, owner, assessor, decided: signing.seat ?? null };
}

/** A volunteer signs their own request; everything else is signed by who decides. */
function signerFor(
  plan: LetterPlan,
  { moment, person, decider }: LetterContext,
): { signer: EmployeeFacts; via: string } {
  if (plan.signatory.capacity === 'employee') return { signer: person, via: 'employee' };
  if (!decider) throw refusal('signer_without_post', 'Penanda tangan tidak memegang jabatan.');
  return { signer: decider, via: moment.signing.via };
}

/** Each letter takes the numbers of its writer's unit organisasi. */
const unitOf = (row: AssignmentRow, signatory: Party): string =>
  signatory.side === 'owner' ? row.ownerUnitId : row.homeUnitId;

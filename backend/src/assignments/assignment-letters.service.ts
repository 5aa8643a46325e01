import { Injectable } from '@nestjs/common';
import { type IssuedLetter, LettersService, type LetterFrame } from '../letters/letters.service.js';
import type {
  LetterContent,
  LetterPerson,
  LetterReference,
  LetterSigner,
  LetterTask,
} from '../letters/domain/letter-content.js';
import { cite, WORK_SYSTEM_REGULATION } from '../letters/domain/letter-wording.js';
import { rankLabel } from '../organization/domain/rank.js';
import { type EmployeeFacts, PeopleService } from '../organization/people.service.js';
import { SeatService } from '../organization/seat.service.js';
import type { Seat } from '../kernel/domain/actor.js';
import type { Tx } from '../shared/database/database.js';
import { problem } from '../shared/errors/problem.js';
import { type SquadFacts, SquadsService } from '../squads/squads.service.js';
import type { AssignmentRow, StepRow } from './assignment.queries.js';
import type { LetterKind, LetterPlan, Party } from './domain/letters.js';

/** Who signs: the person who just decided, in the capacity of the decision. */
export interface LetterSigning {
  readonly employeeId: string;
  readonly via: string;
}

export interface LetterMoment {
  readonly row: AssignmentRow;
  readonly steps: readonly StepRow[];
  readonly signing: LetterSigning;
  readonly at: Date;
  readonly today: string;
  readonly timeZone: string;
  readonly granted: boolean;
  readonly note: string | null;
}

/** A letter with those who are told of it. */
export interface DeliveredLetter {
  readonly letter: IssuedLetter;
  readonly addresseeId: string | null;
  readonly copyIds: (string | null)[];
}

interface PartyFacts {
  employeeId: string | null;
  post: string;
}

interface Context {
  moment: LetterMoment;
  person: EmployeeFacts;
  squad: SquadFacts | null;
  parties(party: Party): PartyFacts;
  references: Map<LetterKind, LetterReference>;
}

/** Turns the letters a step brings into numbered, signed ones (decisions 14, 17). */
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

  private async issueOne(tx: Tx, plan: LetterPlan, context: Context): Promise<IssuedLetter> {
    const { moment } = context;
    const { row } = moment;
    const isOwn = plan.signatory.capacity === 'employee';
    const signer = isOwn
      ? context.person
      : await this.people.find(tx, row.agencyId, moment.signing.employeeId);
    if (!signer)
      throw problem(409, 'signer_without_post', 'Penanda tangan tidak memegang jabatan.');
    const via = isOwn ? 'employee' : moment.signing.via;
    return this.letters.issue(tx, {
      agencyId: row.agencyId,
      dated: moment.today,
      at: moment.at,
      kind: plan.kind,
      assignmentId: row.id,
      unitId: unitOf(row, plan.signatory),
      signer: { employeeId: signer.employeeId, name: signer.name, nip: signer.nip, via },
      compose: (frame) =>
        compose(plan, context, signerOf(signer, context.parties(plan.signatory).post, via), frame),
    });
  }

  private async contextOf(tx: Tx, moment: LetterMoment): Promise<Context> {
    const { row, steps } = moment;
    const person = await this.people.find(tx, row.agencyId, row.employeeId);
    if (!person) throw problem(409, 'employee_without_post', 'Pegawai ini tidak memegang jabatan.');
    const squad = row.squadId ? await this.squads.find(tx, row.agencyId, row.squadId) : null;
    const frozen = steps.find((step) => step.capacity === 'assessor');
    const assessor: Seat = frozen
      ? { unitId: frozen.unitId, employeeId: frozen.employeeId }
      : { unitId: person.assessorUnitId, employeeId: person.assessorEmployeeId };
    const home: Seat = { unitId: row.homeUnitId, employeeId: null };
    const owner: Seat = { unitId: row.ownerUnitId, employeeId: null };
    const seats = [home, owner, assessor];
    const holders = await this.seats.holders(tx, row.agencyId, moment.timeZone, seats);
    const posts = await this.seats.headTitles(
      tx,
      seats.flatMap((seat) => seat.unitId ?? []),
    );
    const ofSeat = (seat: Seat): PartyFacts => {
      const holder = holders.of(seat);
      const post = seat.employeeId === null ? posts.get(seat.unitId ?? '') : holder.positionName;
      return { employeeId: holder.employeeId, post: post ?? 'Pejabat Penilai Kinerja' };
    };
    const references = await this.letters.references(tx, row.id);
    return {
      moment,
      person,
      squad,
      references,
      parties: ({ capacity, side }) => {
        if (capacity === 'employee')
          return { employeeId: row.employeeId, post: person.positionName };
        if (capacity === 'squad_leader') {
          return {
            employeeId: squad?.leaderEmployeeId ?? null,
            post: `Ketua ${squad?.name ?? 'tim'}`,
          };
        }
        if (capacity === 'assessor') return ofSeat(assessor);
        return ofSeat(side === 'owner' ? owner : home);
      },
    };
  }
}

/** Each letter takes the numbers of its writer's unit organisasi. */
const unitOf = (row: AssignmentRow, signatory: Party): string =>
  signatory.side === 'owner' ? row.ownerUnitId : row.homeUnitId;

function signerOf(facts: EmployeeFacts, post: string, via: string): LetterSigner {
  const acting = via.endsWith(':plt') ? 'Plt.' : via.endsWith(':plh') ? 'Plh.' : null;
  return {
    name: facts.name,
    ...(facts.nip ? { nip: facts.nip } : {}),
    ...(facts.rank ? { rank: rankLabel(facts.kind, facts.rank) } : {}),
    position: acting ? post : facts.positionName,
    ...(acting ? { acting } : {}),
  };
}

function personOf(facts: EmployeeFacts): LetterPerson {
  return {
    name: facts.name,
    ...(facts.nip ? { nip: facts.nip } : {}),
    ...(facts.rank ? { rank: rankLabel(facts.kind, facts.rank) } : {}),
    position: facts.positionName,
    unit: facts.unitName,
  };
}

function taskOf({ moment: { row }, squad, parties }: Context): LetterTask {
  return {
    ...(squad ? { squad: squad.name } : {}),
    role: row.task,
    performanceOwner: parties({ capacity: 'unit_head', side: 'owner' }).post,
    result: row.letterDraft ?? row.task,
    period: { from: row.startsOn, until: row.endsOn },
    sharePercent: Number(row.sharePercent),
  };
}

function compose(
  plan: LetterPlan,
  context: Context,
  signer: LetterSigner,
  frame: LetterFrame,
): LetterContent {
  const { moment, references, parties } = context;
  const { row, note } = moment;
  const common = {
    ...frame,
    origin: row.origin,
    person: personOf(context.person),
    task: taskOf(context),
    signer,
    copies: plan.copies.map((copy) => parties(copy).post),
  };
  const addressee = { position: parties(plan.addressee).post, place: frame.place };
  const request = references.get('request');
  const recommendation = references.get('recommendation');
  const reason = note ?? undefined;
  switch (plan.kind) {
    case 'request':
      return {
        ...common,
        kind: 'request',
        addressee,
        ...(row.origin === 'volunteer' ? { subject: 'Permohonan Penugasan secara Sukarela' } : {}),
        ...(recommendation ? { recommendation } : {}),
        ...(row.note ? { note: row.note } : {}),
      };
    case 'recommendation':
      return {
        ...common,
        kind: 'recommendation',
        addressee,
        recommended: moment.granted,
        ...(request ? { request } : {}),
        ...(reason ? { reason } : {}),
      };
    case 'answer':
      if (!request) throw new Error(`assignment ${row.id} has no request to answer`);
      return {
        ...common,
        kind: 'reply',
        addressee,
        request,
        approved: moment.granted,
        ...(recommendation ? { recommendation } : {}),
        ...(reason ? { reason } : {}),
      };
    case 'assignment':
      return {
        ...common,
        kind: 'assignment',
        subject: `Surat tugas ${context.squad?.name ?? row.task}`,
        basis: [WORK_SYSTEM_REGULATION, ...[...references.values()].map(cite)],
        reporting: `Melapor kepada ketua tim setiap akhir bulan, dan kepada ${parties({ capacity: 'unit_head', side: 'home' }).post} pada akhir penugasan`,
        ...(plan.addressee.capacity === 'unit_head' ? { addressedTo: addressee.position } : {}),
        ...(reason ? { note: reason } : {}),
      };
  }
}

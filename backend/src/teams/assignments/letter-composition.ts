import type { Seat } from '../../kernel/actor.js';
import type {
  LetterContent,
  LetterPerson,
  LetterReference,
  LetterSigner,
  LetterTask,
} from '../../documents/letters/domain/letter-content.js';
import { cite, WORK_SYSTEM_REGULATION } from '../../documents/letters/domain/letter-wording.js';
import type { LetterFrame } from '../../documents/letters/letters.service.js';
import { rankLabel } from '../../organization/people/domain/rank.js';
import type { EmployeeFacts } from '../../organization/people/people.service.js';
import type { SquadFacts } from '../squads/squads.service.js';
import type { AssignmentRow, SentRequest, StepRow } from './assignment.queries.js';
import type { LetterKind } from '../../documents/letters/domain/terms.js';
import type { LetterPlan, Party } from './domain/letters.js';

/** Who signs: the person who just decided, in the capacity of the decision. */
export interface LetterSigning {
  readonly employeeId: string;
  readonly via: string;
  /** The seat that decided, where it is another than the signatory's: one that was passed up. */
  readonly seat?: Seat;
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
  /** A letter that ends the assignment: the last day of work, null for one that had not begun. */
  readonly lastDay?: string | null;
  /** A surat tugas that stands in for one with an error. */
  readonly replaces?: LetterReference;
}

export interface PartyFacts {
  employeeId: string | null;
  post: string;
}

/** What every letter of one moment is written from. */
export interface LetterContext {
  moment: LetterMoment;
  person: EmployeeFacts;
  /** Who decides; null for somebody without a post. */
  decider: EmployeeFacts | null;
  squad: SquadFacts | null;
  parties(party: Party): PartyFacts;
  /** The post that signs. */
  signingPost(plan: LetterPlan): string;
  references: Map<LetterKind, LetterReference>;
}

/** As the letter names who signs it. */
export function signerOf(facts: EmployeeFacts, post: string, via: string): LetterSigner {
  const acting = via.endsWith(':plt') ? 'Plt.' : via.endsWith(':plh') ? 'Plh.' : null;
  return {
    name: facts.name,
    ...(facts.nip ? { nip: facts.nip } : {}),
    ...(facts.rank ? { rank: rankLabel(facts.kind, facts.rank) } : {}),
    position: acting ? post : facts.positionName,
    ...(acting ? { acting } : {}),
  };
}

/** With its unit organisasi, so that two Bidang of one name are told apart. */
const unitOf = ({ unitName, organizationalUnitName }: EmployeeFacts): string =>
  organizationalUnitName && organizationalUnitName !== unitName
    ? `${unitName}, ${organizationalUnitName}`
    : unitName;

function personOf(facts: EmployeeFacts): LetterPerson {
  return {
    name: facts.name,
    ...(facts.nip ? { nip: facts.nip } : {}),
    ...(facts.rank ? { rank: rankLabel(facts.kind, facts.rank) } : {}),
    position: facts.positionName,
    unit: unitOf(facts),
  };
}

function taskOf({ moment: { row }, squad, parties }: LetterContext): LetterTask {
  return {
    ...(squad ? { squad: squad.name } : {}),
    role: row.task,
    performanceOwner: parties({ capacity: 'unit_head', side: 'owner' }).post,
    result: row.letterDraft ?? row.task,
    period: { from: row.startsOn, until: row.endsOn },
    sharePercent: Number(row.sharePercent),
  };
}

export const sentRequestOf = (context: LetterContext): SentRequest => ({
  person: personOf(context.person),
  task: taskOf(context),
  note: context.moment.row.note,
});

/** Tembusan: nobody gets one of what they sign, and nobody gets two. */
function copiesOf(plan: LetterPlan, context: LetterContext): string[] {
  const own = context.signingPost(plan);
  return [...new Set(plan.copies.map((copy) => calledIn(context, copy)))].filter(
    (post) => post !== own,
  );
}

/** Officials are written to by their post, the employee by name. */
const calledIn = ({ person, parties }: LetterContext, party: Party): string =>
  party.capacity === 'employee' ? `Sdr. ${person.name}` : parties(party).post;

/** What a surat tugas rests on; a letter that it stands in for is named apart. */
const BASES: ReadonlySet<LetterKind> = new Set<LetterKind>(['request', 'recommendation', 'answer']);

/** The content of one planned letter. */
export function compose(
  plan: LetterPlan,
  context: LetterContext,
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
    copies: copiesOf(plan, context),
  };
  const addressee = { position: calledIn(context, plan.addressee), place: frame.place };
  const request = references.get('request');
  const recommendation = references.get('recommendation');
  const reason = note ?? undefined;
  switch (plan.kind) {
    case 'request': {
      const sent = (plan.frozen && row.sentRequest) || { ...common, note: row.note };
      return {
        ...common,
        person: sent.person,
        task: sent.task,
        kind: 'request',
        addressee,
        ...(plan.subject ? { subject: plan.subject } : {}),
        ...(recommendation ? { recommendation } : {}),
        ...(sent.note ? { note: sent.note } : {}),
      };
    }
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
        basis: [
          WORK_SYSTEM_REGULATION,
          ...[...references].filter(([kind]) => BASES.has(kind)).map(([, one]) => cite(one)),
        ],
        reporting: `Melapor kepada ketua tim setiap akhir bulan, dan kepada ${parties({ capacity: 'unit_head', side: 'home' }).post} pada akhir penugasan`,
        ...(plan.addressee.capacity === 'unit_head' ? { addressedTo: addressee.position } : {}),
        ...(reason ? { note: reason } : {}),
        ...(moment.replaces ? { replaces: moment.replaces } : {}),
      };
    case 'recall':
    case 'end': {
      const assignment = references.get('assignment');
      if (!assignment) throw new Error(`assignment ${row.id} has no surat tugas to end`);
      return {
        ...common,
        kind: plan.kind,
        addressee,
        assignment,
        lastDay: moment.lastDay ?? null,
        reason: note ?? '',
      };
    }
  }
}

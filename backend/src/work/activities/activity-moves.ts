import { DateTime } from 'luxon';
import { type CapacityRole, fillsSeat, viaText } from '../../kernel/actor.js';
import { sentence } from '../../kernel/sentence.js';
import {
  invalid,
  invalidField,
  refusal,
  type Refusal,
  wrongState,
} from '../../platform/errors/problem.js';
import type { SquadFacts } from '../../teams/squads/squads.service.js';
import type { Case, Opened, VerbTypes } from '../../workflow/verbs/verb.js';
import type { ActivityDto } from './activity.dto.js';
import type { LockedActivity } from './activity.store.js';
import { type ActivityFacts, seatOf } from './activity-view.service.js';
import { type ActivityAction, type ActivityStatus, requirePhoto } from './domain/lifecycle.js';
import type { ActivityActor } from './domain/policy.js';
import { endsAhead, entryFaults } from './domain/rules.js';
import type { ChosenValidator } from './validator.service.js';

/** What the verbs on an activity share. What each of them demands of a row and makes of it stands below; all of it is pure. */
interface ActivityVerb extends VerbTypes {
  readonly row: LockedActivity;
  readonly who: ActivityActor;
  /** Asked only of other people's work: whoever leads its squad reads it, or decides as its leader. */
  readonly around: SquadFacts | null;
}

/** Sending. */
export interface Submission extends ActivityVerb {
  readonly action: 'submit';
  readonly facts: SubmissionFacts;
  readonly input: {
    /** The work ends later than now, and that is meant. */
    readonly endIsMeant: boolean;
  };
  readonly answer: ActivityDto;
}

export interface SubmissionFacts {
  readonly booked: ActivityFacts;
  readonly dueOn: string;
  /** null where there is no photo: then nobody is looked up */
  readonly validator: ChosenValidator | null;
}

export type DecisionAction = Extract<ActivityAction, 'validate' | 'return' | 'reject'>;

/** What a validator decides. */
export interface Decision extends ActivityVerb {
  readonly action: DecisionAction;
  readonly facts: undefined;
  readonly input: undefined;
  readonly answer: ActivityDto;
}

/** Throwing a draft away. */
export interface Removal extends ActivityVerb {
  readonly action: 'delete';
  readonly facts: undefined;
  readonly input: undefined;
  readonly answer: void;
}

/** Clocks of phones are not the server's. */
const CLOCKS_DIFFER_MINUTES = 5;

export const photosOf = ({ evidence }: ActivityFacts): number =>
  evidence.filter(({ kind }) => kind === 'photo').length;

/** @throws 400 `end_ahead` where the work ends later than now and nobody said that this is meant */
export function demandPastEnd({ actor, row, input, now }: Opened<Submission>): void {
  if (input.endIsMeant) return;
  const limit = DateTime.fromJSDate(now)
    .setZone(actor.timeZone)
    .plus({ minutes: CLOCKS_DIFFER_MINUTES });
  if (endsAhead(row, { date: limit.toISODate() ?? '', time: limit.toFormat('HH:mm') }))
    throw invalidField(
      'endsAt',
      'end_ahead',
      'Jam selesai belum tiba. Perbaiki, atau kirim dengan menyatakan bahwa jam itu memang dimaksud.',
    );
}

/** @throws 409 `photo_missing`, 400 a draft of a closed month, 409 `validator_unknown` */
export function submitted(
  { actor, row, facts, now }: Case<Submission>,
  status: ActivityStatus,
): LockedActivity {
  requirePhoto(photosOf(facts.booked));
  if (row.status === 'draft') requireOpenMonth(actor.today, row);
  const seat = facts.validator?.seat;
  if (!seat)
    throw refusal(
      'validator_unknown',
      'Pejabat penilai Anda belum diketahui. Minta admin instansi melengkapinya.',
    );
  return {
    ...row,
    status,
    validatorUnitId: seat.unitId,
    validatorEmployeeId: seat.employeeId,
    validatorBecause: facts.validator.because,
    dueOn: facts.dueOn,
    submittedAt: now,
    decidedAt: null,
    decidedBy: null,
    decidedByName: null,
    decidedVia: null,
    decisionNote: null,
    version: row.version + 1,
  };
}

/** A draft that lay until its month closed is not sent any more. */
function requireOpenMonth(today: string, row: LockedActivity): void {
  const entry = { ...row, output: { quantity: row.outputQuantity, unit: row.outputUnit } };
  const faults = entryFaults(entry, { today, closingDay: row.closingDay });
  if (faults.length > 0) throw invalid(faults);
}

export const decided = (
  { actor, row, around, note, now }: Case<Decision>,
  status: ActivityStatus,
): LockedActivity => ({
  ...row,
  status,
  decidedAt: now,
  decidedBy: actor.employeeId,
  decidedByName: actor.name,
  decidedVia: viaText(capacityOf(actor.employeeId, row, around), fillsSeat(actor, seatOf(row))),
  decisionNote: note,
  version: row.version + 1,
});

const capacityOf = (
  employeeId: string | null,
  row: LockedActivity,
  squad: SquadFacts | null,
): CapacityRole =>
  row.validatorEmployeeId !== null &&
  squad?.leaderValidates === true &&
  squad.leaderEmployeeId === employeeId
    ? 'leader'
    : 'assessor';

const DECIDED: Partial<Record<ActivityStatus, string>> = {
  validated: 'Sudah divalidasi',
  returned: 'Sudah dikembalikan',
  rejected: 'Sudah ditolak',
};

/** Who decided before, for the one who comes too late. */
export function decidedBefore({ row }: Opened<Decision>): Refusal | null {
  const word = DECIDED[row.status];
  if (!word || !row.decidedAt) return null;
  return wrongState(sentence(`${word} oleh ${row.decidedByName ?? 'validator'}`), {
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt.toISOString(),
  });
}

export const sentAlready = (): Refusal =>
  wrongState('Aktivitas yang sudah dikirim tidak dapat diubah.');

/** What was once sent stays, also when it came back. */
export const sentOnce = ({ row }: Opened<Removal>): Refusal =>
  row.status === 'returned'
    ? wrongState('Aktivitas yang pernah dikirim tidak dapat dihapus.')
    : sentAlready();

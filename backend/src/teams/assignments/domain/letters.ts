import type { LetterKind } from '../../../documents/letters/domain/terms.js';
import type { Capacity, Route, Side } from './terms.js';

/** Someone a letter is signed by, addressed to or copied to. */
export interface Party {
  capacity: Capacity | 'squad_leader';
  side: Side;
}

/** Who signs, receives and reads along (tembusan). */
export interface LetterPlan {
  kind: LetterKind;
  signatory: Party;
  addressee: Party;
  copies: readonly Party[];
  /** `Hal`, where it is another than the kind's own. */
  subject?: string;
  /** The text is that of the day on which the request was sent; number and date come with the step. */
  frozen?: true;
}

const EMPLOYEE: Party = { capacity: 'employee', side: 'employee' };
const ASSESSOR: Party = { capacity: 'assessor', side: 'home' };
const HOME_HEAD: Party = { capacity: 'unit_head', side: 'home' };
const OWNER_HEAD: Party = { capacity: 'unit_head', side: 'owner' };
const LEADER: Party = { capacity: 'squad_leader', side: 'owner' };

/** Juknis lintas unit 1: the owner's head asks the home head. */
export const REQUEST_LETTER: LetterPlan = {
  kind: 'request',
  signatory: OWNER_HEAD,
  addressee: HOME_HEAD,
  copies: [],
};

/** Juknis sukarela lintas unit (b)–(c): the request reaches the receiving head, PjPK reads along. */
export const OFFERED_REQUEST_LETTER: LetterPlan = {
  kind: 'request',
  signatory: EMPLOYEE,
  addressee: OWNER_HEAD,
  copies: [ASSESSOR],
  subject: 'Permohonan Penugasan secara Sukarela',
  frozen: true,
};

export const RECOMMENDATION_LETTER: LetterPlan = {
  kind: 'recommendation',
  signatory: ASSESSOR,
  addressee: HOME_HEAD,
  copies: [],
};

export const HOME_ANSWER_LETTER: LetterPlan = {
  kind: 'answer',
  signatory: HOME_HEAD,
  addressee: OWNER_HEAD,
  copies: [ASSESSOR],
};

export const OWNER_ANSWER_LETTER: LetterPlan = {
  kind: 'answer',
  signatory: OWNER_HEAD,
  addressee: HOME_HEAD,
  copies: [ASSESSOR],
};

/** The surat tugas reaches the employee, the owner of the performance and the leader. */
export const ASSIGNMENT_LETTER: LetterPlan = {
  kind: 'assignment',
  signatory: HOME_HEAD,
  addressee: EMPLOYEE,
  copies: [OWNER_HEAD, LEADER],
};

/** Whom the Kepala Unit assigns without having asked: the PjPK reads along. */
export const HEAD_ASSIGNMENT_LETTER: LetterPlan = {
  ...ASSIGNMENT_LETTER,
  copies: [ASSESSOR, OWNER_HEAD, LEADER],
};

/** A volunteer's letter is addressed to the owner (juknis sukarela (d)), PjPK reads along. */
export const VOLUNTEER_ASSIGNMENT_LETTER: LetterPlan = {
  kind: 'assignment',
  signatory: HOME_HEAD,
  addressee: OWNER_HEAD,
  copies: [ASSESSOR, LEADER],
};

/** The home head calls back: to the owner, or within one unit to the employee. */
export const recallLetter = (route: Route): LetterPlan =>
  route === 'within_unit'
    ? { kind: 'recall', signatory: HOME_HEAD, addressee: EMPLOYEE, copies: [ASSESSOR, LEADER] }
    : {
        kind: 'recall',
        signatory: HOME_HEAD,
        addressee: OWNER_HEAD,
        copies: [EMPLOYEE, ASSESSOR, LEADER],
      };

/** The owner's head gives somebody of another unit back before the time is over. */
export const END_LETTER: LetterPlan = {
  kind: 'end',
  signatory: OWNER_HEAD,
  addressee: HOME_HEAD,
  copies: [EMPLOYEE, ASSESSOR, LEADER],
};

/**
 * The letters that a refusal of this step brings: whoever answers in writing also refuses in
 * writing, with the reason (juknis lintas unit 3b, sukarela (c)); the request that is answered goes
 * on file with it.
 */
export function lettersOnRefusal(step: { letters: readonly LetterPlan[] }): readonly LetterPlan[] {
  return step.letters.some((letter) => letter.kind === 'answer') ? step.letters : [];
}

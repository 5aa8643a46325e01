import { refusal } from '../../../kernel/error.js';
import type { IsoDate } from '../../../kernel/date.js';
import {
  addWorkingDays,
  DECISION_DAYS,
  type WorkCalendar,
} from '../../../organization/calendar/domain/calendar.js';
import {
  ASSIGNMENT_LETTER,
  HEAD_ASSIGNMENT_LETTER,
  type LetterPlan,
  lettersOnRefusal,
  OFFERED_REQUEST_LETTER,
  OWNER_ANSWER_LETTER,
  HOME_ANSWER_LETTER,
  RECOMMENDATION_LETTER,
  REQUEST_LETTER,
  VOLUNTEER_ASSIGNMENT_LETTER,
} from './letters.js';
import type { Capacity, Origin, Route, Side, StartedBy, StepAction } from './terms.js';
import type { LetterSignatory } from '../../../kernel/settings.js';

export type { Capacity, Origin, Route, Side, StartedBy, StepAction };

/** One step of a chain. It has exactly one capacity and one call (R407). */
export interface ChainStep {
  order: number;
  action: StepAction;
  capacity: Capacity;
  side: Side;
  /** Letters that come into being when the step is done. */
  letters: readonly LetterPlan[];
  /** Letters that come into being when it is refused. */
  refusalLetters: readonly LetterPlan[];
}

export interface Chain {
  /** Letters that come into being at the start, before any step. */
  startLetters: readonly LetterPlan[];
  steps: readonly ChainStep[];
}

export interface ChainRequest {
  route: Route;
  origin: Origin;
  startedBy: StartedBy;
  /** Agency setting `letterSignatory` (R409): who signs the surat penugasan. */
  letterSignatory?: LetterSignatory;
}

type Row = Omit<ChainStep, 'order' | 'refusalLetters'>;

const ACCEPT: Row = { action: 'accept', capacity: 'employee', side: 'employee', letters: [] };
const ACKNOWLEDGE: Row = { ...ACCEPT, action: 'acknowledge' };
const ASSESSOR_APPROVES: Row = {
  action: 'approve',
  capacity: 'assessor',
  side: 'home',
  letters: [],
};
const HEAD_APPROVES: Row = { action: 'approve', capacity: 'unit_head', side: 'home', letters: [] };
const HEAD_ANSWERS: Row = { ...HEAD_APPROVES, letters: [HOME_ANSWER_LETTER] };
const ISSUE: Row = { ...HEAD_APPROVES, action: 'issue', letters: [ASSIGNMENT_LETTER] };
const HEAD_ISSUES: Row = { ...ISSUE, letters: [HEAD_ASSIGNMENT_LETTER] };
const VOLUNTEER_ISSUE: Row = { ...ISSUE, letters: [VOLUNTEER_ASSIGNMENT_LETTER] };
const RECOMMEND: Row = {
  action: 'endorse',
  capacity: 'assessor',
  side: 'home',
  letters: [RECOMMENDATION_LETTER],
};
const OWNER_REQUESTS: Row = { ...HEAD_APPROVES, side: 'owner', letters: [REQUEST_LETTER] };
const OWNER_TAKES: Row = {
  ...OWNER_REQUESTS,
  letters: [OFFERED_REQUEST_LETTER, OWNER_ANSWER_LETTER],
};
const OWNER_OFFICIAL: Row = {
  action: 'endorse',
  capacity: 'authorised_official',
  side: 'owner',
  letters: [],
};
// The letter of an owner who starts it alone leaves only after their own official's endorsement.
const OWNER_OFFICIAL_SENDS: Row = { ...OWNER_OFFICIAL, letters: [REQUEST_LETTER] };
const HOME_OFFICIAL: Row = { ...OWNER_OFFICIAL, side: 'home' };

interface ChainRow {
  start?: readonly LetterPlan[];
  steps: readonly Row[];
}

/**
 * R408, row by row. A combination that has no row is refused. On every route but the Kepala Unit's own start the
 * person's PjPK decides. A change of this table touches new assignments only: those under way keep what is stored with them.
 */
const CHAINS: Readonly<Record<string, ChainRow>> = {
  'within_unit/appointment/leader': { steps: [ACCEPT, ASSESSOR_APPROVES, ISSUE, ACKNOWLEDGE] },
  'within_unit/appointment/assessor': { steps: [ACCEPT, ISSUE, ACKNOWLEDGE] },
  'within_unit/appointment/unit_head': { steps: [HEAD_ISSUES, ACKNOWLEDGE] },
  'within_unit/volunteer/employee': { steps: [ASSESSOR_APPROVES, VOLUNTEER_ISSUE, ACKNOWLEDGE] },
  'cross_unit/appointment/leader': {
    steps: [ACCEPT, OWNER_REQUESTS, RECOMMEND, HEAD_ANSWERS, ISSUE, ACKNOWLEDGE],
  },
  'cross_unit/appointment/unit_head': {
    start: [REQUEST_LETTER],
    steps: [RECOMMEND, HEAD_ANSWERS, ISSUE, ACKNOWLEDGE],
  },
  'cross_unit/volunteer/employee': {
    steps: [RECOMMEND, OWNER_TAKES, HEAD_APPROVES, VOLUNTEER_ISSUE, ACKNOWLEDGE],
  },
  'inter_agency/appointment/leader': {
    steps: [
      ACCEPT,
      OWNER_OFFICIAL,
      OWNER_REQUESTS,
      RECOMMEND,
      HOME_OFFICIAL,
      HEAD_ANSWERS,
      ISSUE,
      ACKNOWLEDGE,
    ],
  },
  'inter_agency/appointment/unit_head': {
    steps: [OWNER_OFFICIAL_SENDS, RECOMMEND, HOME_OFFICIAL, HEAD_ANSWERS, ISSUE, ACKNOWLEDGE],
  },
};

/**
 * The steps of an assignment, in order from 1, with the letters each brings (R408,
 * juknis). What it returns is frozen when the assignment starts (R407).
 * @throws Refusal `volunteer_inter_agency` (never voluntary across agencies) or
 * `starter_not_allowed` (this capacity cannot start this kind of assignment).
 */
export function chainFor(request: ChainRequest): Chain {
  if (request.origin === 'volunteer' && request.route === 'inter_agency') {
    throw refusal(
      'volunteer_inter_agency',
      'Pengajuan sukarela hanya berlaku di dalam pemerintah daerah yang sama.',
    );
  }
  const row = CHAINS[`${request.route}/${request.origin}/${request.startedBy}`];
  if (!row) {
    throw refusal('starter_not_allowed', 'Penugasan seperti ini tidak dapat dimulai oleh Anda.');
  }
  const signatory = request.letterSignatory ?? 'unit_head';
  return {
    startLetters: row.start ?? [],
    steps: row.steps
      .map((step) => (step.action === 'issue' ? signedBy(step, signatory) : step))
      .map((step, index) => ({
        ...step,
        order: index + 1,
        refusalLetters: lettersOnRefusal(step),
      })),
  };
}

function signedBy(step: Row, capacity: LetterSignatory): Row {
  const party = { capacity, side: 'home' as const };
  return {
    ...step,
    capacity,
    letters: step.letters.map((letter) => ({ ...letter, signatory: party })),
  };
}

export interface RouteFacts {
  /** Nearest *unit organisasi* of the squad's owner. */
  ownerUnitId: string;
  /** Nearest *unit organisasi* of the employee's holding. */
  homeUnitId: string;
  ownerAgencyId: string;
  homeAgencyId: string;
}

/** The route follows from the units organisasi alone (R406). */
export function routeFor(facts: RouteFacts): Route {
  if (facts.ownerAgencyId !== facts.homeAgencyId) return 'inter_agency';
  return facts.ownerUnitId === facts.homeUnitId ? 'within_unit' : 'cross_unit';
}

/** Working days for one step: 3 for the employee, 5 for everyone else (R410). */
export const dueWorkingDays = (capacity: Capacity): number =>
  capacity === 'employee' ? 3 : DECISION_DAYS;

/** The last day for a step whose turn came on `since`. Nothing lapses when it passes. */
export function dueOn(capacity: Capacity, since: IsoDate, calendar: WorkCalendar): IsoDate {
  return addWorkingDays(since, dueWorkingDays(capacity), calendar);
}

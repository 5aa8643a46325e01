import { refusal, type FieldError } from '../../../kernel/error.js';
import type { IsoDate } from '../../../kernel/date.js';
import { lifecycle } from '../../../kernel/lifecycle.js';

export const SQUAD_STATUSES = [
  'draft',
  'recruiting',
  'active',
  'assessing',
  'closed',
  'disbanded',
] as const;
export type SquadStatus = (typeof SQUAD_STATUSES)[number];

/** Verbs that move a squad. */
export type SquadMove = 'open' | 'activate' | 'request-assessment' | 'close' | 'disband';
/** Verbs that leave the state as it is, or whose target depends on the date. */
export type SquadAction = SquadMove | 'edit' | 'appoint-leader' | 'accept' | 'send-back';

/** The life of a squad as data (R401; R701 for the rounds of assessment, whose decisions move the squad by its dates). */
export const SQUAD_LIFECYCLE = lifecycle<SquadStatus, SquadAction>(SQUAD_STATUSES, 'draft', {
  open: { from: ['draft'], to: 'recruiting' },
  activate: { from: ['recruiting'], to: 'active' },
  'request-assessment': { from: ['active'], to: 'assessing' },
  close: { from: ['active'], to: 'closed' },
  disband: { from: ['draft', 'recruiting', 'active'], to: 'disbanded', needsNote: true },
  edit: { from: ['draft', 'recruiting', 'active'] },
  'appoint-leader': { from: ['draft', 'recruiting', 'active'] },
  accept: { from: ['assessing'] },
  'send-back': { from: ['assessing'] },
});

/**
 * True when people may be assigned: the roles are open from recruiting until the squad is assessed
 * or over, so that members can also be replaced in a running squad.
 */
export const isRecruiting = (status: SquadStatus): boolean =>
  status === 'recruiting' || status === 'active';

/**
 * After the Kepala Unit accepts a round the squad works on, or is closed when its time is over
 * (R701). The last day still belongs to the squad.
 */
export const statusAfterAcceptance = (endsOn: IsoDate, today: IsoDate): SquadStatus =>
  today > endsOn ? 'closed' : 'active';

export interface SquadReadiness {
  goalId: string | null;
  roleCount: number;
  leaderEmployeeId: string | null;
}

/** What a squad lacks before it may be opened: a goal and at least one role. */
export function openFaults(squad: SquadReadiness): FieldError[] {
  const faults: FieldError[] = [];
  if (squad.goalId === null) {
    faults.push({ field: 'goalId', code: 'required', message: 'Pilih sasaran yang dilayani.' });
  }
  if (squad.roleCount === 0) {
    faults.push({
      field: 'roles',
      code: 'required',
      message: 'Tambahkan paling sedikit satu peran.',
    });
  }
  return faults;
}

/**
 * A squad works only under a leader.
 * @throws Refusal `leader_missing`
 */
export function requireLeader(squad: Pick<SquadReadiness, 'leaderEmployeeId'>): void {
  if (squad.leaderEmployeeId === null) {
    throw refusal('leader_missing', 'Tunjuk ketua tim lebih dahulu.');
  }
}

/** What decides whether someone may be appointed leader. */
export interface LeaderFacts {
  isAssignable: boolean;
  sameUnitOrganisasi: boolean;
  /** The person's assignment to this squad is issued or active. */
  hasIssuedAssignment: boolean;
}

/**
 * Only JF and pelaksana lead; one from another unit needs an issued assignment first (R113, R403).
 * @throws Refusal `leader_not_assignable` or `leader_needs_assignment`
 */
export function requireFitLeader(facts: LeaderFacts): void {
  if (!facts.isAssignable) {
    throw refusal('leader_not_assignable', 'Ketua tim harus pejabat fungsional atau pelaksana.');
  }
  if (!facts.sameUnitOrganisasi && !facts.hasIssuedAssignment) {
    throw refusal(
      'leader_needs_assignment',
      'Pegawai unit lain perlu surat penugasan yang sudah terbit sebelum memimpin tim.',
    );
  }
}

import { GRANT_ROLES } from './actor.js';
import type { PeriodCycle } from './period.js';

/** Who signs a surat penugasan (R409). */
export const LETTER_SIGNATORIES = ['unit_head', 'assessor'] as const;
export type LetterSignatory = (typeof LETTER_SIGNATORIES)[number];

export const WORKING_WEEKS = [5, 6] as const;
export type WorkingWeek = (typeof WORKING_WEEKS)[number];

/** Whom an agency may ask for a second factor. */
export const SECOND_FACTOR_ROLES = [...GRANT_ROLES, 'unit_head', 'assessor'] as const;
export type SecondFactorRole = (typeof SECOND_FACTOR_ROLES)[number];

/** What each agency settles for itself. */
export interface Settings {
  /** Rencana aksi are reported monthly or quarterly (R312). */
  readonly actionItemPeriod: PeriodCycle;
  readonly letterSignatory: LetterSignatory;
  /** Day of the next month after which a month can no longer be logged (R603). */
  readonly activityClosingDay: number;
  readonly workingDaysPerWeek: WorkingWeek;
  /** Kode klasifikasi in letter numbers; 800 is kepegawaian. */
  readonly letterClassification: string;
  /** Working days of notice before a recall takes effect. */
  readonly recallNoticeDays: number;
  readonly secondFactorFor: readonly SecondFactorRole[];
}

/** The defaults, for settings that an agency has not chosen. */
export const DEFAULT_SETTINGS: Settings = {
  actionItemPeriod: 'quarterly',
  letterSignatory: 'unit_head',
  activityClosingDay: 5,
  workingDaysPerWeek: 5,
  letterClassification: '800',
  recallNoticeDays: 3,
  secondFactorFor: [],
};

import { lifecycle } from '../../../kernel/lifecycle.js';

export const CORRECTION_STATUSES = [
  'waiting',
  'approved',
  'refused',
  'withdrawn',
  'lapsed',
] as const;
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number];

export type CorrectionAction = 'approve' | 'refuse' | 'withdraw' | 'lapse';

/** R117. `lapse` is the system's: who asked no longer serves here, or their record was merged into another. */
export const CORRECTION_LIFECYCLE = lifecycle<CorrectionStatus, CorrectionAction>(
  CORRECTION_STATUSES,
  'waiting',
  {
    approve: { from: ['waiting'], to: 'approved' },
    refuse: { from: ['waiting'], to: 'refused', needsNote: true },
    withdraw: { from: ['waiting'], to: 'withdrawn' },
    lapse: { from: ['waiting'], to: 'lapsed' },
  },
);

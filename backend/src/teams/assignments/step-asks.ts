import type { StepAction } from './domain/terms.js';

/** What a step asks for, as lists name it. */
export const STEP_ASKS: Record<StepAction, string> = {
  accept: 'Kesediaan',
  endorse: 'Rekomendasi',
  approve: 'Persetujuan',
  issue: 'Surat tugas',
  acknowledge: 'Tanda terima',
};

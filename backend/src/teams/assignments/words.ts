import type { StepAction } from './domain/terms.js';

/** A step's name, in lists and on screens alike; `frontend/src/features/teams/words.ts` says the same. */
export const STEP_WORDS: Readonly<Record<StepAction, string>> = {
  accept: 'Kesediaan',
  endorse: 'Rekomendasi',
  approve: 'Persetujuan',
  issue: 'Penerbitan surat tugas',
  acknowledge: 'Tanda terima',
};

/** What is asked of whoever has the turn. */
export const STEP_ASKED: Readonly<Record<StepAction, string>> = {
  accept: 'Kesediaan Anda diminta',
  endorse: 'Rekomendasi Anda diminta',
  approve: 'Persetujuan Anda diminta',
  issue: 'Surat penugasan menunggu diterbitkan',
  acknowledge: 'Surat penugasan Anda terbit: beri tanda terima',
};

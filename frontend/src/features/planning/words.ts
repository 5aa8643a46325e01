import type { components } from '@/lib/api/schema';

type GoalLevel = components['schemas']['GoalNodeDto']['level'];

/** The four levels of a pohon kinerja (PermenPANRB 89/2021), from the top down. */
export const GOAL_LEVEL: Readonly<Record<GoalLevel, string>> = {
  FINAL_OUTCOME: 'Final outcome',
  CSF: 'Faktor kunci (CSF)',
  KONDISI_ANTARA: 'Kondisi antara',
  OPERASIONAL: 'Operasional',
};

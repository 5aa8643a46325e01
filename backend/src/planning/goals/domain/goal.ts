/** The four levels of a pohon kinerja (PermenPANRB 89/2021), from the top down. */
export const GOAL_LEVELS = ['FINAL_OUTCOME', 'CSF', 'KONDISI_ANTARA', 'OPERASIONAL'] as const;
export type GoalLevel = (typeof GOAL_LEVELS)[number];

/** As the pedoman calls them; `frontend/src/features/planning/words.ts` says the same. */
export const GOAL_LEVEL_WORDS: Readonly<Record<GoalLevel, string>> = {
  FINAL_OUTCOME: 'Final outcome',
  CSF: 'Faktor kunci (CSF)',
  KONDISI_ANTARA: 'Kondisi antara',
  OPERASIONAL: 'Operasional',
};

/** Direct = the target is divided or passed down unchanged; otherwise other results lead to it. */
export const CASCADINGS = ['DIRECT', 'NON_DIRECT'] as const;
export type Cascading = (typeof CASCADINGS)[number];

/** Whether a higher or a lower figure is the better one. */
export const DIRECTIONS = ['HIGHER', 'LOWER'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Who carries a goal (pengampu). */
export const CARRIER_KINDS = ['unit', 'squad', 'employee'] as const;
export type CarrierKind = (typeof CARRIER_KINDS)[number];

/** A node as the rules of the tree see it. */
export interface GoalNode {
  id: string;
  parentId: string | null;
  level: GoalLevel;
  pengampuUnitId: string | null;
}

/** The four levels of a pohon kinerja (PermenPANRB 89/2021), from the top down. */
export const GOAL_LEVELS = ['FINAL_OUTCOME', 'CSF', 'KONDISI_ANTARA', 'OPERASIONAL'] as const;
export type GoalLevel = (typeof GOAL_LEVELS)[number];

/** Direct = the target is divided or passed down unchanged; otherwise other results lead to it. */
export const CASCADINGS = ['DIRECT', 'NON_DIRECT'] as const;
export type Cascading = (typeof CASCADINGS)[number];

export const DIRECTIONS = ['HIGHER', 'LOWER'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A node as the rules of the tree see it. */
export interface GoalNode {
  id: string;
  parentId: string | null;
  level: GoalLevel;
  pengampuUnitId: string | null;
}

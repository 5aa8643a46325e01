/** Whom the directory is narrowed to: heads, jabatan fungsional, pelaksana. */
export const POSITION_GROUPS = ['head', 'functional', 'general'] as const;
export type PositionGroup = (typeof POSITION_GROUPS)[number];

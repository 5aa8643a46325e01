export const SEARCH_HIT_KINDS = ['employee', 'squad', 'goal'] as const;
export type SearchHitKind = (typeof SEARCH_HIT_KINDS)[number];

export const GRANT_STATUSES = ['upcoming', 'active', 'ended'] as const;
export type GrantStatus = (typeof GRANT_STATUSES)[number];

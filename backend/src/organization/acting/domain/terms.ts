export const DELEGATION_STATUSES = ['upcoming', 'active', 'ended', 'revoked'] as const;
export type DelegationStatus = (typeof DELEGATION_STATUSES)[number];

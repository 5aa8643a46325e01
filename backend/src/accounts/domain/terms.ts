import { HEAD_SOURCES } from '../../kernel/actor.js';

/** What a code on paper or in a mail lets its holder do. */
export const CODE_PURPOSES = ['first_password', 'reset'] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

export const SECOND_FACTOR_STATUSES = ['on', 'off'] as const;
export type SecondFactorStatus = (typeof SECOND_FACTOR_STATUSES)[number];

/** `read_only` is for those who no longer serve. */
export const ACCESS_KINDS = ['full', 'read_only'] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** By what somebody has a capacity. */
export const CAPACITY_SOURCES = [...HEAD_SOURCES, 'squad', 'grant'] as const;
export type CapacitySource = (typeof CAPACITY_SOURCES)[number];

export const EVIDENCE_KINDS = ['photo', 'file'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What a day of the calendar is for those who log work. */
export const DAY_KINDS = ['workday', 'weekend', 'holiday'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** What the reader has to finish themselves, and why. */
export const TASK_KINDS = ['activity', 'skp', 'letter'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const TASK_REASONS = ['returned', 'draft'] as const;
export type TaskReason = (typeof TASK_REASONS)[number];

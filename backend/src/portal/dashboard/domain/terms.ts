/** What is stuck, for those who look over units. */
export const ATTENTION_KINDS = [
  'skp_missing',
  'assignment_overdue',
  'validation_overdue',
  'overloaded',
] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/**
 * Everything that waits for somebody's decision, one word each. The contract, the inbox and its words derive from this list;
 * what a kind means its feature registers (`TurnRegistry`), which refuses to start while one is missing.
 */
export const TURN_KINDS = [
  'skp',
  'assignment',
  'activity',
  'assessment',
  'second_approval',
  'correction_request',
] as const;
export type TurnKind = (typeof TURN_KINDS)[number];

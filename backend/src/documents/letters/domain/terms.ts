/** Letters that end an assignment before its time: surat penarikan, surat pengakhiran. */
export const ENDING_LETTER_KINDS = ['recall', 'end'] as const;
export type EndingLetterKind = (typeof ENDING_LETTER_KINDS)[number];

/** Surat permohonan melibatkan, rekomendasi, surat jawaban, surat tugas (surat penugasan), and the two above. */
export const LETTER_KINDS = [
  'request',
  'recommendation',
  'answer',
  'assignment',
  ...ENDING_LETTER_KINDS,
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** States in which anyone who holds the letter can verify it. */
export const ISSUED_LETTER_STATUSES = ['issued', 'cancelled', 'replaced'] as const;
export type IssuedLetterStatus = (typeof ISSUED_LETTER_STATUSES)[number];
export const LETTER_STATUSES = ['draft', ...ISSUED_LETTER_STATUSES] as const;
export type LetterStatus = (typeof LETTER_STATUSES)[number];

/** How the work came about: penunjukan or pengajuan sukarela. */
export const ORIGINS = ['appointment', 'volunteer'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What a comparison of an uploaded file with the issued one tells. */
export const COMPARISON_OUTCOMES = ['match', 'changed', 'unknown'] as const;
export type ComparisonOutcome = (typeof COMPARISON_OUTCOMES)[number];

/** Parts of the text between head and signature. */
export const BLOCK_KINDS = [
  'paragraph',
  'facts',
  'heading',
  'list',
  'table',
  'labelledFacts',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** What a person may ask to have corrected: everything that the admin corrects on their record, but the NIP. */
export const CORRECTION_FIELDS = [
  'name',
  'frontTitle',
  'backTitle',
  'birthDate',
  'gender',
  'education',
  'phone',
  'email',
  'civilServiceSince',
] as const;
export type CorrectionField = (typeof CORRECTION_FIELDS)[number];

/** One field as it was when it was asked about, and as it should be; null is empty. */
export interface AskedChange {
  readonly field: CorrectionField;
  readonly from: string | null;
  readonly to: string | null;
}

/** The record as it stands now. */
export type StandingData = Readonly<Record<CorrectionField, string | null>>;

/** Fields that somebody changed since they were asked about. */
export const staleFields = (
  changes: readonly AskedChange[],
  standing: StandingData,
): CorrectionField[] =>
  changes.filter(({ field, from }) => standing[field] !== from).map(({ field }) => field);

/** Codes for forgotten passwords go to this address, so its change asks for the password again (R204). */
export const changesAccess = (changes: readonly AskedChange[]): boolean =>
  changes.some(({ field }) => field === 'email');

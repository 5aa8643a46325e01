import type { LetterHead } from './letter-content.js';

export const LETTERHEAD_FIELDS = [
  'agencyLine',
  'unitLine',
  'address',
  'postalCode',
  'phone',
  'fax',
  'website',
  'email',
  'place',
  'emblem',
] as const;
export type LetterheadField = (typeof LETTERHEAD_FIELDS)[number];
export type Letterhead = Readonly<Record<LetterheadField, string | null>>;

export const EMPTY_LETTERHEAD = Object.fromEntries(
  LETTERHEAD_FIELDS.map((field) => [field, null]),
) as Letterhead;

/**
 * The lines of a unit's kop: its own, else those of the units above it, else the agency's. The unit's name alone
 * is never inherited.
 * @param rows the nearest first, the agency's last
 */
export function inherited(rows: readonly Letterhead[], own: Letterhead | null): Letterhead {
  const found = Object.fromEntries(
    LETTERHEAD_FIELDS.map((field) => [field, rows.find((row) => row[field])?.[field] ?? null]),
  ) as Letterhead;
  return { ...found, unitLine: own?.unitLine ?? null };
}

const NBSP = '\u00a0';

/** A label never ends a line. */
const labelled = (label: string, value: string | null): string | null =>
  value ? `${label}${NBSP}${value}` : null;

/** The lines as they are printed. */
export function headOf(
  letterhead: Letterhead,
  names: { agency: string; unit: string },
): LetterHead {
  const { address, postalCode, phone, fax, website, email, emblem } = letterhead;
  const street = [address, labelled(`Kode${NBSP}Pos`, postalCode)].filter(Boolean).join(', ');
  const contact = [
    labelled('Telepon', phone),
    labelled('Faksimile', fax),
    labelled('Laman', website),
    labelled('pos-el', email),
  ]
    .filter(Boolean)
    .join(', ');
  return {
    agencyName: letterhead.agencyLine ?? names.agency,
    unitName: letterhead.unitLine ?? names.unit,
    ...(street ? { address: street } : {}),
    ...(contact ? { contact } : {}),
    ...(emblem ? { emblem } : {}),
  };
}

import {
  type NipProfile,
  type NipWarning,
  nipWarnings,
  parseNip,
} from '../../people/domain/nip.js';
import { type AsnKind, findRank } from '../../people/domain/rank.js';
import type { ColumnOf } from './columns.js';
import { type RowReader, quoted } from './row.reader.js';

type Column = ColumnOf<'employees'>;

/** The place in the file of a doubtful NIP, and the code under which the import reports it. */
const DOUBTS: Readonly<Record<NipWarning['code'], readonly [Column, string]>> = {
  nip_birth_date_differs: ['TANGGAL_LAHIR', 'nip_birth_mismatch'],
  nip_gender_differs: ['JENIS_KELAMIN', 'nip_gender_mismatch'],
  nip_kind_differs: ['JENIS_ASN', 'nip_kind_mismatch'],
  tmt_too_young: ['TMT_CPNS', 'tmt_too_early'],
};

/** The NIP as 18 digits; null where it is empty or refused. Differences from the row are warned of. */
export function readNipCell(reader: RowReader<Column>, profile: NipProfile): string | null {
  const { text, numeric } = reader.cell('NIP');
  if (text === '') return null;
  const result = parseNip(numeric ? Number(text) : text);
  if (!result.ok)
    return reader.reject('NIP', result.code, `${result.message} Tertulis: ${quoted(text)}.`);
  for (const { code, message } of nipWarnings(result.nip, profile)) {
    const [column, reported] = DOUBTS[code];
    reader.warn(column, reported, message);
  }
  return result.nip.digits;
}

/** The golongan in the spelling of its table; empty stays empty. */
export function readRankCell(reader: RowReader<Column>, kind: AsnKind | null): string | null {
  const { text } = reader.cell('GOLONGAN');
  if (text === '' || kind === null) return null;
  const rank = findRank(kind, spelled(text));
  if (rank) return rank.code;
  return reader.reject(
    'GOLONGAN',
    'golongan_unknown',
    `GOLONGAN ${quoted(text)} tidak ada untuk ${kind}.`,
  );
}

/** `iii/B`, `III.b` and `III b` are written `III/b`. */
function spelled(text: string): string {
  const [, roman = '', letter] = /^([IVX]+)\s*[/.]?\s*([A-E])?$/i.exec(text) ?? [];
  if (roman === '') return text;
  return letter ? `${roman.toUpperCase()}/${letter.toLowerCase()}` : roman.toUpperCase();
}

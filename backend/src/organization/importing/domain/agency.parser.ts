import { DEFAULT_TIME_ZONE, TIME_ZONES, type TimeZone } from '../../../kernel/time-zone.js';
import { AGENCY_KINDS, type AgencyKind } from './codes.js';
import type { ColumnOf } from './columns.js';
import { RowReader, quoted } from './row.reader.js';
import { type Parsed, ProblemLog, type Sheet } from './sheet.js';

export interface AgencyRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly timeZone: TimeZone;
}

const ZONE_NAMES = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;

/** Reads `instansi.csv`. */
export function parseAgency(sheet: Sheet<ColumnOf<'agency'>>): Parsed<AgencyRow> {
  const log = new ProblemLog(sheet);
  const firstRows = new Map<string, number>();
  const rows = sheet.rows.map((source): AgencyRow => {
    const reader = new RowReader(source, log);
    reader.require('KODE');
    reader.require('JENIS');
    reader.require('ZONA_WAKTU');
    const code = reader.code('KODE') ?? '';
    const first = firstRows.get(code);
    if (first !== undefined) {
      reader.reject(
        'KODE',
        'code_duplicate',
        `KODE ${quoted(code)} sudah dipakai di baris ${first}.`,
      );
    } else if (code) firstRows.set(code, source.row);
    return {
      row: source.row,
      code,
      name: reader.requiredLabel('NAMA'),
      kind: reader.oneOf('JENIS', AGENCY_KINDS) ?? 'KABUPATEN',
      timeZone: reader.oneOf('ZONA_WAKTU', TIME_ZONES, ZONE_NAMES) ?? DEFAULT_TIME_ZONE,
    };
  });
  return log.finish(rows);
}

import { STRUCTURE_TEMPLATES } from '../../units/domain/structure-templates.js';
import { UNIT_KINDS, type UnitKind } from '../../units/domain/unit.js';
import type { ColumnOf } from './columns.js';
import { rowsInCycles } from './hierarchy.js';
import { RowReader, quoted } from './row.reader.js';
import { type Parsed, ProblemLog, type Sheet } from './sheet.js';

export interface UnitRow {
  readonly row: number;
  readonly code: string;
  /** null for the root of the agency only */
  readonly parentCode: string | null;
  readonly name: string;
  readonly kind: UnitKind;
  /** name of the juknis template whose PjPK rule holds here and below */
  readonly template: string | null;
}

export interface KnownUnits {
  /** code → code of the parent (null: the root) of every unit that the agency has */
  readonly units: ReadonlyMap<string, string | null>;
}

const TEMPLATES = [...STRUCTURE_TEMPLATES.keys()];

/** Reads `unit.csv`, including what only shows across rows: double codes, parents, rings, one root. */
export function parseUnits(sheet: Sheet<ColumnOf<'units'>>, known: KnownUnits): Parsed<UnitRow> {
  const log = new ProblemLog(sheet);
  const firstRows = new Map<string, number>();
  for (const { row, cells } of sheet.rows) {
    const code = cells.KODE?.text;
    if (code && !firstRows.has(code)) firstRows.set(code, row);
  }
  let root = [...known.units].find(([, parent]) => parent === null)?.[0] ?? null;

  const rows = sheet.rows.map((source): UnitRow => {
    const reader = new RowReader(source, log);
    reader.require('KODE');
    reader.require('JENIS');
    const code = reader.code('KODE') ?? '';
    const first = firstRows.get(code);
    if (first !== undefined && first !== source.row) {
      reader.reject(
        'KODE',
        'code_duplicate',
        `KODE ${quoted(code)} sudah dipakai di baris ${first}.`,
      );
    }
    const parentCode = reader.cell('INDUK').text || null;
    if (parentCode === null) {
      root ??= code;
      if (root !== code) {
        const message = `INDUK wajib diisi: puncak struktur sudah ada, yaitu ${quoted(root)}.`;
        reader.reject('INDUK', 'required', message);
      }
    } else if (!firstRows.has(parentCode) && !known.units.has(parentCode)) {
      reader.reject(
        'INDUK',
        'parent_unknown',
        `INDUK ${quoted(parentCode)} tidak ada di berkas maupun di struktur.`,
      );
    }
    return {
      row: source.row,
      code,
      parentCode,
      name: reader.requiredLabel('NAMA'),
      kind: reader.oneOf('JENIS', UNIT_KINDS) ?? 'BIDANG',
      template: reader.oneOf('TEMPLAT', TEMPLATES),
    };
  });

  for (const { row, code } of rowsInCycles(rows, known.units)) {
    log.reject(
      row,
      'INDUK',
      'cycle',
      `Unit ${quoted(code)} menjadi induk bagi dirinya sendiri melalui rantai INDUK.`,
    );
  }
  return log.finish(rows);
}

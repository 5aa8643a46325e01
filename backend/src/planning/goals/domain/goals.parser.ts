import { readTarget } from './target.js';
import { CASCADINGS, type Cascading, type Direction, GOAL_LEVELS, type GoalLevel } from './goal.js';
import type { ColumnOf } from '../../../organization/importing/domain/columns.js';
import { rowsInCycles } from '../../../organization/importing/domain/hierarchy.js';
import { RowReader, quoted } from '../../../organization/importing/domain/row.reader.js';
import {
  type Parsed,
  ProblemLog,
  type Sheet,
} from '../../../organization/importing/domain/sheet.js';

/** As the import file writes a direction. */
const SHEET_DIRECTIONS = ['MAKIN_TINGGI', 'MAKIN_RENDAH'] as const;

export interface ParsedIndicator {
  readonly row: number;
  readonly code: string;
  readonly text: string;
  /** satuan of the target */
  readonly unit: string;
  /** canonical decimal; null where the target is in words */
  readonly target: string | null;
  readonly targetWords: string | null;
  readonly direction: Direction;
  readonly formula: string | null;
}

/** A node of the pohon kinerja with the indicators of all its rows. */
export interface ParsedGoal {
  readonly row: number;
  readonly code: string;
  readonly parentCode: string | null;
  readonly level: GoalLevel;
  readonly cascading: Cascading | null;
  readonly statement: string;
  readonly pengampuUnitCode: string | null;
  readonly indicators: readonly ParsedIndicator[];
}

export interface KnownGoals {
  /** code → code of the parent of every goal of the year */
  readonly goals: ReadonlyMap<string, string | null>;
  readonly unitCodes: ReadonlySet<string>;
}

type Column = ColumnOf<'goals'>;
const NODE_COLUMNS: readonly Column[] = ['INDUK', 'LEVEL', 'CASCADING', 'SASARAN', 'PENGAMPU_UNIT'];
const INDICATOR_COLUMNS: readonly Column[] = ['INDIKATOR', 'SATUAN', 'TARGET', 'ARAH', 'FORMULA'];

/**
 * Reads `sasaran.csv`: one row per indicator, the columns of the node on its first row only. A later
 * row may repeat them, but not contradict them.
 */
export function parseGoals(sheet: Sheet<Column>, known: KnownGoals): Parsed<ParsedGoal> {
  const log = new ProblemLog(sheet);
  const firstReaders = new Map<string, RowReader<Column>>();
  for (const source of sheet.rows) {
    const code = source.cells.KODE?.text;
    if (code && !firstReaders.has(code)) firstReaders.set(code, new RowReader(source, log));
  }
  const indicatorRows = new Map<string, number>();
  const indicatorsOf = new Map<string, ParsedIndicator[]>();
  const nodes: ParsedGoal[] = [];

  for (const source of sheet.rows) {
    const reader = new RowReader(source, log);
    reader.require('KODE');
    const code = reader.code('KODE') ?? '';
    const first = firstReaders.get(code);
    const indicators = indicatorsOf.get(code) ?? [];
    indicatorsOf.set(code, indicators);
    if (first && first.row !== source.row) refuseContradiction(reader, first);
    else nodes.push({ ...readNode(reader, code, firstReaders, known), indicators });
    const indicator = readIndicator(reader, indicatorRows);
    if (indicator) indicators.push(indicator);
  }

  for (const { row, code } of rowsInCycles(nodes, known.goals)) {
    log.reject(
      row,
      'INDUK',
      'cycle',
      `Sasaran ${quoted(code)} menjadi induk bagi dirinya sendiri melalui rantai INDUK.`,
    );
  }
  return log.finish(nodes);
}

function refuseContradiction(reader: RowReader<Column>, first: RowReader<Column>): void {
  for (const column of NODE_COLUMNS) {
    const { text } = reader.cell(column);
    if (text !== '' && text !== first.cell(column).text) {
      const message = `${column} ${quoted(text)} berbeda dari baris ${first.row} dengan KODE yang sama. Kosongkan atau samakan.`;
      reader.reject(column, 'code_duplicate', message);
    }
  }
}

function readNode(
  reader: RowReader<Column>,
  code: string,
  inFile: ReadonlyMap<string, unknown>,
  known: KnownGoals,
): Omit<ParsedGoal, 'indicators'> {
  reader.require('LEVEL');
  const level = reader.oneOf('LEVEL', GOAL_LEVELS);
  const parentCode = reader.cell('INDUK').text || null;
  if (parentCode === null) {
    if (level && level !== 'FINAL_OUTCOME') reader.require('INDUK', ' kecuali untuk FINAL_OUTCOME');
  } else if (!inFile.has(parentCode) && !known.goals.has(parentCode)) {
    reader.reject(
      'INDUK',
      'parent_unknown',
      `INDUK ${quoted(parentCode)} tidak ada di berkas maupun di pohon kinerja tahun ini.`,
    );
  }
  const pengampuUnitCode = reader.cell('PENGAMPU_UNIT').text || null;
  if (pengampuUnitCode !== null && !known.unitCodes.has(pengampuUnitCode)) {
    reader.reject(
      'PENGAMPU_UNIT',
      'unit_unknown',
      `Unit ${quoted(pengampuUnitCode)} tidak ada di struktur instansi.`,
    );
  }
  return {
    row: reader.row,
    code,
    parentCode,
    level: level ?? 'OPERASIONAL',
    cascading: reader.oneOf('CASCADING', CASCADINGS),
    statement: reader.requiredText('SASARAN', 500),
    pengampuUnitCode,
  };
}

/** A row without any indicator column is a node that has none yet; the gap report names it. */
function readIndicator(
  reader: RowReader<Column>,
  firstRows: Map<string, number>,
): ParsedIndicator | null {
  if (reader.isEmpty('KODE_INDIKATOR') && INDICATOR_COLUMNS.every((name) => reader.isEmpty(name))) {
    return null;
  }
  for (const column of ['KODE_INDIKATOR', 'SATUAN', 'TARGET', 'ARAH'] as const) {
    reader.require(column);
  }
  const code = reader.code('KODE_INDIKATOR') ?? '';
  const first = firstRows.get(code);
  if (first !== undefined) {
    reader.reject(
      'KODE_INDIKATOR',
      'code_duplicate',
      `KODE_INDIKATOR ${quoted(code)} sudah dipakai di baris ${first}.`,
    );
  } else if (code) firstRows.set(code, reader.row);
  return {
    row: reader.row,
    code,
    text: reader.requiredText('INDIKATOR', 500),
    unit: reader.label('SATUAN', 50) ?? '',
    ...readTargetCell(reader),
    direction: reader.oneOf('ARAH', SHEET_DIRECTIONS) === 'MAKIN_RENDAH' ? 'LOWER' : 'HIGHER',
    formula: reader.text('FORMULA', 1000),
  };
}

/** A number, or words where the target is none (WTP, BB, a range); with a word about it, since nothing is counted with those. */
function readTargetCell(
  reader: RowReader<Column>,
): Pick<ParsedIndicator, 'target' | 'targetWords'> {
  const { text, numeric } = reader.cell('TARGET');
  if (text === '' || numeric) return { target: reader.decimal('TARGET'), targetWords: null };
  const read = readTarget(text, reader.cell('SATUAN').text);
  if (read?.kind === 'number') {
    return { target: reader.figure('TARGET', read.number), targetWords: null };
  }
  if (!read) {
    const message = `TARGET ${quoted(text)} bukan angka. Tulis dengan koma desimal, misalnya 75,50; atau dengan kata, misalnya WTP, 82,5 - 85, ≤ 5.`;
    reader.reject('TARGET', 'range', message);
    return { target: null, targetWords: null };
  }
  const message = `TARGET ${quoted(text)} bukan angka dan disimpan sebagai kata; capaiannya dibandingkan oleh orang, tidak dihitung.`;
  reader.warn('TARGET', 'target_words', message);
  return { target: null, targetWords: read.words };
}

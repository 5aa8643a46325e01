import { CsvError, parse } from 'csv-parse/sync';
import { MAX_ROWS, SheetUnreadable, type Table, textCell, tooManyRows } from './table.js';

/** 0x80–0x9F, where Windows-1252 is not Latin-1. Node 20's own decoder treats the two as the same. */
const WINDOWS_1252 = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];
const DELIMITERS = [';', ',', '\t'] as const;

/**
 * Reads CSV as spreadsheets save it: semicolon, comma or tab; UTF-8 with or without BOM, UTF-16 with
 * BOM, or Windows-1252; quoted fields; any line ending.
 * @throws SheetUnreadable for text that no spreadsheet wrote
 */
export function readCsvTable(bytes: Buffer): Table {
  const text = decode(bytes).replace(/^sep=.\r?\n/i, '');
  if (text.includes('\u0000')) {
    throw new SheetUnreadable('file_type', 'Berkas ini bukan CSV atau XLSX.');
  }
  if (text.trim() === '') throw new SheetUnreadable('file_empty', 'Berkas kosong.');
  return records(text)
    .map((fields, index) => ({ row: index + 1, cells: fields.map(textCell) }))
    .filter(({ cells }) => cells.some(Boolean));
}

function records(text: string): string[][] {
  try {
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 100_000,
      // one more than allowed, to see that there are too many; trailing empty lines do not count much
      to: 2 * MAX_ROWS,
    });
    if (rows.filter((fields) => fields.some((field) => field !== '')).length > MAX_ROWS + 1) {
      throw tooManyRows();
    }
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetUnreadable(
      'file_broken',
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'Berkas CSV rusak: ada tanda kutip pembuka tanpa penutup.'
        : 'Berkas CSV rusak dan tidak dapat dibaca.',
    );
  }
}

/** The separator that stands most often in the header, outside quotes. */
function delimiterOf(text: string): string {
  const header = (text.split(/\r\n|\r|\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => header.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    return new TextDecoder('utf-16le').decode(Buffer.from(even).swap16());
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes
      .toString('latin1')
      .replace(
        /[\u0080-\u009f]/g,
        (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? '',
      );
  }
}

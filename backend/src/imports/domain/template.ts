import { COLUMNS } from './columns.js';
import type { ImportKind } from './sheet.js';

export interface ImportTemplate {
  /** file name without extension */
  readonly fileName: string;
  readonly columns: readonly string[];
  /** rows that show the form; the identities in them are invented */
  readonly examples: readonly (readonly string[])[];
  /** columns a spreadsheet has to hold as text, or it turns them into numbers */
  readonly textColumns: readonly string[];
}

const TEMPLATES: Record<ImportKind, Omit<ImportTemplate, 'columns'>> = {
  agency: {
    fileName: 'templat-instansi',
    examples: [['3521', 'Pemerintah Kabupaten Contoh', 'KABUPATEN', 'Asia/Jakarta']],
    textColumns: ['KODE'],
  },
  units: {
    fileName: 'templat-unit',
    examples: [
      ['BUP', '', 'Pemerintah Kabupaten Contoh', 'PEMDA', ''],
      ['SETDA', 'BUP', 'Sekretariat Daerah', 'SEKRETARIAT_DAERAH', 'SETDA_KABKOTA_A'],
    ],
    textColumns: ['KODE', 'INDUK'],
  },
  employees: {
    fileName: 'templat-pegawai',
    examples: [
      [
        '199001012015031001',
        'Nama Contoh',
        '',
        'S.Sos.',
        '01-01-1990',
        'L',
        'PNS',
        'III/b',
        '01-04-2023',
        '01-03-2015',
        'Analis Kebijakan Ahli Pertama',
        'FUNGSIONAL',
        'Ahli Pertama',
        '',
        '8',
        'SETDA',
        'T',
        'S1',
        'analisis kebijakan|presentasi',
        '081200000000',
        'nama.contoh@contoh.example',
      ],
    ],
    textColumns: ['NIP', 'TANGGAL_LAHIR', 'TMT_GOLONGAN', 'TMT_CPNS', 'KODE_UNIT', 'NO_HP'],
  },
  goals: {
    fileName: 'templat-sasaran',
    examples: [
      [
        'T1',
        '',
        'FINAL_OUTCOME',
        '',
        'Meningkatnya mutu pelayanan publik',
        'T1-I1',
        'Indeks Kepuasan Masyarakat',
        'indeks',
        '85,00',
        'MAKIN_TINGGI',
        'Survei kepuasan',
        'BUP',
      ],
      [
        'T1',
        '',
        '',
        '',
        '',
        'T1-I2',
        'Waktu layanan',
        'hari',
        '3',
        'MAKIN_RENDAH',
        'rata-rata',
        '',
      ],
    ],
    textColumns: ['KODE', 'INDUK', 'KODE_INDIKATOR', 'PENGAMPU_UNIT'],
  },
};

/** The blank form of one kind of import: header and example rows. */
export const importTemplate = (kind: ImportKind): ImportTemplate => ({
  ...TEMPLATES[kind],
  columns: COLUMNS[kind],
});

/**
 * A table as an Indonesian spreadsheet opens it: UTF-8 with BOM, semicolons, CRLF. A cell that begins
 * with a formula sign gets an apostrophe in front, so that opening the file never computes anything.
 */
export function printCsv(table: readonly (readonly string[])[]): string {
  const print = (cell: string): string => {
    const safe = /^[=+@\t\r]|^-(?![\d,.]+$)/.test(cell) ? `'${cell}` : cell;
    return /[";\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${table.map((row) => `${row.map(print).join(';')}\r\n`).join('')}`;
}

/** The blank form as CSV text. */
export function templateCsv(kind: ImportKind): string {
  const { columns, examples } = importTemplate(kind);
  return printCsv([columns, ...examples]);
}

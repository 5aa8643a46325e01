import { COLUMNS, OPTIONAL_COLUMNS } from './columns.js';
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

/** Begins the codes of all examples; no code of an agency does. */
const EXAMPLE_CODE = 'CONTOH';
/** Has the form of a NIP and cannot be one. */
const EXAMPLE_NIP = '000000000000000000';

const TEMPLATES: Record<ImportKind, Omit<ImportTemplate, 'columns'>> = {
  agency: {
    fileName: 'templat-instansi',
    examples: [
      [EXAMPLE_CODE, 'CONTOH, hapus baris ini: Pemerintah Kabupaten', 'KABUPATEN', 'Asia/Jakarta'],
    ],
    textColumns: ['KODE'],
  },
  units: {
    fileName: 'templat-unit',
    examples: [
      [EXAMPLE_CODE, '', 'CONTOH, hapus baris ini: Pemerintah Kabupaten', 'PEMDA', ''],
      [
        `${EXAMPLE_CODE}.1`,
        EXAMPLE_CODE,
        'CONTOH, hapus baris ini: Sekretariat Daerah',
        'SEKRETARIAT_DAERAH',
        'SETDA_KABKOTA_A',
      ],
    ],
    textColumns: ['KODE', 'INDUK'],
  },
  employees: {
    fileName: 'templat-pegawai',
    examples: [
      [
        EXAMPLE_NIP,
        'CONTOH, hapus baris ini',
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
        `${EXAMPLE_CODE}.1`,
        'T',
        'S1',
        'analisis kebijakan|presentasi',
        '080000000000',
        'contoh@contoh.example',
        'AKTIF',
        '',
      ],
    ],
    textColumns: [
      'NIP',
      'TANGGAL_LAHIR',
      'TMT_GOLONGAN',
      'TMT_CPNS',
      'KODE_UNIT',
      'NO_HP',
      'TMT_BERHENTI',
    ],
  },
  goals: {
    fileName: 'templat-sasaran',
    examples: [
      [
        `${EXAMPLE_CODE}-T1`,
        '',
        'FINAL_OUTCOME',
        '',
        'CONTOH, hapus baris ini: Meningkatnya mutu pelayanan publik',
        `${EXAMPLE_CODE}-T1-I1`,
        'Indeks Kepuasan Masyarakat',
        'indeks',
        '85,00',
        'MAKIN_TINGGI',
        'Survei kepuasan',
        EXAMPLE_CODE,
      ],
      [
        `${EXAMPLE_CODE}-T1`,
        '',
        '',
        '',
        '',
        `${EXAMPLE_CODE}-T1-I2`,
        'Waktu layanan',
        'hari',
        '3',
        'MAKIN_RENDAH',
        'rata-rata',
        '',
      ],
    ],
    textColumns: ['KODE', 'INDUK', 'KODE_INDIKATOR', 'TARGET', 'PENGAMPU_UNIT'],
  },
};

/** Examples of earlier templates, which still lie on people's disks: what their rows said in the columns that tell them. */
const FORMER_EXAMPLES: Partial<Record<ImportKind, readonly Readonly<Record<string, string>>[]>> = {
  employees: [
    {
      NIP: '199001012015031001',
      NAMA: 'Nama Contoh',
      NO_HP: '081200000000',
      EMAIL: 'nama.contoh@contoh.example',
    },
  ],
  goals: [
    {
      KODE: 'T1',
      SASARAN: 'Meningkatnya mutu pelayanan publik',
      KODE_INDIKATOR: 'T1-I1',
      INDIKATOR: 'Indeks Kepuasan Masyarakat',
      FORMULA: 'Survei kepuasan',
    },
    {
      KODE: 'T1',
      KODE_INDIKATOR: 'T1-I2',
      INDIKATOR: 'Waktu layanan',
      SATUAN: 'hari',
      FORMULA: 'rata-rata',
    },
  ],
};

/** Whether a row is one of the examples, as the template gave it or filled in half. */
export function isExampleRow(
  kind: ImportKind,
  textOf: (column: string) => string | undefined,
): boolean {
  const code = textOf('KODE')?.toUpperCase() ?? '';
  if (/^CONTOH(?![\p{L}\p{N}])/u.test(code)) return true;
  if (kind === 'employees') {
    const nip = textOf('NIP')?.replaceAll(' ', '');
    if (nip !== undefined && /^0{18}$/.test(nip)) return true;
    if (textOf('NAMA')?.startsWith('CONTOH, hapus baris ini')) return true;
  }
  return (FORMER_EXAMPLES[kind] ?? []).some((example) =>
    Object.entries(example).every(([column, text]) => textOf(column) === text),
  );
}

/** The blank form of one kind of import: header and example rows. */
export const importTemplate = (kind: ImportKind): ImportTemplate => ({
  ...TEMPLATES[kind],
  columns: [...COLUMNS[kind], ...OPTIONAL_COLUMNS[kind]],
});

/**
 * A table as an Indonesian spreadsheet opens it: UTF-8 with BOM, semicolons, CRLF. A cell that begins
 * with a formula sign (or an apostrophe, which would be taken for this one) gets an apostrophe in front, so that opening the file never computes anything.
 */
export function printCsv(table: readonly (readonly string[])[]): string {
  const print = (cell: string): string => {
    const safe = /^[=+@'\t\r]|^-(?![\d,.]+$)/.test(cell) ? `'${cell}` : cell;
    return /[";\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${table.map((row) => `${row.map(print).join(';')}\r\n`).join('')}`;
}

/** The blank form as CSV text. */
export function templateCsv(kind: ImportKind): string {
  const { columns, examples } = importTemplate(kind);
  return printCsv([columns, ...examples]);
}

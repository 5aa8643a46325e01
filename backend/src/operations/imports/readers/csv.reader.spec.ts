import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { typedLine } from '../../../kernel/text.js';
import { meansNothing, tellsError } from '../../../kernel/label.js';
import { COLUMNS } from '../../../organization/importing/domain/columns.js';
import {
  importTemplate,
  printCsv,
  templateCsv,
} from '../../../organization/importing/domain/template.js';
import { IMPORT_KINDS } from '../../../organization/importing/domain/sheet.js';
import { readSheet } from './sheet.reader.js';

const read = (text: string | Buffer) =>
  readSheet('units', {
    name: 'unit.csv',
    bytes: Buffer.isBuffer(text) ? text : Buffer.from(text, 'utf8'),
  });
const HEADER = 'KODE;INDUK;NAMA;JENIS;TEMPLAT';
const names = async (text: string | Buffer) =>
  (await read(text)).rows.map(({ cells }) => cells.NAMA?.text);

describe('CSV', () => {
  it.each([
    ['semicolons and CRLF', `${HEADER}\r\nA;;Bagian;DINAS;\r\n`],
    ['commas', 'KODE,INDUK,NAMA,JENIS,TEMPLAT\nA,,Bagian,DINAS,\n'],
    ['tabs', 'KODE\tINDUK\tNAMA\tJENIS\tTEMPLAT\nA\t\tBagian\tDINAS\t\n'],
    ['a BOM', `\uFEFF${HEADER}\nA;;Bagian;DINAS;\n`],
    ['a separator line', `sep=;\r\n${HEADER}\r\nA;;Bagian;DINAS;\r\n`],
    ['old Mac line ends', `${HEADER}\rA;;Bagian;DINAS;\r`],
    ['short rows', `${HEADER}\nA;;Bagian;DINAS\n`],
    ['header in any case, spaced', ' kode ; Induk;nama;Jenis ;templat\nA;;Bagian;DINAS;\n'],
    ['columns in another order', 'NAMA;KODE;TEMPLAT;JENIS;INDUK\nBagian;A;;DINAS;\n'],
    ['white space', `${HEADER}\n A ;; Bagian\u00a0 ;DINAS;\n`],
  ])('is read with %s', async (_, text) => {
    const sheet = await read(text);
    expect(sheet.rejected).toEqual([]);
    expect(sheet.rows).toEqual([
      {
        row: 2,
        cells: { KODE: { text: 'A' }, NAMA: { text: 'Bagian' }, JENIS: { text: 'DINAS' } },
      },
    ]);
  });

  it('reads UTF-8, Windows-1252 and UTF-16', async () => {
    const text = `${HEADER}\nA;;Café – Désa;DINAS;\n`;
    expect(await names(text)).toEqual(['Café – Désa']);
    const western = Buffer.from(text.replace('–', '\u0096'), 'latin1');
    expect(await names(western)).toEqual(['Café – Désa']);
    expect(await names(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(['Café – Désa']);
    const bigEndian = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    expect(await names(bigEndian)).toEqual(['Café – Désa']);
  });

  it('keeps separators and quotes inside quoted fields', async () => {
    const text = `${HEADER}\nA;;"Umum; ""Tata Usaha""\nLantai 2";DINAS;\nB;A;Seksi "X";SEKSI;\n`;
    expect(await names(text)).toEqual(['Umum; "Tata Usaha" Lantai 2', 'Seksi "X"']);
  });

  it('numbers rows as the spreadsheet does and drops empty ones', async () => {
    const sheet = await read(`${HEADER}\nA;;X;DINAS;\n\n;;;;\nB;A;Y;BIDANG;\n;;;;\n\n`);
    expect(sheet.rows.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('drops control characters, which a database would refuse', async () => {
    expect(await names(`${HEADER}\nA;;Ba\u0007gian;DINAS;\n`)).toEqual(['Bagian']);
  });

  it('names missing, double and unknown columns', async () => {
    const sheet = await read('KODE;NAMA;NAMA;WARNA\nA;B;C;merah\n');
    expect(sheet.rows).toEqual([]);
    expect(sheet.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'NAMA', 'column_duplicate'],
      [1, 'INDUK, JENIS, TEMPLAT', 'required'],
    ]);
    expect(sheet.warnings).toMatchObject([{ row: 1, column: 'WARNA', code: 'column_unknown' }]);
  });

  it('names a row with more cells than the header', async () => {
    const sheet = await read(`${HEADER}\nA;;Umum; Tata Usaha;DINAS;X\n`);
    expect(sheet.rejected).toMatchObject([{ row: 2, column: '#6', code: 'column_count' }]);
  });

  it.each([
    ['nothing', '', 'file_empty'],
    ['white space', ' \r\n ', 'file_empty'],
    ['an open quote', `${HEADER}\nA;;"Umum;DINAS;\n`, 'file_broken'],
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'file_type'],
    ['a PDF', Buffer.from('%PDF-1.7\nKODE;INDUK\n'), 'file_type'],
    ['no known column', 'Nomor;Uraian\n1;Rapat\n', 'header_unknown'],
    ['the columns of another kind', `${COLUMNS.goals.join(';')}\n`, 'header_unknown'],
    ['old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'file_type'],
    ['more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'file_too_large'],
    ['too many rows', `${HEADER}\n${'A;;B;DINAS;\n'.repeat(200_001)}`, 'file_too_large'],
  ])('refuses %s', async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ name: 'SheetUnreadable', code });
  });

  it('reads back what it prints', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => typedLine(text.replaceAll('"', '')))
      .filter((text) => !meansNothing(text) && !tellsError(text));
    const rows = fc.array(fc.tuple(cell, cell, cell, cell, cell), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const sheet = await read(printCsv([COLUMNS.units, ...table]));
        const back = sheet.rows.map(({ cells }) =>
          COLUMNS.units.map((column) => cells[column]?.text ?? ''),
        );
        expect(back).toEqual(table.filter((row) => row.some((text) => text !== '')));
      }),
    );
  });
});

describe('the blank forms', () => {
  it.each(IMPORT_KINDS)(
    'of %s say what their examples are, and are refused row by row',
    async (kind) => {
      const { columns, examples } = importTemplate(kind);
      const bytes = Buffer.from(templateCsv(kind), 'utf8');
      const sheet = await readSheet(kind, { name: 'templat.csv', bytes });
      expect(sheet.rows).toEqual([]);
      expect(sheet.warnings).toEqual([]);
      expect(sheet.rejected).toEqual(
        examples.map((_, at) => ({
          file: 'templat.csv',
          row: at + 2,
          column: columns[0],
          code: 'template_example',
          message: 'Baris ini contoh dari templat, bukan data. Hapus baris ini.',
        })),
      );
      expect(JSON.stringify(examples[0])).toContain('CONTOH, hapus baris ini');
    },
  );

  it('of earlier versions are known by their examples too', async () => {
    const former = {
      employees: [
        '199001012015031001',
        'Nama Contoh',
        '081200000000',
        'nama.contoh@contoh.example',
      ],
      goals: ['T1', 'T1-I2', 'Waktu layanan', 'hari', 'rata-rata'],
    };
    for (const kind of ['employees', 'goals'] as const) {
      const columns = COLUMNS[kind].map((column) => column);
      const at = {
        employees: ['NIP', 'NAMA', 'NO_HP', 'EMAIL'],
        goals: ['KODE', 'KODE_INDIKATOR', 'INDIKATOR', 'SATUAN', 'FORMULA'],
      }[kind];
      const row = columns.map((column) => former[kind][at.indexOf(column)] ?? '');
      const bytes = Buffer.from(printCsv([columns, row]), 'utf8');
      const { rejected } = await readSheet(kind, { name: 'x.csv', bytes });
      expect(rejected).toMatchObject([{ row: 2, code: 'template_example' }]);
    }
  });

  it('never hand a formula to the spreadsheet', () => {
    expect(printCsv([['=1+1', '@x', '+62', '-2,5', '-x', "'a"]])).toBe(
      "\uFEFF'=1+1;'@x;'+62;-2,5;'-x;''a\r\n",
    );
  });
});

describe('the demo pack', () => {
  it.each([
    ['agency', 'instansi.csv', 1],
    ['units', 'unit.csv', 97],
    ['employees', 'pegawai.csv', 900],
    ['goals', 'sasaran.csv', 320],
  ] as const)('%s is read whole', async (kind, name, count) => {
    const bytes = await readFile(`demo/kabupaten/${name}`);
    const sheet = await readSheet(kind, { name, bytes });
    expect(sheet).toMatchObject({ rejected: [], warnings: [] });
    expect(sheet.rows).toHaveLength(count);
  });
});

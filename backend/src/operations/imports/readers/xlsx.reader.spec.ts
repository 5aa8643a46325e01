import {
  columnLetters,
  type TestCell,
  workbook,
  workbookOf,
} from '../../../../test/factories/workbook.js';
import { zip } from '../../../../test/factories/zip.js';
import { COLUMNS } from '../../../organization/importing/domain/columns.js';
import { readSheet } from './sheet.reader.js';

type Column = (typeof COLUMNS.employees)[number];

const read = (bytes: Buffer) => readSheet('employees', { name: 'pegawai.xlsx', bytes });
const row = (cells: Partial<Record<Column, TestCell>>): TestCell[] =>
  COLUMNS.employees.map((column) => cells[column] ?? null);
const HEADER = [...COLUMNS.employees];
const WORKSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const textRow = (number: number, texts: readonly string[]): string =>
  `<row r="${number}">${texts.map((text, at) => `<c r="${columnLetters(at)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
const sheetOf = (rows: string): string =>
  `<worksheet xmlns="${WORKSHEET}"><sheetData>${rows}</sheetData></worksheet>`;

describe('XLSX', () => {
  it('keeps what a cell is: number, date, error; reads rich text and stored results of formulas', async () => {
    const sheet = await read(
      workbook([
        {
          name: 'Pegawai',
          rows: [
            HEADER,
            row({
              NIP: 197309222001051000,
              NAMA: { rich: [' Eko ', 'Kurniawan & <b>'] },
              TANGGAL_LAHIR: { date: '1973-09-22' },
              TMT_CPNS: '01-05-2001',
              KELAS_JABATAN: 15,
              KEPALA_UNIT: true,
              JABATAN: { formula: 'A1', result: 'Sekretaris Daerah' },
            }),
          ],
        },
      ]),
    );
    expect(sheet.rejected).toEqual([]);
    expect(sheet.rows).toEqual([
      {
        row: 2,
        cells: {
          NIP: { text: '197309222001051000', numeric: true },
          NAMA: { text: 'Eko Kurniawan & <b>' },
          TANGGAL_LAHIR: { text: '1973-09-22', date: true },
          TMT_CPNS: { text: '01-05-2001' },
          KELAS_JABATAN: { text: '15', numeric: true },
          KEPALA_UNIT: { text: 'Y' },
          JABATAN: { text: 'Sekretaris Daerah' },
        },
      },
    ]);
  });

  it('reads a percentage as it is shown and drops binary dust', async () => {
    const at = COLUMNS.goals.indexOf('TARGET');
    const target = (cell: TestCell): TestCell[] =>
      COLUMNS.goals.map((_, i) => (i === at ? cell : null));
    const bytes = workbook([
      {
        name: 'Sasaran',
        rows: [[...COLUMNS.goals], target({ percent: 0.955 }), target(0.1 + 0.2)],
      },
    ]);
    const goals = await readSheet('goals', { name: 'sasaran.xlsx', bytes });
    expect(goals.rows.map(({ cells }) => cells.TARGET)).toEqual([
      { text: '95.5', numeric: true },
      { text: '0.3', numeric: true },
    ]);
  });

  it.each([
    ['dd/mm/yyyy', '2026-02-05'],
    ['[$-421]dd mmmm yyyy;@', '2026-02-05'],
    ['[h]:mm', '2026-02-05'],
    ['General', '46058'],
    ['#,##0.00', '46058'],
    ['"Rp" #,##0;[Red]"hari" 0', '46058'],
    ['0 "dokumen"', '46058'],
    ['0.00E+00', '46058'],
    ['0\\d', '46058'],
  ])('tells a date by its format: %s', async (format, text) => {
    const rows = `${textRow(1, HEADER)}<row r="2"><c r="E2" s="0"><v>46058</v></c></row>`;
    const sheet = await read(
      workbookOf([{ name: 'A', xml: sheetOf(rows) }], {
        'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${format.replaceAll('"', '&quot;')}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>`,
      }),
    );
    expect(sheet.rows[0]?.cells.TANGGAL_LAHIR?.text).toBe(text);
  });

  it('reads shared text, escapes, prefixes of other programs and cells without an address', async () => {
    const shared = HEADER.map((name) => `<x:si><x:t>${name}</x:t></x:si>`).join('');
    const header = HEADER.map((_, at) => `<x:c t="s"><x:v>${at}</x:v></x:c>`).join('');
    const name = HEADER.length;
    const sheet = await read(
      workbookOf(
        [
          {
            name: 'A',
            xml: `<x:worksheet xmlns:x="${WORKSHEET}"><x:sheetData><x:row>${header}</x:row><x:row><x:c/><x:c t="s"><x:v>${name}</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
          },
        ],
        {
          'xl/sharedStrings.xml': `<x:sst xmlns:x="${WORKSHEET}">${shared}<x:si><x:r><x:t>Sri_x000A_</x:t></x:r><x:rPh><x:t>スリ</x:t></x:rPh><x:r><x:t>O&apos;Neil &#128578;</x:t></x:r></x:si></x:sst>`,
        },
      ),
    );
    expect(sheet.rows).toEqual([{ row: 2, cells: { NAMA: { text: "Sri O'Neil 🙂" } } }]);
  });

  it('counts days from 1904 where the workbook does, and knows the day that 1900 never had', async () => {
    const rows = `${textRow(1, HEADER)}<row r="2"><c r="E2" s="1"><v>0</v></c></row><row r="3"><c r="E3" s="1"><v>1</v></c></row>`;
    const own = `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>`;
    const dates = async (parts = {}) =>
      (await read(workbookOf([{ name: 'A', xml: sheetOf(rows) }], parts))).rows.map(
        ({ cells }) => cells.TANGGAL_LAHIR?.text,
      );
    expect(await dates({ 'xl/workbook.xml': own })).toEqual(['1904-01-01', '1904-01-02']);
    expect(await dates()).toEqual(['1899-12-31', '1900-01-01']);
  });

  describe('finds the sheet that holds the columns', () => {
    const DATA = { name: 'Data', rows: [HEADER, row({ NAMA: 'Siti' })] };
    const GUIDE = { name: 'Petunjuk', rows: [['Petunjuk pengisian'], ['Isi lembar Data']] };
    const names = async (...sheets: Parameters<typeof workbook>[0]) =>
      (await read(workbook(sheets))).rows.map(({ cells }) => cells.NAMA?.text);

    it('behind a guide, an empty sheet, a hidden one, and beside an empty form', async () => {
      expect(await names(GUIDE, DATA)).toEqual(['Siti']);
      expect(await names({ name: 'x', rows: [] }, DATA)).toEqual(['Siti']);
      expect(await names({ name: 'Kosong', rows: [HEADER] }, DATA)).toEqual(['Siti']);
      for (const state of ['hidden', 'veryHidden'] as const) {
        const other = { name: 'ref', state, rows: [HEADER, row({ NAMA: 'Tersembunyi' })] };
        expect(await names(other, DATA)).toEqual(['Siti']);
      }
      expect(
        await names(
          {
            name: 'ref',
            rows: [
              ['KODE', 'NAMA'],
              ['A', 'B'],
            ],
          },
          DATA,
        ),
      ).toEqual(['Siti']);
    });

    it('or names the sheets', async () => {
      const hidden = { ...DATA, state: 'hidden' as const };
      await expect(names(GUIDE, hidden)).rejects.toMatchObject({
        code: 'header_unknown',
        message: expect.stringMatching(/“Petunjuk”.*tersembunyi tidak dibaca: “Data”/),
      });
      await expect(names(hidden)).rejects.toMatchObject({ code: 'file_empty' });
      await expect(names(DATA, { ...DATA, name: 'Data lama' })).rejects.toMatchObject({
        message: expect.stringContaining('“Data”, “Data lama”'),
      });
      await expect(names({ name: 'Unit', rows: [[...COLUMNS.units]] })).rejects.toMatchObject({
        message: expect.stringContaining('kolom untuk Unit'),
      });
    });

    it('and names columns that are missing in the sheet that comes nearest', async () => {
      const sheet = await read(workbook([GUIDE, { name: 'A', rows: [HEADER.slice(1)] }]));
      expect(sheet.rejected).toMatchObject([{ column: 'NIP', code: 'required' }]);
    });
  });

  it('does not walk millions of cells for a validation or a merge of whole columns', async () => {
    const rows = [COLUMNS.employees, ['', 'Siti']].map((texts, at) => textRow(at + 1, texts));
    const started = Date.now();
    const sheet = await read(
      workbookOf([
        {
          name: 'A',
          xml: `<worksheet><cols><col min="1" max="16384" style="1"/></cols><sheetData>${rows.join('')}</sheetData>
        <mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>
        <dataValidations count="1"><dataValidation type="list" sqref="A2:XFD1048576"><formula1>"L,P"</formula1></dataValidation></dataValidations></worksheet>`,
        },
      ]),
    );
    expect(sheet.rows).toEqual([{ row: 2, cells: { NAMA: { text: 'Siti' } } }]);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('expands nothing that a document declares, and reads nothing from outside', async () => {
    const laughs = '<!DOCTYPE l [<!ENTITY a "haha"><!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const rows = textRow(1, HEADER) + textRow(2, ['', 'a&a;b&x;c']);
    const sheet = await read(workbookOf([{ name: 'A', xml: laughs + sheetOf(rows) }]));
    expect(sheet.rows[0]?.cells.NAMA?.text).toBe('a&a;b&x;c');
  });

  it('refuses what is broken or no workbook', async () => {
    const good = workbook([{ name: 'A', rows: [HEADER, row({ NAMA: 'x' })] }]);
    const refusal = { name: 'SheetUnreadable', code: 'file_broken' };
    await expect(read(good.subarray(0, good.length - 40))).rejects.toMatchObject(refusal);
    await expect(read(Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject(refusal);
    await expect(read(zip([{ name: 'a.txt', content: Buffer.from('x') }]))).rejects.toMatchObject(
      refusal,
    );
    for (const xml of [
      '<worksheet><sheetData><row r="1"><c',
      '<worksheet><sheetData></row>',
      'x',
    ]) {
      await expect(read(workbookOf([{ name: 'A', xml }]))).rejects.toMatchObject(refusal);
    }
    const far = sheetOf('<row r="99999999999"><c r="A1"><v>1</v></c></row>');
    await expect(read(workbookOf([{ name: 'A', xml: far }]))).rejects.toMatchObject(refusal);
  });

  it('refuses a bomb before it is unpacked, also one that lies about its size', async () => {
    const bomb = workbookOf([{ name: 'A', xml: ' '.repeat(125 * 1024 * 1024) }]);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(read(bomb)).rejects.toMatchObject({ code: 'file_too_large' });
    const liar = zip([
      { name: 'xl/workbook.xml', content: Buffer.alloc(125 * 1024 * 1024, ' '), claimedSize: 100 },
    ]);
    await expect(read(liar)).rejects.toMatchObject({ code: 'file_too_large' });
  });

  it('refuses too many rows and cells', async () => {
    const many = [
      '<row r="1"><c r="A1"/></row>'.repeat(400_001),
      `<row r="1">${'<c r="A1"/>'.repeat(4_500_001)}</row>`,
    ];
    for (const rows of many) {
      const bytes = workbookOf([{ name: 'A', xml: sheetOf(rows) }]);
      await expect(read(bytes)).rejects.toMatchObject({ code: 'file_too_large' });
    }
  });

  it('reads 50,000 employees in a few seconds', async () => {
    const rows = Array.from({ length: 50_000 }, () =>
      row({ NAMA: 'Siti', KODE_UNIT: 'DINKES', NIP: '1' }),
    );
    const bytes = workbook([{ name: 'A', rows: [HEADER, ...rows] }]);
    const started = Date.now();
    expect((await read(bytes)).rows).toHaveLength(50_000);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

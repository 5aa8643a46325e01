import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { COLUMNS } from '../domain/columns.js';
import { readSheet } from './sheet.reader.js';

async function workbook(
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Pegawai');
  sheet.addRow([...COLUMNS.employees]);
  fill(sheet, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const read = (bytes: Buffer) => readSheet('employees', { name: 'pegawai.xlsx', bytes });

/** A zip whose directory claims what it likes about the sizes. */
function zipOf(entries: Readonly<Record<string, string | Buffer>>, claimedSize = 100): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(8, 4);
    if (bytes.length < 1_000_000) header.writeUInt32LE(crc32(bytes), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(Math.min(bytes.length, claimedSize), 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), header, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), header, rest, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as other programs write it: text in the cells, no styles. */
const bareWorkbook = (sheetXml: string): Buffer =>
  zipOf(
    {
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${sheetXml}</worksheet>`,
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    Number.MAX_SAFE_INTEGER,
  );

const textRow = (row: number, texts: readonly string[]): string =>
  `<row r="${row}">${texts.map((text, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;

describe('XLSX', () => {
  it('keeps numbers marked, turns dates into ISO dates and reads rich text, links and formulas', async () => {
    const bytes = await workbook((sheet) => {
      const row = sheet.getRow(2);
      const set = (column: (typeof COLUMNS.employees)[number], value: ExcelJS.CellValue) => {
        row.getCell(COLUMNS.employees.indexOf(column) + 1).value = value;
      };
      set('NIP', 197309222001051000);
      set('NAMA', { richText: [{ text: ' Eko ' }, { text: 'Kurniawan' }] });
      set('TANGGAL_LAHIR', new Date(Date.UTC(1973, 8, 22)));
      set('TMT_CPNS', '01-05-2001');
      set('KELAS_JABATAN', 15);
      set('JABATAN', { formula: 'A1', result: 'Sekretaris Daerah' });
      set('EMAIL', { text: 'eko@contoh.example', hyperlink: 'mailto:eko@contoh.example' });
      row.getCell(COLUMNS.employees.indexOf('TANGGAL_LAHIR') + 1).numFmt = 'dd-mm-yyyy';
    });
    const sheet = await read(bytes);
    expect(sheet.rejected).toEqual([]);
    expect(sheet.rows).toEqual([
      {
        row: 2,
        cells: {
          NIP: { text: '197309222001051000', numeric: true },
          NAMA: { text: 'Eko Kurniawan' },
          TANGGAL_LAHIR: { text: '1973-09-22' },
          TMT_CPNS: { text: '01-05-2001' },
          KELAS_JABATAN: { text: '15', numeric: true },
          JABATAN: { text: 'Sekretaris Daerah' },
          EMAIL: { text: 'eko@contoh.example' },
        },
      },
    ]);
  });

  it('reads a percentage as it is shown and drops binary dust', async () => {
    const columns = COLUMNS.goals;
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Sasaran');
    sheet.addRow([...columns]);
    const target = columns.indexOf('TARGET') + 1;
    sheet.getRow(2).getCell(target).value = 0.955;
    sheet.getRow(2).getCell(target).numFmt = '0.0%';
    sheet.getRow(3).getCell(target).value = 0.1 + 0.2;
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    const goals = await readSheet('goals', { name: 'sasaran.xlsx', bytes });
    expect(goals.rows.map(({ cells }) => cells.TARGET)).toEqual([
      { text: '95.5', numeric: true },
      { text: '0.3', numeric: true },
    ]);
  });

  it('reads the first sheet only and ignores formatted empty rows', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.getRow(3).getCell(2).value = 'Siti';
      sheet.getRow(5000).getCell(2).fill = { type: 'pattern', pattern: 'solid' };
      book.addWorksheet('Lain').addRow(['x']);
    });
    expect((await read(bytes)).rows).toEqual([{ row: 3, cells: { NAMA: { text: 'Siti' } } }]);
  });

  it('does not walk millions of cells for a validation or a merge of whole columns', async () => {
    const rows = [COLUMNS.employees, ['', 'Siti']].map((texts, index) => textRow(index + 1, texts));
    const started = Date.now();
    const sheet = await read(
      bareWorkbook(`<sheetData>${rows.join('')}</sheetData>
        <mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>
        <dataValidations count="1"><dataValidation type="list" sqref="A2:XFD1048576"><formula1>"L,P"</formula1></dataValidation></dataValidations>`),
    );
    expect(sheet.rows).toEqual([{ row: 2, cells: { NAMA: { text: 'Siti' } } }]);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('refuses what is broken or no workbook', async () => {
    const good = await workbook(() => undefined);
    const refusal = { name: 'SheetUnreadable', code: 'file_broken' };
    await expect(read(good.subarray(0, good.length - 40))).rejects.toMatchObject(refusal);
    await expect(read(Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject(refusal);
    await expect(read(zipOf({ 'a.txt': 'x' }))).rejects.toMatchObject({
      name: 'SheetUnreadable',
    });
  });

  it('refuses a bomb before unpacking it, also one that lies about its size', async () => {
    const bomb = zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(125 * 1024 * 1024, ' ') });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(read(bomb)).rejects.toMatchObject({ code: 'file_too_large' });
  });

  it('refuses too many rows', async () => {
    const rows = '<row r="1"><c r="A1"/></row>'.repeat(400_001);
    await expect(read(zipOf({ 'xl/worksheets/sheet1.xml': rows }))).rejects.toMatchObject({
      code: 'file_too_large',
    });
  });
});

import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { TEST_PDF } from '../factories/activities.js';
import { docx, zip } from '../factories/zip.js';

/** A file that somebody might send to break something. */
export interface HostileFile {
  name: string;
  content: Buffer;
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const PNG_MARK = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A PNG of this size, all black; of `rows` rows the pixels are really there. */
function png(width: number, height: number, rows: number, depth = 1, colour = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, 0], 8);
  const channels = colour === 6 ? 4 : 1;
  const line = Math.ceil((width * depth * channels) / 8) + 1;
  return Buffer.concat([
    PNG_MARK,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(line * rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const XLSX_MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** A workbook with this text as its only sheet, and these shared strings. */
function xlsx(sheet: Buffer, shared = '<sst/>', more: Parameters<typeof zip>[0] = []): Buffer {
  const text = (content: string): Buffer => Buffer.from(content);
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const relations = (content: string): Buffer =>
    text(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`,
    );
  return zip([
    {
      name: '[Content_Types].xml',
      content: text(
        `<Types><Override PartName="/xl/workbook.xml" ContentType="${XLSX_MAIN}"/></Types>`,
      ),
    },
    {
      name: '_rels/.rels',
      content: relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    },
    {
      name: 'xl/workbook.xml',
      content: text(
        '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        relation('r1', 'worksheet', 'worksheets/sheet1.xml') +
          relation('r2', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    { name: 'xl/sharedStrings.xml', content: text(shared) },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...more,
  ]);
}

const cells = (text: string): Buffer =>
  Buffer.from(
    `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`,
  );

const LAUGHS = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, at) => {
  const [name, inner] = [String.fromCharCode(98 + at), String.fromCharCode(97 + at)];
  return `<!ENTITY ${name} "${`&${inner};`.repeat(10)}">`;
}).join('')}]>`;
const OUTSIDE = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
const SCRIPT = '<script>alert(document.domain)</script>';

function nested(levels: number): Buffer {
  let inner = zip([{ name: 'nol', content: Buffer.alloc(10_000_000) }]);
  for (let level = 0; level < levels; level += 1)
    inner = zip(
      Array.from({ length: 10 }, (_, at) => ({ name: `${level}-${at}.zip`, content: inner })),
    );
  return inner;
}

/** Built anew for every run; nothing of it lies in the repository. */
export async function corpus(): Promise<HostileFile[]> {
  const solid = { create: { width: 64, height: 64, channels: 3, background: '#8fa7b8' } } as const;
  const jpeg = await sharp(solid).jpeg().toBuffer();
  const webp = await sharp(solid).webp().toBuffer();
  const whole = await sharp(solid).png().toBuffer();
  const gif = await sharp(solid).gif().toBuffer();
  const huge = Buffer.alloc(150_000_000, 0x20);
  const files: Record<string, Buffer> = {
    'kosong.jpg': Buffer.alloc(0),
    'satu bita.jpg': Buffer.from([0xff]),
    'jpeg terpotong.jpg': jpeg.subarray(0, jpeg.length / 2),
    'jpeg kepala saja.jpg': jpeg.subarray(0, 20),
    'jpeg rusak.jpg': Buffer.from(jpeg.map((byte, at) => (at > 200 && at % 7 === 0 ? 0xff : byte))),
    'jpeg 65535.jpg': Buffer.from(
      jpeg.map((byte, at) => {
        const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
        return at >= frame + 5 && at < frame + 9 ? 0xff : byte;
      }),
    ),
    'png terpotong.png': whole.subarray(0, whole.length - 20),
    'png jumlah salah.png': Buffer.from(whole.map((byte, at) => (at === 40 ? byte ^ 1 : byte))),
    'bom 50000.png': png(50_000, 50_000, 2_000),
    'bom 16 bit.png': png(7_000, 7_000, 500, 16, 6),
    'png nol.png': png(0, 0, 0),
    'png pipih.png': png(49_000_000, 1, 1),
    'webp terpotong.webp': webp.subarray(0, 20),
    'webp rusak.webp': Buffer.from(webp.map((byte, at) => (at > 25 ? byte ^ 0x55 : byte))),
    'animasi.gif': gif,
    'gambar.svg': Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
    'tanda saja.pdf': Buffer.from('%PDF-1.7'),
    'tanpa akhir.pdf': Buffer.from(`%PDF-1.7\n${'1 0 obj\n'.repeat(1_000)}`),
    'html.pdf': Buffer.from(`<html>${SCRIPT}%PDF-1.4\n%%EOF`),
    'pdf bersarang.pdf': Buffer.from(`%PDF-1.4\n${'['.repeat(200_000)}\n%%EOF`),
    'gambar dan naskah.jpg': Buffer.concat([jpeg, Buffer.from(SCRIPT)]),
    'gambar dan arsip.jpg': Buffer.concat([jpeg, docx()]),
    'pdf dan arsip.pdf': Buffer.concat([TEST_PDF, docx()]),
    'arsip dan pdf.docx': Buffer.concat([docx(), TEST_PDF]),
    'gif dan naskah.jpg': Buffer.from(`GIF89a/*${'x'.repeat(100)}*/=1;alert(1)`),
    'program.jpg': Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), Buffer.alloc(500)]),
    'program.pdf': Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(500)]),
    'arsip kosong.xlsx': zip([]),
    'arsip bersarang.docx': nested(2),
    'arsip bersarang.xlsx': nested(1),
    'bom.xlsx': xlsx(huge),
    'bom diam-diam.xlsx': zip([
      { name: '[Content_Types].xml', content: huge, claimedSize: 100 },
      { name: 'xl/workbook.xml', content: huge, claimedSize: 100 },
    ]),
    'bom.docx': docx([{ name: 'word/media/a', content: huge }]),
    'tertawa.xlsx': xlsx(cells('x'), `${LAUGHS}<sst><si><t>&m;</t></si></sst>`),
    'dari luar.xlsx': xlsx(cells('x'), `${OUTSIDE}<sst><si><t>&x;</t></si></sst>`),
    'dari luar.docx': docx([
      { name: 'word/styles.xml', content: Buffer.from(`${OUTSIDE}<x>&x;</x>`) },
    ]),
    'memanjat.docx': docx([
      { name: '../../../../tmp/asn-squad-climbed', content: Buffer.from('x') },
    ]),
    'memanjat.xlsx': xlsx(cells('x'), '<sst/>', [
      { name: '/etc/asn-squad-climbed', content: Buffer.from('x') },
    ]),
    'banyak bagian.docx': docx(
      Array.from({ length: 3_000 }, (_, at) => ({ name: `x/${at}`, content: Buffer.from('x') })),
    ),
    'makro.docx': docx([{ name: 'word/vbaProject.bin', content: Buffer.from('x') }]),
    'sel jauh.xlsx': xlsx(
      Buffer.from(
        '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="99999999999"><c r="ZZZZZZ9"><v>1e999</v></c></row></sheetData></worksheet>',
      ),
    ),
    'rusak.xlsx': xlsx(Buffer.from('<worksheet><sheetData><row r="1"><c')),
    'kutip.csv': Buffer.from(`NIP,NAMA\n"${'x'.repeat(1_000_000)}`),
    'kutip banyak.csv': Buffer.from('"'.repeat(1_000_001)),
    'kolom.csv': Buffer.from(`${'a,'.repeat(200_000)}\n`),
    'baris.csv': Buffer.from('a\n'.repeat(500_000)),
    'nol.csv': Buffer.from('NIP\0,NAMA\0\n\0\0,\0\n'),
    'bukan utf8.csv': Buffer.from([0x4e, 0x49, 0x50, 0x2c, 0xff, 0xfe, 0xc0, 0x80, 0x0a]),
    'utf16.csv': Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('NIP,NAMA\n\ud800,x', 'utf16le'),
    ]),
    'rumus.csv': Buffer.from('KODE,NAMA\n"=cmd|\' /C calc\'!A0","@SUM(1)"\n'),
    'naskah.csv': Buffer.from(`KODE,NAMA\n${SCRIPT},${SCRIPT}\n`),
    'acak.bin': Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 251)),
    'nol.bin': Buffer.alloc(1_000_000),
    'terlalu besar.pdf': Buffer.concat([TEST_PDF, Buffer.alloc(11_000_000, 0x20), TEST_PDF]),
    'jauh terlalu besar.jpg': Buffer.concat([jpeg, Buffer.alloc(22_500_000)]),
  };
  return Object.entries(files).map(([name, content]) => ({ name, content }));
}

/** File names that climb, hide, end lines, or are far too long; as they stand in the header of a part. */
export const HOSTILE_NAMES: readonly string[] = [
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'C:\\autoexec.bat',
  'a\0b.pdf',
  'laporan\u202efdp.exe',
  '.htaccess',
  '..',
  '.',
  ' ',
  'CON',
  'a%0d%0aset-cookie: x=y',
  'a%22%3b filename=%22b.html',
  '<script>alert(1)</script>.pdf',
  "'; drop table evidence; --.pdf",
  'nama; filename=lain.html',
  '🙂'.repeat(300),
  'x'.repeat(5_000),
  '\u0000\u0001\u001f',
  '=HYPERLINK("x")',
];

import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { workbook } from '../../../test/factories/workbook.js';
import { docx, zip } from '../../../test/factories/zip.js';
import { detectAttachment, detectPhoto, MAX_FILE_BYTES } from './content-type.js';

/** As large as what a spreadsheet saves. */
const xlsx = (): Buffer =>
  workbook([
    { name: 'Rekap', rows: Array.from({ length: 40 }, () => [randomBytes(60).toString('hex'), 1]) },
  ]);

/** The smallest thing that has the header and directory of a compound file. */
function compoundFile(...streams: string[]): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  const entries = ['Root Entry', ...streams].map((name, index) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 0, 'utf16le');
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    entry.writeUInt8(index === 0 ? 5 : 2, 66);
    return entry;
  });
  return Buffer.concat([header, ...entries]);
}

const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

const refusal = (code: string, field: string) =>
  expect.objectContaining({ errors: [expect.objectContaining({ field, code })] });

describe('detectAttachment', () => {
  it('knows each allowed kind by its content', async () => {
    expect(await detectAttachment(pdf)).toBe('pdf');
    expect(await detectAttachment(docx())).toBe('docx');
    expect(await detectAttachment(xlsx())).toBe('xlsx');
    expect(await detectAttachment(compoundFile('WordDocument'))).toBe('doc');
    expect(await detectAttachment(compoundFile('Workbook'))).toBe('xls');
    expect(await detectAttachment(compoundFile('Book'))).toBe('xls');
  });

  const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300), Buffer.from('PE\0\0')]);
  const refused: Array<[string, () => Buffer | Promise<Buffer>, string]> = [
    ['an empty file', () => Buffer.alloc(0), 'file_empty'],
    ['more than 10 MB', () => Buffer.concat([pdf, Buffer.alloc(MAX_FILE_BYTES)]), 'file_size'],
    ['a program renamed to .pdf', () => exe, 'file_type'],
    ['plain text', () => Buffer.from('bukan pdf'), 'file_type'],
    ['a PDF cut off on the way', () => pdf.subarray(0, 30), 'file_broken'],
    [
      'a zip that is no Office file',
      () => zip([{ name: 'a.txt', content: Buffer.from('a') }]),
      'file_type',
    ],
    ['an archive cut off on the way', async () => xlsx().subarray(0, 2_000), 'file_broken'],
    [
      'macros as a part',
      () => docx([{ name: 'word/vbaProject.bin', content: Buffer.from('x') }]),
      'file_type',
    ],
    [
      'a macro-enabled main part',
      () => docx([], 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      'file_type',
    ],
    [
      'a part that unpacks to 120 MB',
      () => docx([{ name: 'big', content: Buffer.alloc(120_000_000) }]),
      'file_size',
    ],
    [
      'two parts that together unpack to 120 MB',
      () => docx(['a', 'b'].map((name) => ({ name, content: Buffer.alloc(60_000_000) }))),
      'file_size',
    ],
    [
      'a part that says it is small and is not',
      () => docx([{ name: 'lie', content: Buffer.alloc(1_000_000), claimedSize: 10 }]),
      'file_broken',
    ],
    [
      'too many parts',
      () =>
        docx(
          Array.from({ length: 2_000 }, (_, i) => ({ name: `p${i}`, content: Buffer.from('x') })),
        ),
      'file_size',
    ],
    [
      'a part that climbs out of the archive',
      () => docx([{ name: '../x', content: Buffer.from('x') }]),
      'file_broken',
    ],
    ['a legacy document with macros', () => compoundFile('WordDocument', 'Macros'), 'file_type'],
    [
      'a legacy workbook with macros',
      () => compoundFile('Workbook', '_VBA_PROJECT_CUR'),
      'file_type',
    ],
    [
      'another compound file, such as an installer',
      () => compoundFile('!_StringData'),
      'file_type',
    ],
    ['a compound file without directory', () => compoundFile().subarray(0, 512), 'file_broken'],
    [
      'a photo',
      () =>
        sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      'file_type',
    ],
  ];
  it.each(refused)('refuses %s', async (_what, make, code) => {
    await expect(detectAttachment(await make())).rejects.toEqual(refusal(code, 'file'));
  });
});

describe('detectPhoto', () => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });

  it('knows JPEG, PNG and WebP by content', async () => {
    expect(await detectPhoto(await picture.clone().jpeg().toBuffer())).toBe('jpeg');
    expect(await detectPhoto(await picture.clone().png().toBuffer())).toBe('png');
    expect(await detectPhoto(await picture.clone().webp().toBuffer())).toBe('webp');
  });

  it('refuses other pictures, documents and noise', async () => {
    for (const content of [await picture.clone().gif().toBuffer(), pdf, randomBytes(4_000)]) {
      await expect(detectPhoto(content)).rejects.toEqual(refusal('file_type', 'photo'));
    }
  });

  it('tells a phone that sends HEIC what to change', async () => {
    const heic = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic'),
      Buffer.alloc(64),
    ]);
    await expect(detectPhoto(heic)).rejects.toEqual(
      expect.objectContaining({
        errors: [
          expect.objectContaining({ code: 'file_type', message: expect.stringContaining('HEIC') }),
        ],
      }),
    );
  });

  it('says the limit of 10 MB to a photo of 12 MB', async () => {
    await expect(detectPhoto(Buffer.alloc(12_000_000))).rejects.toEqual(
      expect.objectContaining({
        errors: [
          {
            field: 'photo',
            code: 'file_size',
            message: 'Foto melebihi batas 10 MB. Perkecil, lalu kirim kembali.',
          },
        ],
      }),
    );
  });
});

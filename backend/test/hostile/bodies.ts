import * as fc from 'fast-check';
import { TEST_PDF } from '../factories/activities.js';
import { docx } from '../factories/zip.js';
import type { Schema } from './contract.js';
import { HOSTILE_TEXTS } from './texts.js';

export interface SentBody {
  type: string | null;
  body: Buffer | null;
}

const JSON_TYPE = 'application/json';

/** What a JSON text can be turned into that is not what a client sends. */
const DISTORTIONS: Readonly<Record<string, (json: string) => SentBody>> = {
  cut: (json) => typed(json.slice(0, Math.ceil(json.length / 2))),
  twice: (json) => typed(json + json),
  'key twice': (json) => typed(json.replace('{', '{"version":"x","id":[],"version":1,')),
  prototype: (json) => typed(json.replace('{', '{"__proto__":{"agencyId":"x"},')),
  'a constructor': (json) => typed(json.replace('{', '{"constructor":{"prototype":{"a":1}},')),
  deep: () => typed(`${'['.repeat(30_000)}${']'.repeat(30_000)}`),
  'deep keys': () => typed(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
  mark: (json) => typed(`\ufeff${json}`),
  wide: (json) => ({ type: JSON_TYPE, body: Buffer.from(json, 'utf16le') }),
  bytes: (json) => ({
    type: JSON_TYPE,
    body: Buffer.concat([Buffer.from(json.slice(0, -1)), Buffer.from([0xff, 0xc0, 0x00])]),
  }),
  comment: (json) => typed(`/* */${json}`),
  single: (json) => typed(json.replaceAll('"', "'")),
  infinite: (json) => typed(json.replace(/:\d+/, ':1e999')),
  NaN: (json) => typed(json.replace(/:\d+/, ':NaN')),
  empty: () => typed(''),
  null: () => typed('null'),
  number: () => typed('7'),
  list: (json) => typed(`[${json}]`),
  'too large': () => typed(`{"x":"${'x'.repeat(2_200_000)}"}`),
  'no type': (json) => ({ type: null, body: Buffer.from(json) }),
  'other type': (json) => ({ type: 'text/plain', body: Buffer.from(json) }),
  form: () => ({ type: 'application/x-www-form-urlencoded', body: Buffer.from('a=1&b[]=2') }),
  xml: () => ({
    type: 'application/xml',
    body: Buffer.from('<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'),
  }),
  charset: (json) => ({ type: `${JSON_TYPE}; charset=utf-7`, body: Buffer.from(json) }),
  'odd type': (json) => ({ type: ';;;', body: Buffer.from(json) }),
  multipart: (json) => ({ type: 'multipart/form-data; boundary=x', body: Buffer.from(json) }),
};

const typed = (json: string): SentBody => ({ type: JSON_TYPE, body: Buffer.from(json) });

/** A value as the body of a request; sometimes distorted on the way. */
export function jsonBody(value: fc.Arbitrary<unknown>, rate: number): fc.Arbitrary<SentBody> {
  const told = value.map((one) => JSON.stringify(one) ?? '');
  const plain = told.map(typed);
  if (rate === 0) return plain;
  const distorted = fc
    .tuple(told, fc.constantFrom(...Object.values(DISTORTIONS)))
    .map(([json, distort]) => distort(json));
  return fc.oneof({ weight: 100 - rate, arbitrary: plain }, { weight: rate, arbitrary: distorted });
}

const CONTENTS: readonly Buffer[] = [
  TEST_PDF,
  Buffer.from('NIP;NAMA\r\n197001012000011001;Pegawai\r\n'),
  Buffer.from('KODE,NAMA,KODE_INDUK,JENIS\nA,B,,DINAS\n'),
  docx(),
  Buffer.alloc(0),
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46]),
  Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
  Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8 ', 'latin1'),
  Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1'),
  Buffer.from('%PDF-1.7\n%%EOF<script>alert(1)</script>'),
  Buffer.from('"'.repeat(2_000)),
  Buffer.from('<svg onload=alert(1)>'),
  Buffer.alloc(40_000, 0x41),
];

const BOUNDARY = 'batas-uji';

interface Part {
  name: string;
  fileName: string | null;
  content: Buffer;
}

/** Names may hold anything but what ends a header line; those are among the distortions. */
const quoted = (name: string): string => name.replace(/[\r\n"\\]/g, '_');

function joined(parts: readonly Part[]): Buffer {
  const chunks = parts.flatMap(({ name, fileName, content }) => [
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${quoted(name)}"` +
        `${fileName === null ? '' : `; filename="${quoted(fileName)}"`}\r\n` +
        `${fileName === null ? '' : 'content-type: application/octet-stream\r\n'}\r\n`,
    ),
    content,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

const MULTIPART_DISTORTIONS: readonly ((whole: Buffer) => SentBody)[] = [
  (whole) => ({ type: MULTIPART, body: whole.subarray(0, Math.ceil(whole.length / 2)) }),
  (whole) => ({ type: MULTIPART, body: whole.subarray(7) }),
  (whole) => ({ type: 'multipart/form-data', body: whole }),
  (whole) => ({ type: 'multipart/form-data; boundary=lain', body: whole }),
  (whole) => ({ type: `multipart/form-data; boundary=${'x'.repeat(300)}`, body: whole }),
  (whole) => ({ type: 'multipart/mixed; boundary=batas-uji', body: whole }),
  (whole) => ({ type: 'application/octet-stream', body: whole }),
  (whole) => ({ type: MULTIPART, body: Buffer.concat([whole, whole]) }),
  (whole) => ({
    type: MULTIPART,
    body: Buffer.from(whole.toString('latin1').replaceAll('\r', '')),
  }),
  () => ({ type: MULTIPART, body: Buffer.alloc(0) }),
  () => ({
    type: MULTIPART,
    body: Buffer.from(`--${BOUNDARY}\r\n${'x: y\r\n'.repeat(3_000)}\r\n`),
  }),
  () => ({
    type: MULTIPART,
    body: joined(
      Array.from({ length: 60 }, (_, at) => ({
        name: `f${at}`,
        fileName: null,
        content: Buffer.from('x'),
      })),
    ),
  }),
  () => ({
    type: MULTIPART,
    body: joined(
      ['file', 'file', 'photo'].map((name) => ({
        name,
        fileName: 'dua.pdf',
        content: TEST_PDF,
      })),
    ),
  }),
];

/** A form with one file and the fields that the contract names. */
export function multipartBody(schema: Schema, rate: number): fc.Arbitrary<SentBody> {
  const names = Object.keys(schema.properties ?? {});
  const fileName = fc.oneof(
    fc.constantFrom('foto.jpg', 'laporan.pdf', 'data.xlsx', 'data.csv'),
    fc.constantFrom(...HOSTILE_TEXTS.map((one) => one.slice(0, 2_000))),
  );
  const part = fc.record({
    name: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...names) },
      { weight: 1, arbitrary: fc.constantFrom('x', '__proto__', '', 'toString', 'file[]') },
    ),
    fileName: fc.oneof(
      { weight: 9, arbitrary: fileName },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    content: fc.constantFrom(...CONTENTS),
  });
  const whole = fc.array(part, { minLength: 1, maxLength: 2 }).map(joined);
  const plain = whole.map((body): SentBody => ({ type: MULTIPART, body }));
  if (rate === 0) return plain;
  const distorted = fc
    .tuple(whole, fc.constantFrom(...MULTIPART_DISTORTIONS))
    .map(([body, distort]) => distort(body));
  return fc.oneof({ weight: 100 - rate, arbitrary: plain }, { weight: rate, arbitrary: distorted });
}

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { newId } from '../../src/platform/database/ids.js';
import type { Answer, TestApp, TestClient } from '../app.js';

const PACK = resolve(import.meta.dirname, '../../demo/kabupaten');

export type ImportKind = 'agency' | 'units' | 'employees' | 'goals';

export const PACK_FILES: Readonly<Record<ImportKind, string>> = {
  agency: 'instansi.csv',
  units: 'unit.csv',
  employees: 'pegawai.csv',
  goals: 'sasaran.csv',
};

export const packFile = (kind: ImportKind): Promise<Buffer> =>
  readFile(resolve(PACK, PACK_FILES[kind]));

/** The account `admin`: makes agencies and acts in the one it made last. */
export async function installer(test: TestApp): Promise<TestClient> {
  const accountId = newId();
  await test.database.query(
    `insert into account (id, username, password_state, is_installer) values ($1, 'admin', 'own', true)`,
    [accountId],
  );
  return test.as(accountId);
}

export interface ImportCall {
  dryRun?: boolean;
  effectiveFrom?: string;
  year?: number;
  name?: string;
}

export function sendImport(
  api: Pick<TestClient, 'post'>,
  kind: string,
  content: string | Uint8Array<ArrayBuffer>,
  { dryRun = false, effectiveFrom, year, name = `${kind}.csv` }: ImportCall = {},
): Promise<Answer> {
  const form = new FormData();
  form.set('file', new Blob([content]), name);
  const query = new URLSearchParams({ kind, dryRun: String(dryRun) });
  if (effectiveFrom) query.set('effectiveFrom', effectiveFrom);
  if (year) query.set('year', String(year));
  return api.post(`/imports?${query}`, undefined, { form });
}

/** The whole sample kabupaten, in the order an agency does it. */
export async function importPack(api: TestClient): Promise<Record<ImportKind, Answer>> {
  const send = async (kind: ImportKind): Promise<Answer> =>
    sendImport(api, kind, new Uint8Array(await packFile(kind)), {
      name: PACK_FILES[kind],
      year: 2026,
    });
  return {
    agency: await send('agency'),
    units: await send('units'),
    employees: await send('employees'),
    goals: await send('goals'),
  };
}

const HEADER =
  'NIP;NAMA;GELAR_DEPAN;GELAR_BELAKANG;TANGGAL_LAHIR;JENIS_KELAMIN;JENIS_ASN;GOLONGAN;TMT_GOLONGAN;TMT_CPNS;JABATAN;JENIS_JABATAN;JENJANG;ESELON;KELAS_JABATAN;KODE_UNIT;KEPALA_UNIT;PENDIDIKAN;KEAHLIAN;NO_HP;EMAIL';

export interface EmployeeLine {
  nip: string;
  name?: string;
  rank?: string;
  position?: string;
  kind?: string;
  level?: string;
  unit: string;
  head?: boolean;
  skills?: string;
  phone?: string;
  /** STATUS_PEGAWAI and TMT_BERHENTI */
  leaves?: readonly [string, string];
}

/** Names have no figures. */
const inLetters = (digits: string): string =>
  digits.replaceAll(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)));

/** A `pegawai.csv` of these people. */
export function employeesCsv(lines: readonly EmployeeLine[]): string {
  const leaving = lines.some(({ leaves }) => leaves);
  const rows = lines.map((line) =>
    [
      line.nip,
      line.name ?? `Pegawai ${inLetters(line.nip.slice(-4))}`,
      '',
      '',
      '',
      '',
      'PNS',
      line.rank ?? 'III/c',
      '',
      '',
      line.position ?? 'Pengelola Data',
      line.kind ?? (line.head ? 'ADMINISTRATOR' : 'PELAKSANA'),
      line.level ?? '',
      '',
      '',
      line.unit,
      line.head ? 'Y' : 'T',
      '',
      line.skills ?? '',
      line.phone ?? '',
      '',
      ...(leaving ? (line.leaves ?? ['', '']) : []),
    ].join(';'),
  );
  return [leaving ? `${HEADER};STATUS_PEGAWAI;TMT_BERHENTI` : HEADER, ...rows].join('\r\n');
}

import { isPlainLabel, meansNothing, tellsError } from '../../../kernel/label.js';
import type { DepartureKind } from '../../departures/domain/departure.js';
import { type Gender, GENDERS } from '../../people/domain/nip.js';
import {
  isAcademicTitle,
  isPersonName,
  MAX_NAME,
  MAX_TITLE,
} from '../../people/domain/person-name.js';
import { ASN_KINDS, type AsnKind } from '../../people/domain/rank.js';
import {
  ECHELONS,
  EDUCATION_LEVELS,
  type Echelon,
  type EducationLevel,
  FUNCTIONAL_LEVELS,
  type FunctionalLevel,
  POSITION_KINDS,
  type PositionKind,
  isManager,
} from './codes.js';
import type { ColumnOf } from './columns.js';
import { readNipCell, readRankCell } from './identity.reader.js';
import { RowReader, quoted } from './row.reader.js';
import { type Parsed, ProblemLog, type Sheet } from './sheet.js';
import { readEmail, readPhone } from './values.js';

/** What belongs to the person, wherever they serve. */
export interface PersonFields {
  readonly name: string;
  readonly frontTitle: string | null;
  readonly backTitle: string | null;
  readonly birthDate: string | null;
  readonly gender: Gender | null;
  readonly education: EducationLevel | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** A position held in a unit. */
export interface HoldingFields {
  readonly unitCode: string;
  readonly positionName: string;
  readonly positionKind: PositionKind;
  readonly functionalLevel: FunctionalLevel | null;
  readonly echelon: Echelon | null;
  readonly positionClass: number | null;
  readonly isHead: boolean;
}

export interface EmployeeRow {
  readonly row: number;
  /** 18 digits; null only for officials who are no ASN */
  readonly nip: string | null;
  readonly person: PersonFields;
  readonly kind: AsnKind;
  /** TMT CPNS, or of the first PPPK contract */
  readonly civilServiceSince: string | null;
  readonly rank: string | null;
  readonly rankSince: string | null;
  readonly holding: HoldingFields;
  /** no repeats, in the order of the file */
  readonly skills: readonly string[];
  /** the file says that the person left */
  readonly departure?: {
    readonly kind: DepartureKind | 'suspended';
    /** the first day without service */
    readonly effectiveFrom: string;
  } | null;
}

type Column = ColumnOf<'employees'>;
const MAX_SKILLS = 30;

const ECHELON_SPELLINGS: Readonly<Record<string, Echelon>> = Object.fromEntries(
  ECHELONS.map((echelon) => [`ESELON${echelon.replace('.', '').toUpperCase()}`, echelon]),
);
const EDUCATION_SPELLINGS: Readonly<Record<string, EducationLevel>> = {
  SLTA: 'SMA',
  SLTP: 'SMP',
  DI: 'D1',
  DII: 'D2',
  DIII: 'D3',
  DIV: 'D4',
};

/** What makes two rows speak of the same person: the NIP, or unit and position where there is none. */
export const employeeKey = (row: {
  readonly nip: string | null;
  readonly holding: Pick<HoldingFields, 'unitCode' | 'positionName'>;
}): string =>
  row.nip ?? `${row.holding.unitCode}\n${row.holding.positionName.toLocaleLowerCase('id')}`;

/**
 * Reads `pegawai.csv`, including what only shows across rows: the same person twice, two heads of
 * one unit.
 */
export function parseEmployees(
  sheet: Sheet<Column>,
  known: { readonly unitCodes: ReadonlySet<string> },
): Parsed<EmployeeRow> {
  const log = new ProblemLog(sheet);
  const firstRows = new Map<string, number>();
  const headRows = new Map<string, number>();
  const rows = sheet.rows.map((source): EmployeeRow => {
    const reader = new RowReader(source, log);
    const employee = readEmployee(reader, known.unitCodes);
    noteRepeat(reader, employee, firstRows);
    if (employee.holding.isHead) noteHead(reader, employee.holding, headRows);
    return employee;
  });
  return log.finish(rows);
}

function readEmployee(reader: RowReader<Column>, unitCodes: ReadonlySet<string>): EmployeeRow {
  reader.require('JENIS_ASN');
  const kind = reader.oneOf('JENIS_ASN', ASN_KINDS);
  const birthDate = reader.date('TANGGAL_LAHIR');
  const gender = reader.oneOf('JENIS_KELAMIN', GENDERS, { LAKILAKI: 'L', PEREMPUAN: 'P' });
  if (kind !== 'PEJABAT_NEGARA') reader.require('NIP', ' untuk PNS dan PPPK');
  const civilServiceSince = reader.date('TMT_CPNS');
  const nip = readNipCell(reader, { kind, birthDate, gender, appointedOn: civilServiceSince });
  return {
    row: reader.row,
    nip,
    person: {
      name: readName(reader),
      frontTitle: readTitle(reader, 'GELAR_DEPAN'),
      backTitle: readTitle(reader, 'GELAR_BELAKANG'),
      birthDate,
      gender,
      education: reader.oneOf('PENDIDIKAN', EDUCATION_LEVELS, EDUCATION_SPELLINGS),
      phone: readPhoneCell(reader),
      email: readEmailCell(reader),
    },
    kind: kind ?? 'PNS',
    civilServiceSince,
    rank: readRankCell(reader, kind),
    rankSince: reader.date('TMT_GOLONGAN'),
    holding: readHolding(reader, unitCodes),
    skills: readSkills(reader),
    departure: readDeparture(reader),
  };
}

function readName(reader: RowReader<Column>): string {
  const name = reader.requiredText('NAMA', MAX_NAME);
  if (name !== '' && !isPersonName(name)) {
    const message = `NAMA ${quoted(name)} hanya boleh berisi huruf, spasi, dan tanda . , ' - ( ) /. Gelar mempunyai kolom sendiri.`;
    reader.reject('NAMA', 'name_characters', message);
  }
  return name;
}

function readTitle(
  reader: RowReader<Column>,
  column: 'GELAR_DEPAN' | 'GELAR_BELAKANG',
): string | null {
  const title = reader.text(column, MAX_TITLE);
  if (title === null || isAcademicTitle(title)) return title;
  const message = `${column} ${quoted(title)} hanya boleh berisi huruf, angka, spasi, dan tanda . , ' - ( ) / &.`;
  return reader.reject(column, 'title_characters', message);
}

const STATUSES = [
  'AKTIF',
  'PENSIUN',
  'PINDAH',
  'MENINGGAL',
  'AKHIR_KONTRAK',
  'BERHENTI',
  'DIBERHENTIKAN',
  'DIBERHENTIKAN_SEMENTARA',
] as const;
const DEPARTURES: Readonly<Record<(typeof STATUSES)[number], DepartureKind | 'suspended' | null>> =
  {
    AKTIF: null,
    PENSIUN: 'retired',
    PINDAH: 'transferred',
    MENINGGAL: 'deceased',
    AKHIR_KONTRAK: 'contract_ended',
    BERHENTI: 'resigned',
    DIBERHENTIKAN: 'dismissed',
    DIBERHENTIKAN_SEMENTARA: 'suspended',
  };

/** Both columns or neither: TMT_BERHENTI is the first day without service. */
function readDeparture(reader: RowReader<Column>): EmployeeRow['departure'] {
  const status = reader.oneOf('STATUS_PEGAWAI', STATUSES);
  const effectiveFrom = reader.date('TMT_BERHENTI');
  const kind = status && DEPARTURES[status];
  if (!kind) {
    if (effectiveFrom)
      reader.reject(
        'STATUS_PEGAWAI',
        'required',
        'STATUS_PEGAWAI wajib diisi bila TMT_BERHENTI diisi.',
      );
    return null;
  }
  if (!effectiveFrom) {
    reader.require('TMT_BERHENTI', ` bila STATUS_PEGAWAI ${status}`);
    return null;
  }
  return { kind, effectiveFrom };
}

function readHolding(reader: RowReader<Column>, unitCodes: ReadonlySet<string>): HoldingFields {
  reader.require('JENIS_JABATAN');
  reader.require('KODE_UNIT');
  const unitCode = reader.cell('KODE_UNIT').text;
  if (unitCode !== '' && !unitCodes.has(unitCode)) {
    reader.reject(
      'KODE_UNIT',
      'unit_unknown',
      `Unit ${quoted(unitCode)} tidak ada di struktur instansi.`,
    );
  }
  const positionKind = reader.oneOf('JENIS_JABATAN', POSITION_KINDS);
  const isHead = reader.flag('KEPALA_UNIT');
  if (isHead && positionKind && !isManager(positionKind)) {
    const message = `Kepala unit ${quoted(unitCode)} bukan pejabat manajerial (${positionKind}).`;
    reader.warn('KEPALA_UNIT', 'head_not_manager', message);
  }
  return {
    unitCode,
    positionName: reader.requiredLabel('JABATAN'),
    positionKind: positionKind ?? 'PELAKSANA',
    functionalLevel: reader.oneOf('JENJANG', FUNCTIONAL_LEVELS),
    echelon: reader.oneOf('ESELON', ECHELONS, ECHELON_SPELLINGS),
    positionClass: reader.integer('KELAS_JABATAN', 1, 17),
    isHead,
  };
}

/** A telephone number that became a number has only lost its zero: nothing has to be guessed. */
function readPhoneCell(reader: RowReader<Column>): string | null {
  const text = reader.text('NO_HP', 50);
  if (text === null) return null;
  return (
    readPhone(text) ??
    reader.reject(
      'NO_HP',
      'range',
      `NO_HP ${quoted(text)} bukan nomor telepon yang sah, misalnya 081200000000.`,
    )
  );
}

function readEmailCell(reader: RowReader<Column>): string | null {
  const text = reader.text('EMAIL', 254);
  if (text === null) return null;
  return (
    readEmail(text) ??
    reader.reject('EMAIL', 'range', `EMAIL ${quoted(text)} bukan alamat surel yang sah.`)
  );
}

function readSkills(reader: RowReader<Column>): string[] {
  const parts = reader.cell('KEAHLIAN').text.split('|');
  const skills = new Map<string, string>();
  for (const part of parts) {
    const skill = part.trim();
    if (meansNothing(skill)) continue;
    if (tellsError(skill) || !isPlainLabel(skill)) {
      reader.reject(
        'KEAHLIAN',
        'value_missing',
        `KEAHLIAN ${quoted(skill)} bukan keahlian. Isi dengan yang benar, atau kosongkan.`,
      );
      continue;
    }
    const key = skill.toLocaleLowerCase('id');
    if (skill !== '' && !skills.has(key)) skills.set(key, skill);
  }
  const found = [...skills.values()];
  if (found.length > MAX_SKILLS || found.some((skill) => skill.length > 100)) {
    reader.reject(
      'KEAHLIAN',
      'range',
      `KEAHLIAN paling banyak ${MAX_SKILLS}, masing-masing paling panjang 100 karakter.`,
    );
  }
  return found;
}

function noteRepeat(
  reader: RowReader<Column>,
  employee: EmployeeRow,
  firstRows: Map<string, number>,
): void {
  const { nip, kind, holding } = employee;
  if (nip === null && (kind !== 'PEJABAT_NEGARA' || holding.positionName === '')) return;
  const key = employeeKey(employee);
  const first = firstRows.get(key);
  if (first === undefined) firstRows.set(key, reader.row);
  else if (nip) {
    reader.reject('NIP', 'nip_duplicate', `NIP ${nip} sudah ada di baris ${first}.`);
  } else {
    const message = `Pejabat tanpa NIP dengan jabatan dan unit yang sama sudah ada di baris ${first}.`;
    reader.reject('JABATAN', 'nip_duplicate', message);
  }
}

function noteHead(
  reader: RowReader<Column>,
  { unitCode }: HoldingFields,
  headRows: Map<string, number>,
): void {
  const first = headRows.get(unitCode);
  if (first === undefined) headRows.set(unitCode, reader.row);
  else {
    reader.reject(
      'KEPALA_UNIT',
      'head_duplicate',
      `Unit ${quoted(unitCode)} sudah mempunyai kepala di baris ${first}.`,
    );
  }
}

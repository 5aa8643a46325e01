import { readFile } from 'node:fs/promises';
import { type TestCell, workbook } from '../../../../test/factories/workbook.js';
import { readSheet } from '../../../operations/imports/readers/sheet.reader.js';
import { parseAgency } from './agency.parser.js';
import { COLUMNS } from './columns.js';
import { parseEmployees } from './employees.parser.js';
import { parseGoals } from '../../../planning/goals/domain/goals.parser.js';
import { IMPORT_KINDS, type ImportKind, type ImportProblem } from './sheet.js';
import { printCsv } from './template.js';
import { parseUnits } from './units.parser.js';

const pack = async <Kind extends ImportKind>(kind: Kind, name: string) =>
  readSheet(kind, { name, bytes: await readFile(`demo/kabupaten/${name}`) });

/** A sheet of rows that name only the columns they fill. */
const sheetOf = <Kind extends ImportKind>(kind: Kind, rows: readonly Record<string, string>[]) => {
  const columns: readonly string[] = COLUMNS[kind];
  const table = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return readSheet(kind, { name: 'uji.csv', bytes: Buffer.from(printCsv(table), 'utf8') });
};

const short = (problems: readonly ImportProblem[]) =>
  problems.map(({ row, column, code }) => `${row} ${column} ${code}`);

const UNIT_CODES = new Set(['SETDA', 'DINKES']);
const EMPLOYEE = {
  NIP: '199001012015031001',
  NAMA: 'Nama Contoh',
  TANGGAL_LAHIR: '01-01-1990',
  JENIS_KELAMIN: 'L',
  JENIS_ASN: 'PNS',
  GOLONGAN: 'III/b',
  JABATAN: 'Analis Kebijakan Ahli Pertama',
  JENIS_JABATAN: 'FUNGSIONAL',
  KODE_UNIT: 'SETDA',
};
const employees = async (...rows: Record<string, string>[]) =>
  parseEmployees(await sheetOf('employees', rows), { unitCodes: UNIT_CODES });

describe('the demo pack', () => {
  it('is accepted whole', async () => {
    const agency = parseAgency(await pack('agency', 'instansi.csv'));
    const units = parseUnits(await pack('units', 'unit.csv'), { units: new Map() });
    const unitCodes = new Set(units.rows.map(({ code }) => code));
    const people = parseEmployees(await pack('employees', 'pegawai.csv'), { unitCodes });
    const goals = parseGoals(await pack('goals', 'sasaran.csv'), { goals: new Map(), unitCodes });

    for (const { rejected } of [agency, units, people, goals]) expect(rejected).toEqual([]);
    for (const { warnings } of [agency, units, people, goals]) expect(warnings).toEqual([]);
    expect(agency.rows).toEqual([
      {
        row: 2,
        code: '3521',
        name: 'Pemerintah Kabupaten Contoh',
        kind: 'KABUPATEN',
        timeZone: 'Asia/Jakarta',
      },
    ]);
    expect(units.rows).toHaveLength(97);
    expect(people.rows).toHaveLength(900);
    expect(people.rows.filter(({ nip }) => nip === null)).toHaveLength(1);
    expect(people.rows.filter(({ holding }) => holding.isHead)).toHaveLength(97);
    expect(goals.rows).toHaveLength(316);
    expect(goals.rows.flatMap(({ indicators }) => indicators)).toHaveLength(320);
    expect(goals.rows[0]).toMatchObject({ code: 'T1', parentCode: null });
    expect(goals.rows[0]?.indicators[0]).toMatchObject({ target: '75.5', direction: 'HIGHER' });
    expect(people.rows[1]).toEqual({
      row: 3,
      nip: '197309222001051007',
      person: {
        name: 'Eko Kurniawan',
        frontTitle: null,
        backTitle: 'S.Kom.',
        birthDate: '1973-09-22',
        gender: 'L',
        education: 'S1',
        phone: '081245137956',
        email: 'eko.kurniawan1@contoh.example',
      },
      kind: 'PNS',
      civilServiceSince: '2001-05-01',
      rank: 'IV/d',
      rankSince: '2022-04-01',
      holding: {
        unitCode: 'SETDA',
        positionName: 'Sekretaris Daerah',
        positionKind: 'JPT_PRATAMA',
        functionalLevel: null,
        echelon: 'II.a',
        positionClass: 15,
        isHead: true,
      },
      departure: null,
      skills: ['bahasa Inggris', 'pelayanan publik', 'pengolahan data', 'manajemen proyek'],
    });
  });
});

describe('parseEmployees', () => {
  it.each([
    ['NIP', '', 'required'],
    ['NIP', '1,97309E+17', 'nip_not_text'],
    ['NIP', '1.97309E+17', 'nip_not_text'],
    ['NIP', '19900101201503100', 'nip_length'],
    ['NIP', '199013012015031001', 'nip_birth_date'],
    ['NIP', '199001012015131001', 'nip_month'],
    ['NIP', '199001012015033001', 'nip_gender'],
    ['NIP', '199001012015031000', 'nip_sequence'],
    ['NAMA', '', 'required'],
    ['NAMA', 'x'.repeat(201), 'range'],
    ['TANGGAL_LAHIR', '31-02-1990', 'date_invalid'],
    ['TANGGAL_LAHIR', '01-01-90', 'date_invalid'],
    ['TMT_GOLONGAN', '01-01-1890', 'range'],
    ['TMT_CPNS', 'Maret 2015', 'date_invalid'],
    ['JENIS_KELAMIN', 'X', 'enum'],
    ['JENIS_ASN', '', 'required'],
    ['JENIS_ASN', 'HONORER', 'enum'],
    ['GOLONGAN', 'V/a', 'golongan_unknown'],
    ['GOLONGAN', 'IX', 'golongan_unknown'],
    ['JABATAN', '', 'required'],
    ['JENIS_JABATAN', 'STAF', 'enum'],
    ['JENJANG', 'Ahli Baru', 'enum'],
    ['ESELON', 'VI.a', 'enum'],
    ['KELAS_JABATAN', '18', 'range'],
    ['KELAS_JABATAN', 'tujuh', 'range'],
    ['KODE_UNIT', '', 'required'],
    ['KODE_UNIT', 'HILANG', 'unit_unknown'],
    ['KEPALA_UNIT', 'mungkin', 'enum'],
    ['PENDIDIKAN', 'S9', 'enum'],
    ['KEAHLIAN', 'x'.repeat(101), 'range'],
    ['NO_HP', '12', 'range'],
    ['EMAIL', 'bukan surel', 'range'],
  ])('refuses %s = "%.30s" as %s', async (column, value, code) => {
    const parsed = await employees({ ...EMPLOYEE, [column]: value });
    expect(short(parsed.rejected)).toEqual([`2 ${column} ${code}`]);
    expect(parsed.rejected[0]).toMatchObject({ file: 'uji.csv', message: expect.any(String) });
    expect(parsed.rows).toEqual([]);
  });

  it('does not guess a NIP that a spreadsheet holds as a number, even with 18 digits', async () => {
    const rows = [Number('199001012015031001'), '199001012015031001'].map((nip) => {
      const values: Record<string, string | number> = { ...EMPLOYEE, NIP: nip };
      return COLUMNS.employees.map((column) => values[column] ?? null);
    });
    const bytes = workbook([{ name: 'Pegawai', rows: [[...COLUMNS.employees], ...rows] }]);
    const read = await readSheet('employees', { name: 'pegawai.xlsx', bytes });
    const parsed = parseEmployees(read, { unitCodes: UNIT_CODES });
    expect(short(parsed.rejected)).toEqual(['2 NIP nip_not_text']);
    expect(parsed.rows.map(({ nip }) => nip)).toEqual(['199001012015031001']);
  });

  it('takes the spellings that people use', async () => {
    const parsed = await employees({
      ...EMPLOYEE,
      NIP: '19900101 201503 1 001',
      TANGGAL_LAHIR: '1/1/1990',
      TMT_CPNS: '2015-03-01',
      GOLONGAN: 'iii b',
      JENJANG: 'ahli pertama',
      ESELON: 'III/a',
      PENDIDIKAN: 'D-III',
      KEAHLIAN: 'survei | Survei||analisis data',
      NO_HP: '+62 812-0000-0000',
      KEPALA_UNIT: 'tidak',
    });
    expect(parsed.rejected).toEqual([]);
    expect(parsed.rows[0]).toMatchObject({
      nip: '199001012015031001',
      civilServiceSince: '2015-03-01',
      rank: 'III/b',
      person: { birthDate: '1990-01-01', education: 'D3', phone: '081200000000' },
      holding: { functionalLevel: 'Ahli Pertama', echelon: 'III.a', isHead: false },
      skills: ['survei', 'analisis data'],
    });
  });

  it('warns of what may be true all the same', async () => {
    const parsed = await employees({
      ...EMPLOYEE,
      TANGGAL_LAHIR: '02-01-1990',
      JENIS_KELAMIN: 'P',
      TMT_CPNS: '01-12-2005',
      KEPALA_UNIT: 'Y',
    });
    expect(parsed.rejected).toEqual([]);
    expect(parsed.rows).toHaveLength(1);
    expect(short(parsed.warnings).sort()).toEqual([
      '2 JENIS_KELAMIN nip_gender_mismatch',
      '2 KEPALA_UNIT head_not_manager',
      '2 TANGGAL_LAHIR nip_birth_mismatch',
      '2 TMT_CPNS tmt_too_early',
    ]);
  });

  it('names a person or a head of unit that stands there twice, also beside other mistakes', async () => {
    const manager = { ...EMPLOYEE, JENIS_JABATAN: 'ADMINISTRATOR', KEPALA_UNIT: 'Y' };
    const official = { NAMA: 'A', JENIS_ASN: 'PEJABAT_NEGARA', JABATAN: 'Bupati' };
    const post = { JENIS_JABATAN: 'KEPALA_DAERAH', KODE_UNIT: 'DINKES' };
    const parsed = await employees(
      { ...manager, NAMA: '' },
      { ...manager, NIP: '19900101 201503 1 001', KODE_UNIT: 'DINKES' },
      { ...manager, NIP: '199001012015031002' },
      { ...official, ...post },
      { ...official, ...post, JABATAN: 'BUPATI' },
    );
    expect(short(parsed.rejected)).toEqual([
      '2 NAMA required',
      '3 NIP nip_duplicate',
      '4 KEPALA_UNIT head_duplicate',
      '6 JABATAN nip_duplicate',
    ]);
    expect(parsed.rows.map(({ row }) => row)).toEqual([5]);
  });

  it.each([
    ['-', '-'],
    ['–', '—'],
    ['…', '--'],
  ])('takes %s and %s for nothing', async (first, second) => {
    const parsed = await employees({
      ...EMPLOYEE,
      GELAR_DEPAN: first,
      GELAR_BELAKANG: second,
      KEAHLIAN: `survei|${first}`,
      NO_HP: first,
      TMT_CPNS: second,
      ESELON: first,
    });
    expect(parsed.rejected).toEqual([]);
    expect(parsed.rows[0]).toMatchObject({
      person: { frontTitle: null, backTitle: null, phone: null },
      skills: ['survei'],
    });
    expect(short((await employees({ ...EMPLOYEE, NAMA: first })).rejected)).toEqual([
      '2 NAMA required',
    ]);
  });

  it.each(COLUMNS.employees)(
    'refuses words of errors and missing values in %s, once',
    async (column) => {
      for (const word of [
        '#N/A',
        '#REF!',
        '#NAME?',
        '#DIV/0!',
        'N/A',
        'n/a',
        'NULL',
        'null',
        'nan',
        'NaN',
        'None',
        '####',
        'Err:508',
      ]) {
        const parsed = await employees({ ...EMPLOYEE, [column]: word });
        expect([word, short(parsed.rejected)]).toEqual([word, [`2 ${column} value_missing`]]);
      }
      expect((await employees({ ...EMPLOYEE, NAMA: 'Nan Tua Nana' })).rejected).toEqual([]);
      expect((await employees({ ...EMPLOYEE, NAMA: 'Nan' })).rejected).toEqual([]);
    },
  );

  it('drops what nobody sees, in names, codes and numbers', async () => {
    const parsed = await employees({
      ...EMPLOYEE,
      NIP: '\u202a199001012015\u2060031001\u202c',
      NAMA: '\u200eRi\u00adna\u00a0Con\u200dtoh\ufeff',
      KODE_UNIT: 'SET\u200cDA',
      JENIS_ASN: 'PNS\u200f',
      TMT_CPNS: '\u206601-03-2015\u2069',
    });
    expect(parsed.rejected).toEqual([]);
    expect(parsed.rows[0]).toMatchObject({
      nip: '199001012015031001',
      person: { name: 'Rina Contoh' },
      holding: { unitCode: 'SETDA' },
    });
  });

  it('says what a NIP looked like that it refuses', async () => {
    const parsed = await employees({ ...EMPLOYEE, NIP: '1990010120' });
    expect(parsed.rejected[0]?.message).toContain('"1990010120"');
  });

  it('takes the apostrophe in front, as exports write it, for no part of any text', async () => {
    const plain = await employees(EMPLOYEE);
    const table = [
      COLUMNS.employees,
      COLUMNS.employees.map((column) => `'${(EMPLOYEE as Record<string, string>)[column] ?? ''}`),
    ];
    const bytes = Buffer.from(table.map((row) => row.join(';')).join('\r\n'), 'utf8');
    const sheet = await readSheet('employees', { name: 'uji.csv', bytes });
    const marked = parseEmployees(sheet, { unitCodes: UNIT_CODES });
    expect(marked).toEqual(plain);
  });

  it('takes long titles', async () => {
    const titles = {
      GELAR_DEPAN: 'Prof. Dr. Ir. dr. H. R.M. KPH.',
      GELAR_BELAKANG: 'S.Si., S.Kom., M.Sc., M.M., Ph.D., IPU., ASEAN Eng., APEC Eng., ACPE, CRMO',
    };
    const parsed = await employees({ ...EMPLOYEE, ...titles });
    expect(parsed.rows[0]?.person).toMatchObject({
      frontTitle: titles.GELAR_DEPAN,
      backTitle: titles.GELAR_BELAKANG,
    });
  });

  it.each([
    ['NAMA', '=HYPERLINK("http://jahat.example")', 'name_characters'],
    ['NAMA', '<img src=x onerror=alert(1)>', 'name_characters'],
    ['NAMA', 'Budi 2', 'name_characters'],
    ['GELAR_BELAKANG', '=1+1', 'title_characters'],
    ['JABATAN', '=cmd|calc', 'text_unsafe'],
    ['JABATAN', 'Analis <b>', 'text_unsafe'],
    ['KEAHLIAN', 'survei|=1+1', 'value_missing'],
  ])('refuses %s %s', async (column, value, code) => {
    const quotedValue = value.startsWith('=') ? value.replaceAll('"', '') : value;
    const parsed = await employees({ ...EMPLOYEE, [column]: quotedValue });
    expect(short(parsed.rejected)).toEqual([`2 ${column} ${code}`]);
  });
});

describe('cells that a spreadsheet changed', () => {
  const sheetWith = async <Kind extends ImportKind>(
    kind: Kind,
    cells: Record<string, TestCell>,
  ) => {
    const columns: readonly string[] = COLUMNS[kind];
    const rows = [columns, columns.map((column) => cells[column] ?? null)];
    return readSheet(kind, { name: 'uji.xlsx', bytes: workbook([{ name: 'A', rows }]) });
  };

  it.each([
    ['agency', 'KODE'],
    ['units', 'KODE'],
    ['units', 'INDUK'],
    ['employees', 'KODE_UNIT'],
    ['goals', 'KODE'],
    ['goals', 'INDUK'],
    ['goals', 'KODE_INDIKATOR'],
    ['goals', 'PENGAMPU_UNIT'],
  ] as const)('are no codes: %s %s', async (kind, column) => {
    for (const cell of [{ date: '2026-02-05' }, 1.1, 3521]) {
      const { rejected } = await sheetWith(kind, { [column]: cell });
      expect(short(rejected)).toEqual([`2 ${column} code_not_text`]);
      expect(rejected[0]?.message).toMatch(/menjadi (?:tanggal|angka)/);
    }
    for (const text of ['05-Feb', '5-Feb-26', '05/02/2026', '2026-02-05']) {
      expect(short((await sheetWith(kind, { [column]: text })).rejected)).toEqual([
        `2 ${column} code_not_text`,
      ]);
    }
    for (const text of ['1.10', '5.2', '01', 'DINSOS.1', '05-FEBRI', '2026']) {
      expect((await sheetWith(kind, { [column]: text })).rejected).toEqual([]);
    }
  });

  it.each(IMPORT_KINDS)('are refused where %s hold errors', async (kind) => {
    for (const column of COLUMNS[kind]) {
      const { rejected } = await sheetWith(kind, { [column]: { error: '#REF!' } });
      expect(short(rejected)).toEqual([`2 ${column} value_missing`]);
    }
  });

  it('are no names and targets where they became dates', async () => {
    const employee = await sheetWith('employees', { JABATAN: { date: '2026-01-01' } });
    expect(short(employee.rejected)).toEqual(['2 JABATAN text_not_text']);
    const goal = await sheetWith('goals', { TARGET: { date: '2026-10-05' } });
    expect(short(goal.rejected)).toEqual(['2 TARGET text_not_text']);
  });
});

describe('parseUnits', () => {
  const units = async (rows: Record<string, string>[], known: [string, string | null][] = []) =>
    parseUnits(await sheetOf('units', rows), { units: new Map(known) });
  const unit = (KODE: string, INDUK: string) => ({ KODE, INDUK, NAMA: KODE, JENIS: 'BIDANG' });

  it('finds rings, unknown parents, double codes, a second root and an unknown template', async () => {
    const parsed = await units([
      unit('R', ''),
      unit('A', 'C'),
      unit('B', 'A'),
      unit('C', 'B'),
      unit('D', 'C'),
      unit('E', 'E'),
      unit('F', 'X'),
      unit('F', 'R'),
      unit('G', ''),
      { ...unit('H', 'R'), TEMPLAT: 'DINAS_MARS_1' },
      { ...unit('kode berspasi', 'R'), JENIS: 'PLANET' },
    ]);
    expect(short(parsed.rejected)).toEqual([
      '3 INDUK cycle',
      '4 INDUK cycle',
      '5 INDUK cycle',
      '7 INDUK cycle',
      '8 INDUK parent_unknown',
      '9 KODE code_duplicate',
      '10 INDUK required',
      '11 TEMPLAT enum',
      '12 KODE range',
      '12 JENIS enum',
    ]);
  });

  it('knows the units that the agency has', async () => {
    const known: [string, string | null][] = [
      ['R', null],
      ['A', 'R'],
      ['B', 'A'],
    ];
    expect((await units([unit('C', 'B')], known)).rejected).toEqual([]);
    expect(short((await units([unit('A', 'B')], known)).rejected)).toEqual(['2 INDUK cycle']);
    expect(short((await units([unit('C', '')], known)).rejected)).toEqual(['2 INDUK required']);
    expect((await units([unit('R', '')], known)).rejected).toEqual([]);
  });
});

describe('parseGoals', () => {
  const goals = async (...rows: Record<string, string>[]) =>
    parseGoals(await sheetOf('goals', rows), {
      goals: new Map([['OLD', null]]),
      unitCodes: UNIT_CODES,
    });
  const ROOT = { KODE: 'T', LEVEL: 'FINAL_OUTCOME', SASARAN: 'Hasil' };
  const INDICATOR = {
    KODE_INDIKATOR: 'T-I1',
    INDIKATOR: 'Indeks',
    SATUAN: 'nilai',
    TARGET: '75,50',
    ARAH: 'MAKIN_TINGGI',
  };

  it.each([
    [{ LEVEL: '' }, 'LEVEL required'],
    [{ LEVEL: 'CSF' }, 'INDUK required'],
    [{ INDUK: 'X' }, 'INDUK parent_unknown'],
    [{ INDUK: 'T' }, 'INDUK cycle'],
    [{ SASARAN: '' }, 'SASARAN required'],
    [{ CASCADING: 'ZIGZAG' }, 'CASCADING enum'],
    [{ PENGAMPU_UNIT: 'X' }, 'PENGAMPU_UNIT unit_unknown'],
    [{ KODE_INDIKATOR: '' }, 'KODE_INDIKATOR required'],
    [{ INDIKATOR: '' }, 'INDIKATOR required'],
    [{ SATUAN: '' }, 'SATUAN required'],
    [{ TARGET: '' }, 'TARGET required'],
    [{ TARGET: '1.2.3' }, 'TARGET range'],
    [{ TARGET: '=1+1 dokumen' }, 'TARGET range'],
    [{ TARGET: '-' }, 'TARGET required'],
    [{ TARGET: '#N/A' }, 'TARGET value_missing'],
    [{ SASARAN: 'null' }, 'SASARAN value_missing'],
    [{ FORMULA: '#REF!' }, 'FORMULA value_missing'],
    [{ SATUAN: '<b>' }, 'SATUAN text_unsafe'],
    [{ TARGET: '1,23456' }, 'TARGET range'],
    [{ ARAH: 'NAIK' }, 'ARAH enum'],
  ])('refuses %j as %s', async (change: Record<string, string>, problem) => {
    const parsed = await goals({ ...ROOT, ...INDICATOR, ...change });
    expect(short(parsed.rejected)).toEqual([`2 ${problem}`]);
  });

  it('gathers the indicators of a node and refuses contradictions', async () => {
    const second = { ...INDICATOR, KODE: 'T', KODE_INDIKATOR: 'T-I2', TARGET: '1.234' };
    const good = await goals({ ...ROOT, ...INDICATOR }, { ...second, SASARAN: 'Hasil' });
    expect(good.rejected).toEqual([]);
    expect(good.rows).toHaveLength(1);
    expect(good.rows[0]?.indicators.map(({ target }) => target)).toEqual(['75.5', '1234']);
    expect(short(good.warnings)).toEqual(['3 TARGET number_grouping']);

    const bad = await goals(
      { ...ROOT, ...INDICATOR },
      { ...second, SASARAN: 'Lain', KODE_INDIKATOR: 'T-I1' },
    );
    expect(short(bad.rejected)).toEqual([
      '3 SASARAN code_duplicate',
      '3 KODE_INDIKATOR code_duplicate',
    ]);
  });

  it.each([
    ['WTP', 'opini', 'WTP'],
    ['BB', 'predikat', 'BB'],
    ['80,5 - 82', 'indeks', '80,5–82'],
    ['≤ 4', 'temuan', '≤ 4'],
    ['3 bulan', 'hari', '3 bulan'],
  ])('takes the target %s %s as words, and says so', async (target, unit, words) => {
    const parsed = await goals({ ...ROOT, ...INDICATOR, TARGET: target, SATUAN: unit });
    expect(parsed.rejected).toEqual([]);
    expect(short(parsed.warnings)).toEqual(['2 TARGET target_words']);
    expect(parsed.rows[0]?.indicators[0]).toMatchObject({ target: null, targetWords: words });
  });

  it('takes a target that repeats its unit as the number it is', async () => {
    const parsed = await goals({ ...ROOT, ...INDICATOR, TARGET: '5 hari', SATUAN: 'hari' });
    expect(parsed.warnings).toEqual([]);
    expect(parsed.rows[0]?.indicators[0]).toMatchObject({ target: '5', targetWords: null });
  });

  it('takes a node without indicator and a parent that is already stored', async () => {
    const parsed = await goals({ KODE: 'N', INDUK: 'OLD', LEVEL: 'CSF', SASARAN: 'Antara' });
    expect(parsed.rejected).toEqual([]);
    expect(parsed.rows[0]?.indicators).toEqual([]);
  });
});

describe('parseAgency', () => {
  it('takes zone names and refuses what is missing or double', async () => {
    const row = { KODE: '1', NAMA: 'Kota', JENIS: 'kota', ZONA_WAKTU: 'WITA' };
    const good = parseAgency(await sheetOf('agency', [row]));
    expect(good.rows).toMatchObject([{ kind: 'KOTA', timeZone: 'Asia/Makassar' }]);
    const bad = parseAgency(await sheetOf('agency', [row, row, { NAMA: 'x', JENIS: 'DESA' }]));
    expect(short(bad.rejected)).toEqual([
      '3 KODE code_duplicate',
      '4 KODE required',
      '4 ZONA_WAKTU required',
      '4 JENIS enum',
    ]);
  });
});

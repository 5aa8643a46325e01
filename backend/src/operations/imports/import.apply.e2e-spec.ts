import { workbook } from '../../../test/factories/workbook.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  type EmployeeLine,
  employeesCsv,
  installer,
  packFile,
  sendImport,
} from '../../../test/factories/imports.js';
import { type SmallAgency, smallAgency, testNip } from '../../../test/factories/organization.js';

describe('POST /imports', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const employees = (lines: readonly EmployeeLine[], call = {}) =>
    sendImport(agency.admin.api, 'employees', employeesCsv(lines), call);
  const holdings = (nip: string) =>
    test.database.query(
      `select u.code as unit, h.position_name as position, h.is_head as head, h.starts_on::text as "from", h.ends_on::text as until
         from position_holding h join employment e on e.id = h.employee_id join person p on p.id = e.person_id
         join unit u on u.id = h.unit_id where p.nip = $1 order by h.starts_on`,
      [nip],
    );
  const people = async (): Promise<number> =>
    Number((await test.database.one<{ n: string }>('select count(*) as n from person'))?.n);

  it('asks nobody in, and lets only the agency admin import', async () => {
    expect((await sendImport(test.anonymous, 'units', 'KODE')).status).toBe(401);
    expect((await sendImport(agency.sekda.api, 'units', 'KODE')).status).toBe(403);
    expect((await agency.sekda.api.get('/imports')).status).toBe(403);
    const auditor = await agency.factory.grantee('auditor');
    expect((await sendImport(auditor.api, 'employees', 'NIP')).status).toBe(403);
  });

  it('names what is wrong with the call', async () => {
    const kind = await sendImport(agency.admin.api, 'payroll', 'KODE');
    expect(kind).toMatchObject({ status: 400, body: { errors: [{ field: 'kind' }] } });
    const date = await sendImport(agency.admin.api, 'units', 'KODE', {
      effectiveFrom: '2026-02-31',
    });
    expect(date).toMatchObject({ status: 400, body: { errors: [{ field: 'effectiveFrom' }] } });
    const none = await agency.admin.api.post('/imports?kind=units', {});
    expect(none).toMatchObject({ status: 400, body: { errors: [{ field: 'file' }] } });
  });

  it('refuses what is no table, by content and not by name', async () => {
    const exe = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]);
    const answer = await sendImport(agency.admin.api, 'units', exe, { name: 'unit.csv' });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'file' }] } });
    const empty = await sendImport(agency.admin.api, 'units', ' \n', { name: 'unit.csv' });
    expect(empty.body.errors[0]).toMatchObject({ field: 'file', code: 'file_empty' });
  });

  it('refuses 25 MB with a clear word', async () => {
    const answer = await sendImport(
      agency.admin.api,
      'employees',
      new Uint8Array(25 * 1024 * 1024).fill(65),
    );
    expect(answer).toMatchObject({ status: 413, body: { code: 'too_large' } });
  });

  it('only says what would happen in a dry run', async () => {
    const before = await people();
    const { body } = await employees([{ nip: testNip(), unit: 'DISA.1' }], { dryRun: true });
    expect(body).toMatchObject({ applied: false, accepted: 1, summary: { created: 1 } });
    expect(await people()).toBe(before);
  });

  it('stores nothing when one row is refused', async () => {
    const before = await people();
    const { status, body } = await employees([
      { nip: testNip(), unit: 'DISA.1' },
      { nip: '12345678901234567', unit: 'NOWHERE' },
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ applied: false, accepted: 1 });
    expect(body.rejected).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ row: 3, column: 'NIP', code: 'nip_length' }),
        expect.objectContaining({ row: 3, column: 'KODE_UNIT', code: 'unit_unknown' }),
      ]),
    );
    expect(await people()).toBe(before);
  });

  it('dates what changed and corrects the rest, with an event each', async () => {
    const nip = testNip();
    const call = { effectiveFrom: '2026-12-01' };
    await employees([{ nip, unit: 'DISA.1', rank: 'III/c', skills: 'pemetaan' }]);
    const { body } = await employees(
      [{ nip, unit: 'DISB.1', rank: 'III/d', name: 'Nama Baru', skills: 'pemetaan|statistik' }],
      call,
    );
    expect(body).toMatchObject({ applied: true, summary: { moved: 1, created: 0 } });
    expect(await holdings(nip)).toEqual([
      expect.objectContaining({ unit: 'DISA.1', from: '2026-01-01', until: '2026-11-30' }),
      expect.objectContaining({ unit: 'DISB.1', from: '2026-12-01', until: null }),
    ]);
    const ranks = await test.database.query(
      `select r.rank from rank_entry r join employment e on e.id = r.employee_id join person p on p.id = e.person_id
        where p.nip = $1 order by r.recorded_on`,
      [nip],
    );
    expect(ranks).toEqual([{ rank: 'III/c' }, { rank: 'III/d' }]);
    const events = await test.database.query<{ action: string }>(
      `select action from audit_event where detail ->> 'importId' is not null and agency_id = $1 order by id`,
      [agency.factory.agencyId],
    );
    expect(events.map(({ action }) => action)).toEqual([
      'person.correct',
      'employee.correct',
      'employee.close_position',
      'employee.open_position',
      'employee.open_rank',
    ]);
    // today it is still the old post
    const today = await test.database.one(
      'select unit_name, name, skills from employee_directory where nip = $1',
      [nip],
    );
    expect(today).toMatchObject({ unit_name: agency.units.bidangA1.name, name: 'Nama Baru' });
    expect(today?.skills).toEqual(['pemetaan', 'statistik']);
  });

  it('does not undo dated history', async () => {
    const nip = testNip();
    await employees([{ nip, unit: 'DISA.1' }]);
    await employees([{ nip, unit: 'DISA.2' }], { effectiveFrom: '2026-11-20' });
    const { body } = await employees([{ nip, unit: 'DISB.1' }], { effectiveFrom: '2026-11-10' });
    expect(body).toMatchObject({ applied: false, rejected: [{ row: 2, code: 'range' }] });
  });

  it('lets two heads trade places in one file, also twice on one day', async () => {
    const { headOfA1, headOfA2, units } = agency;
    const line = (nip: string, unit: string): EmployeeLine => ({
      nip,
      unit,
      head: true,
      position: `Kepala ${unit}`,
    });
    const swap = [line(headOfA1.nip, 'DISA.2'), line(headOfA2.nip, 'DISA.1')];
    const first = await employees(swap);
    expect(first.body).toMatchObject({ applied: true, summary: { moved: 2 } });
    const acting = () =>
      test.database.query(
        `select unit_id as unit, employee_id as head from acting_heads($1, '2026-11-24') where unit_id = any($2) order by unit_id`,
        [agency.factory.agencyId, [units.bidangA1.id, units.bidangA2.id]],
      );
    const swapped = await acting();
    expect(swapped).toContainEqual({ unit: units.bidangA1.id, head: headOfA2.employeeId });
    const back = await employees([line(headOfA1.nip, 'DISA.1'), line(headOfA2.nip, 'DISA.2')]);
    expect(back.body).toMatchObject({ applied: true, summary: { corrected: 2 } });
    expect(await acting()).toContainEqual({ unit: units.bidangA1.id, head: headOfA1.employeeId });
  });

  it('reads XLSX, and names a NIP that the spreadsheet turned into a number', async () => {
    const book = (second: string | number): Uint8Array<ArrayBuffer> => {
      const lines = [testNip(), testNip()].map((nip) => ({ nip, unit: 'DISA.1' }));
      const rows = employeesCsv(lines)
        .split('\r\n')
        .map((text, at) =>
          text.split(';').map((cell, place) => (at === 2 && place === 0 ? second : cell)),
        );
      return new Uint8Array(workbook([{ name: 'Data', rows }]));
    };
    const bytes = book(199001012015031000);
    const { body } = await sendImport(agency.admin.api, 'employees', bytes, {
      name: 'pegawai.xlsx',
    });
    expect(body).toMatchObject({
      applied: false,
      rejected: [{ file: 'pegawai.xlsx', row: 3, column: 'NIP', code: 'nip_not_text' }],
    });
    const again = await sendImport(agency.admin.api, 'employees', book(testNip()));
    expect(again.body).toMatchObject({ applied: true, summary: { created: 2 } });
  });

  it('keeps two imports apart: the second finds what the first made', async () => {
    const lines = Array.from({ length: 30 }, () => ({ nip: testNip(), unit: 'DISB.1' }));
    const answers = await Promise.all([employees(lines), employees(lines)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const created = answers.map(({ body }) => body.summary.created).sort((a, b) => a - b);
    expect(created).toEqual([0, 30]);
  });

  it('stores strange text as text, and refuses it where it could be no name', async () => {
    const nip = testNip();
    const skill = `'') or drop table person -- 😀`;
    await employees([{ nip, unit: 'DISA.1', skills: skill }]);
    const row = await test.database.one(
      'select skill from employee_skill s join employment e on e.id = s.employee_id join person p on p.id = e.person_id where nip = $1',
      [nip],
    );
    expect(row).toEqual({ skill: skill.slice(1) });
    for (const name of ['<script>alert(1)</script>', '=HYPERLINK(1)', 'x'.repeat(10_000)]) {
      const { body } = await employees([{ nip: testNip(), unit: 'DISA.1', name }]);
      expect(body).toMatchObject({ applied: false, rejected: [{ row: 2, column: 'NAMA' }] });
    }
  });

  it('keeps a flag that the agency moved, and flags a unit that became a Dinas', async () => {
    const header = 'KODE;INDUK;NAMA;JENIS;TEMPLAT';
    await test.database.query('update unit set is_organizational = false where id = $1', [
      agency.units.bagianHukum.id,
    ]);
    const units = [
      header,
      'SETDA.A1.2;SETDA.A1;Bagian Hukum;BAGIAN;',
      'DISA.2;BUP;Dinas Baru;DINAS;',
      'DISA.2.1;DISA.2;Bidang Anak;BIDANG;',
    ].join('\n');
    const { body } = await sendImport(agency.admin.api, 'units', units);
    expect(body).toMatchObject({ applied: true, summary: { created: 1, corrected: 2 } });
    const rows = await test.database.query(
      'select u.code, u.is_organizational as flag, o.code as owner from unit u left join unit o on o.id = u.organizational_unit_id where u.code = any($1) order by u.code',
      [['SETDA.A1.2', 'DISA.2', 'DISA.2.1']],
    );
    expect(rows).toEqual([
      { code: 'DISA.2', flag: true, owner: 'DISA.2' },
      { code: 'DISA.2.1', flag: false, owner: 'DISA.2' },
      { code: 'SETDA.A1.2', flag: false, owner: 'SETDA' },
    ]);
  });

  it('brings an archived goal back, and corrects a moved indicator', async () => {
    const header =
      'KODE;INDUK;LEVEL;CASCADING;SASARAN;KODE_INDIKATOR;INDIKATOR;SATUAN;TARGET;ARAH;FORMULA;PENGAMPU_UNIT';
    const goals = (target: string) =>
      sendImport(
        agency.admin.api,
        'goals',
        `${header}\nT1;;FINAL_OUTCOME;;Sasaran;T1-I1;Indeks;indeks;${target};MAKIN_TINGGI;;BUP`,
        { year: 2027 },
      );
    expect((await goals('75,5')).body).toMatchObject({ applied: true, summary: { created: 1 } });
    await test.database.query(`update goal set archived_at = now() where year = 2027`);
    expect((await goals('75,50')).body).toMatchObject({ summary: { corrected: 1 } });
    expect((await goals('80')).body).toMatchObject({ summary: { corrected: 1 } });
    const row = await test.database.one(
      'select g.archived_at, i.target::text from goal g join goal_indicator i on i.goal_id = g.id where g.year = 2027',
    );
    expect(row).toEqual({ archived_at: null, target: '80' });
  });

  it('lets the installer make a second agency and act in it, and nobody else', async () => {
    const admin = await installer(test);
    expect((await sendImport(admin, 'units', await text('units'))).status).toBe(409);
    const other = 'KODE;NAMA;JENIS;ZONA_WAKTU\n5271;Pemerintah Kota Contoh;KOTA;Asia/Makassar';
    expect((await sendImport(agency.admin.api, 'agency', other)).status).toBe(403);
    const made = await sendImport(admin, 'agency', other);
    expect(made.body).toMatchObject({ applied: true, summary: { created: 1 } });
    const units = await sendImport(admin, 'units', await text('units'));
    expect(units.body).toMatchObject({ applied: true, summary: { created: 97 } });
    const owner = await test.database.query(
      `select a.code, count(*)::int as n from unit u join agency a on a.id = u.agency_id group by 1 order by 1`,
    );
    expect(owner).toContainEqual({ code: '5271', n: 97 });
  });

  it('hands out blank forms that can be imported back', async () => {
    const csv = await agency.admin.api.get('/imports/templates/units?format=csv');
    expect(csv.headers.get('content-disposition')).toContain('templat-unit.csv');
    const back = await sendImport(
      agency.admin.api,
      'agency',
      new Uint8Array((await agency.admin.api.get('/imports/templates/agency?format=xlsx')).body),
      { dryRun: true },
    );
    expect(back.body).toMatchObject({
      rejected: [{ row: 2, code: 'template_example' }],
      accepted: 0,
    });
    expect((await agency.admin.api.get('/imports/templates/payroll')).status).toBe(404);
  });

  const text = async (kind: 'units'): Promise<string> => (await packFile(kind)).toString('utf8');
});

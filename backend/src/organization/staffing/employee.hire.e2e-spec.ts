import { startTestApp, TEST_NOW, type TestApp } from '../../../test/app.js';
import { employeesCsv, sendImport } from '../../../test/factories/imports.js';
import { type SmallAgency, smallAgency, testNip } from '../../../test/factories/organization.js';
import { DailyRefreshService } from '../directory/daily-refresh.service.js';

const TODAY = '2026-11-24';

describe('POST /employees and its like', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let code = 3700;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    test.clock.set(TEST_NOW);
    agency = await smallAgency(test, String((code += 1)));
  });
  afterAll(() => test.close());

  const post = (change: object = {}) => ({
    unitId: agency.units.bidangB1.id,
    positionName: 'Analis Kebijakan',
    positionKind: 'FUNGSIONAL',
    functionalLevel: 'Ahli Muda',
    isHead: false,
    effectiveFrom: TODAY,
    ...change,
  });
  const newcomer = (change: object = {}) => ({
    ...post(),
    nip: testNip(),
    name: 'Orang Baru',
    kind: 'PNS',
    ...change,
  });
  const headships = (unitId: string) =>
    test.database.query<{ employeeId: string; until: string | null }>(
      `select employee_id as "employeeId", ends_on::text as until from position_holding where unit_id = $1 and is_head order by starts_on`,
      [unitId],
    );
  const holdings = (employeeId: string) =>
    test.database.query(
      `select position_name as name, starts_on::text as from, ends_on::text as until from position_holding where employee_id = $1 order by starts_on`,
      [employeeId],
    );

  it('is the admin’s alone', async () => {
    const other = await smallAgency(test, String(code + 500));
    expect((await test.anonymous.post('/employees', newcomer())).status).toBe(401);
    expect((await agency.headOfDinasA.api.post('/employees', newcomer())).status).toBe(403);
    const { employeeId } = agency.staffA1;
    for (const [verb, body] of [
      ['move', post()],
      ['cancel-move', {}],
    ] as const) {
      const path = `/employees/${employeeId}/${verb}`;
      expect((await test.anonymous.post(path, body)).status).toBe(401);
      expect((await agency.staffA1.api.post(path, body)).status).toBe(403);
      expect((await other.admin.api.post(path, body)).status).toBe(404);
    }
    const correction = { name: 'Nama Lain', reason: 'Salah ketik' };
    expect((await agency.staffA1.api.patch(`/employees/${employeeId}`, correction)).status).toBe(
      403,
    );
    expect((await other.admin.api.patch(`/employees/${employeeId}`, correction)).status).toBe(404);
  });

  it('takes on a newcomer, who may sign in from the first day and not before', async () => {
    const body = newcomer({ effectiveFrom: '2026-11-26' });
    const answer = await agency.admin.api.post('/employees', body);
    expect(answer).toMatchObject({ status: 201, body: { warnings: [] } });
    const record = await agency.admin.api.get(`/employees/${answer.body.employeeId}/record`);
    expect(record.body).toMatchObject({ status: 'coming', nip: body.nip, startsOn: '2026-11-26' });
    const { id } = record.body.account;
    await test.database.query(`update account set password_state = 'own' where id = $1`, [id]);
    expect((await test.as(id).get('/me')).status).toBe(401);
    test.clock.set('2026-11-26T02:00:00.000Z');
    await test.app.get(DailyRefreshService).run('all');
    expect((await test.as(id).get('/me')).body.employee.name).toBe('Orang Baru');
  });

  it('names what is wrong, at its field', async () => {
    const at = async (change: object) =>
      (await agency.admin.api.post('/employees', newcomer(change))).body.errors[0].field;
    expect(await at({ nip: '123' })).toBe('nip');
    expect(await at({ nip: agency.staffA1.nip })).toBe('nip');
    expect(await at({ rank: 'IX/z' })).toBe('rank');
    expect(await at({ unitId: agency.staffA1.employeeId })).toBe('unitId');
    const other = await smallAgency(test, String(code + 500));
    const foreign = await agency.admin.api.post('/employees', newcomer({ nip: other.staffA1.nip }));
    expect(foreign.body.errors[0]).toMatchObject({ field: 'nip', code: 'nip_not_available' });
  });

  it('takes no text on a screen that a file would be refused for', async () => {
    const { api } = agency.admin;
    const path = `/employees/${agency.staffA1.employeeId}`;
    const faultAt = ({
      status,
      body,
    }: {
      status: number;
      body: { errors?: { field: string }[] };
    }) => `${status} ${body.errors?.[0]?.field}`;
    for (const text of ['#N/A', 'NULL', '-', '=1+1', '<b>x</b>']) {
      const moved = await api.post(`${path}/move`, post({ positionName: text }));
      expect([text, faultAt(moved)]).toEqual([text, '400 positionName']);
      for (const field of ['positionName', 'name', 'frontTitle', 'backTitle'] as const)
        expect([text, faultAt(await api.post('/employees', newcomer({ [field]: text })))]).toEqual([
          text,
          `400 ${field}`,
        ]);
      for (const field of ['name', 'frontTitle', 'backTitle'] as const) {
        const corrected = await api.patch(path, { [field]: text, reason: 'Salah ketik' });
        expect([text, faultAt(corrected)]).toEqual([text, `400 ${field}`]);
      }
      const skilled = await api.post('/employees', newcomer({ skills: ['GIS', text] }));
      expect([text, faultAt(skilled)]).toEqual([text, '400 skills']);
    }
    await api.patch(path, { name: "'Edi Nasution", reason: 'Salah ketik' });
    expect((await api.get(`${path}/record`)).body.name).toContain('Edi Nasution');
    expect((await api.get(`${path}/record`)).body.name).not.toContain("'");
  });

  it('asks before it makes a second record of one person, and mends a wrong NIP with its history', async () => {
    const first = newcomer({ name: 'Siti Aminah', birthDate: '1985-03-12' });
    const { employeeId } = (await agency.admin.api.post('/employees', first)).body;
    const again = { ...first, nip: testNip() };
    expect(await agency.admin.api.post('/employees', again)).toMatchObject({
      status: 409,
      body: { code: 'same_person', choices: ['same', 'new'] },
    });
    const nip = testNip();
    const corrected = await agency.admin.api.patch(`/employees/${employeeId}`, {
      nip,
      name: 'Siti Aminah Putri',
      reason: 'NIP salah ketik',
    });
    expect(corrected.status).toBe(200);
    const record = (await agency.admin.api.get(`/employees/${employeeId}/record`)).body;
    expect(record).toMatchObject({ nip, account: { username: nip } });
    const [former] = await test.database.query(
      'select nip from former_nip where person_id = (select person_id from employment where id = $1)',
      [employeeId],
    );
    expect(former).toEqual({ nip: first.nip });
    const [event] = await test.database.query<{ detail: { changes: object[] } }>(
      `select detail from audit_event where action = 'person.correct' and agency_id = $1 order by id desc limit 1`,
      [agency.factory.agencyId],
    );
    expect(event?.detail.changes).toEqual(
      expect.arrayContaining([
        { field: 'nip', from: first.nip, to: nip },
        { field: 'name', from: 'Siti Aminah', to: 'Siti Aminah Putri' },
      ]),
    );
    const taken = await agency.admin.api.patch(`/employees/${employeeId}`, {
      nip: agency.staffA1.nip,
      reason: 'x',
    });
    expect(taken.body.errors[0].field).toBe('nip');
  });

  it('refuses the NIP of another agency in the words of the import', async () => {
    const other = await smallAgency(test, String(code + 700));
    const foreign = { nip: other.staffA1.nip, reason: 'NIP salah ketik' };
    const hired = await agency.admin.api.post('/employees', newcomer({ nip: foreign.nip }));
    const before = await test.database.query('select count(*) from former_nip');
    const corrected = await agency.admin.api.patch(
      `/employees/${agency.staffA1b.employeeId}`,
      foreign,
    );
    expect(corrected).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'nip', code: 'nip_not_available' }] },
    });
    expect(corrected.body.errors).toEqual(hired.body.errors);
    expect(await test.database.query('select count(*) from former_nip')).toEqual(before);
  });

  it('moves a person from a day on, and the next file agrees', async () => {
    const { staffA1 } = agency;
    const path = `/employees/${staffA1.employeeId}/move`;
    const body = post({
      positionName: 'Pengelola Data',
      positionKind: 'PELAKSANA',
      functionalLevel: undefined,
      effectiveFrom: '2026-12-01',
    });
    expect((await agency.admin.api.post(path, body)).status).toBe(200);
    expect(await holdings(staffA1.employeeId)).toMatchObject([
      { until: '2026-11-30' },
      { name: 'Pengelola Data', from: '2026-12-01', until: null },
    ]);
    // Today's file knows the present post; it neither hides nor undoes the coming change.
    const file = employeesCsv([
      {
        nip: staffA1.nip,
        name: 'Pegawai Lama',
        unit: 'DISA.1',
        position: 'Pranata Komputer',
        kind: 'FUNGSIONAL',
      },
    ]);
    const today = await sendImport(agency.admin.api, 'employees', file, { effectiveFrom: TODAY });
    expect(today.body).toMatchObject({ applied: true, rejected: [] });
    expect((await holdings(staffA1.employeeId)).at(-1)).toMatchObject({
      from: '2026-12-01',
      until: null,
    });
    expect((await agency.admin.api.post(path, body)).status).toBe(409);
    expect(
      (await agency.admin.api.post(`/employees/${staffA1.employeeId}/cancel-move`, {})).status,
    ).toBe(200);
    expect(
      (await agency.admin.api.post(`/employees/${staffA1.employeeId}/cancel-move`, {})).status,
    ).toBe(409);
    expect((await holdings(staffA1.employeeId)).at(-1)).toMatchObject({ until: null });
  });

  it('asks before a head gives way, and leaves the unit one head', async () => {
    const path = `/employees/${agency.staffA1.employeeId}/move`;
    const body = post({
      unitId: agency.units.bidangA1.id,
      positionName: 'Kepala Bidang',
      positionKind: 'ADMINISTRATOR',
      functionalLevel: undefined,
      isHead: true,
    });
    expect(await agency.admin.api.post(path, body)).toMatchObject({
      status: 409,
      body: { code: 'head_present' },
    });
    expect((await agency.admin.api.post(path, { ...body, replaceHead: true })).status).toBe(200);
    expect(await headships(agency.units.bidangA1.id)).toEqual([
      { employeeId: agency.headOfA1.employeeId, until: '2026-11-23' },
      { employeeId: agency.staffA1.employeeId, until: null },
    ]);
  });

  it('survives two admins at once: a move and a departure, two moves', async () => {
    const second = await agency.factory.grantee('agency_admin');
    const { staffA1, staffA2 } = agency;
    const leaving = { kind: 'retired', on: '2026-12-01', reason: 'Keputusan' };
    const both = await Promise.all([
      agency.admin.api.post(`/employees/${staffA1.employeeId}/end`, leaving),
      second.api.post(
        `/employees/${staffA1.employeeId}/move`,
        post({ effectiveFrom: '2026-11-25' }),
      ),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await holdings(staffA1.employeeId)).at(-1)).toMatchObject({ until: '2026-11-30' });
    const moves = await Promise.all([
      agency.admin.api.post(
        `/employees/${staffA2.employeeId}/move`,
        post({ effectiveFrom: '2026-11-25' }),
      ),
      second.api.post(
        `/employees/${staffA2.employeeId}/move`,
        post({ effectiveFrom: '2026-11-25' }),
      ),
    ]);
    expect(moves.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('lets a file end an employment, and asks before the next one takes the person on again', async () => {
    const { staffA1, staffA2 } = agency;
    const line = {
      nip: staffA1.nip,
      name: 'Pegawai Lama',
      unit: 'DISA.1',
      position: 'Pranata Komputer',
      kind: 'FUNGSIONAL',
    };
    const leaving = employeesCsv([{ ...line, leaves: ['PENSIUN', '01-12-2026'] }]);
    expect((await sendImport(agency.admin.api, 'employees', leaving)).body).toMatchObject({
      applied: true,
      summary: { moved: 1 },
    });
    expect((await sendImport(agency.admin.api, 'employees', leaving)).body.summary.unchanged).toBe(
      1,
    );
    test.clock.set('2026-12-02T02:00:00.000Z');
    await test.app.get(DailyRefreshService).run('all');
    expect((await holdings(staffA1.employeeId)).at(-1)).toMatchObject({ until: '2026-11-30' });
    const stale = await sendImport(agency.admin.api, 'employees', employeesCsv([line]));
    expect(stale.body).toMatchObject({
      applied: false,
      questions: [{ code: 'left_returns', row: 2 }],
    });
    const half = employeesCsv([{ ...line, nip: staffA2.nip, leaves: ['PENSIUN', ''] }]);
    expect((await sendImport(agency.admin.api, 'employees', half)).body.rejected).toMatchObject([
      { column: 'TMT_BERHENTI' },
    ]);
  });

  it('moves a TMT that was typed wrong, with the post before it', async () => {
    const { employeeId } = agency.staffA1;
    await agency.admin.api.post(`/employees/${employeeId}/move`, post());
    const [, holding] = await test.database.query<{ id: string }>(
      'select id from position_holding where employee_id = $1 order by starts_on',
      [employeeId],
    );
    const path = `/employees/${employeeId}/holdings/${holding?.id}`;
    const to = (startsOn: string) =>
      agency.admin.api.patch(path, { startsOn, reason: 'SK tertanggal lain' });
    expect((await to('2026-10-01')).status).toBe(200);
    expect(await holdings(employeeId)).toMatchObject([
      { until: '2026-09-30' },
      { from: '2026-10-01' },
    ]);
    expect((await to('2026-11-01')).status).toBe(200);
    expect(await holdings(employeeId)).toMatchObject([
      { until: '2026-10-31' },
      { from: '2026-11-01' },
    ]);
    expect((await to('2025-12-01')).body.errors[0].field).toBe('startsOn');
    expect((await to('2026-11-01')).status).toBe(409);
    expect((await agency.staffA1.api.patch(path, { startsOn: TODAY, reason: 'x' })).status).toBe(
      403,
    );
  });
});

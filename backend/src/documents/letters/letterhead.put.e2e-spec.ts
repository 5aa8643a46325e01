import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('PUT /units/:id/letterhead, PUT /agency/letterhead', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterAll(() => test.close());

  const path = (unit: 'dinasA' | 'dinasB' | 'bidangA1') =>
    `/units/${agency.units[unit].id}/letterhead`;
  const versionOf = async (unitId: string | null): Promise<number> => {
    const { body } = await agency.admin.api.get('/letterheads');
    return body.items.find((item: { unitId: string | null }) => item.unitId === unitId).version;
  };
  const put = async (unit: 'dinasA' | 'dinasB', fields: object) =>
    agency.admin.api.put(path(unit), {
      ...fields,
      version: await versionOf(agency.units[unit].id),
    });

  it('is for the admin of the own agency, and for a unit that is there', async () => {
    const body = { address: 'Jalan Contoh 1', version: 0 };
    expect((await test.anonymous.put(path('dinasB'), body)).status).toBe(401);
    expect((await agency.headOfDinasB.api.put(path('dinasB'), body)).status).toBe(403);
    expect((await agency.headOfDinasB.api.get('/letterheads')).status).toBe(403);
    expect((await other.admin.api.put(path('dinasB'), body)).status).toBe(404);
    const seen = await other.admin.api.get(
      `/letterheads/versions?unitId=${agency.units.dinasB.id}`,
    );
    expect(seen.status).toBe(404);
    const { body: theirs } = await other.admin.api.post('/letterheads/preview', {
      unitId: agency.units.dinasB.id,
    });
    expect(theirs.status).toBe(404);
  });

  it('refuses what cannot stand on a kop', async () => {
    const codeOf = async (fields: object) =>
      (await put('dinasB', fields)).body.errors?.map(
        ({ field, code }: { field: string; code: string }) => `${field} ${code}`,
      );
    expect(await codeOf({ email: 'salah' })).toEqual(['email isEmail']);
    expect(await codeOf({ postalCode: '352' })).toEqual(['postalCode matches']);
    expect(await codeOf({ address: '王' })).toEqual(['address isPrintable']);
    expect(await codeOf({ agencyLine: 'a'.repeat(151) })).toEqual(['agencyLine maxLength']);
    expect(await codeOf({ emblem: 'a'.repeat(64) })).toEqual(['emblem unknown']);
    expect(await codeOf({ emblem: '../../etc/passwd' })).toEqual(['emblem matches']);
    const { body } = await put('dinasB', { address: 'Jalan\nContoh\t\u200b 1' });
    expect(body.head.address).toBe('Jalan Contoh 1');
  });

  it('hands the lines of the agency and of the units above down', async () => {
    const agencyWide = await agency.admin.api.put('/agency/letterhead', {
      phone: '(021) 1',
      place: 'Kota Contoh',
      version: await versionOf(null),
    });
    expect(agencyWide.status).toBe(200);
    const { body } = await put('dinasB', { email: 'b@contoh.example', postalCode: '35210' });
    expect(body).toMatchObject({
      head: {
        address: 'Kode\u00a0Pos\u00a035210',
        contact: 'Telepon\u00a0(021) 1, pos-el\u00a0b@contoh.example',
      },
      place: 'Kota Contoh',
    });
    const { body: seen } = await agency.admin.api.post('/letterheads/preview', {
      address: 'Jalan Baru 2',
      unitId: agency.units.dinasB.id,
    });
    expect(seen.head).toMatchObject({ address: 'Jalan Baru 2', contact: 'Telepon\u00a0(021) 1' });
    const { body: below } = await agency.admin.api.post('/letterheads/preview', {
      unitId: agency.units.bidangA1.id,
    });
    const { body: bidang } = await agency.admin.api.get(`/units/${agency.units.bidangA1.id}`);
    expect(below.head.unitName).toBe(bidang.name);
    const own = await agency.admin.api.put(path('bidangA1'), { phone: '1', version: 0 });
    expect(own).toMatchObject({ status: 409, body: { code: 'unit_not_organizational' } });
  });

  it('keeps each version with who set it, and one of two that meet is told', async () => {
    const unitId = agency.units.dinasB.id;
    await put('dinasB', { address: 'Jalan Lama 1' });
    const version = await versionOf(unitId);
    const answers = await Promise.all(
      ['Jalan Dua 2', 'Jalan Tiga 3'].map((address) =>
        agency.admin.api.put(path('dinasB'), { address, version }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('stale_version');
    const { body } = await agency.admin.api.get(`/letterheads/versions?unitId=${unitId}`);
    expect(body.items[0].version).toBe(version + 1);
    expect(body.items[1]).toMatchObject({ version, fields: { address: 'Jalan Lama 1' } });

    const earlier = await put('dinasB', body.items[1].fields);
    expect(earlier.body.head.address).toBe('Jalan Lama 1');
    const again = await put('dinasB', body.items[1].fields);
    expect(again.body.version).toBe(earlier.body.version);

    const [event] = await test.database.query<{ detail: object; via: string }>(
      `select detail, via from audit_event where action = 'agency.letterhead' and entity_id = $1 order by id desc limit 1`,
      [unitId],
    );
    expect(event).toMatchObject({
      via: 'agency_admin',
      detail: { changes: [{ field: 'address', to: 'Jalan Lama 1' }] },
    });
  });

  it('changes the letters to come, none that was read or issued', async () => {
    await put('dinasA', { address: 'Jalan Pertama 1' });
    const squad = await squadFor(test, agency);
    const first = await assignmentAt(agency, squad, agency.staffA1, 'acknowledge', {
      by: agency.headOfDinasA,
    });
    const { body: letters } = await agency.staffA1.api.get(`/assignments/${first.id}/letters`);
    const letterId = letters.items.at(-1).id;
    const { body: letter } = await agency.staffA1.api.get(`/letters/${letterId}`);
    expect(letter.head.address).toBe('Jalan Pertama 1');

    const second = await assignmentAt(
      agency,
      await squadFor(test, agency),
      agency.staffB1,
      'issue',
    );
    const preview = `/assignments/${second.id}/letter-preview`;
    const { body: read } = await agency.headOfDinasB.api.get(preview);
    await put('dinasA', { address: 'Jalan Kedua 2' });
    await put('dinasB', { address: 'Jalan Ketiga 3' });
    const { body: after } = await agency.staffA1.api.get(`/letters/${letterId}`);
    expect(after.head).toEqual(letter.head);
    const unseen = await agency.headOfDinasB.api.post(`/assignments/${second.id}/issue`, {
      letterHash: read.letterHash,
    });
    expect(unseen).toMatchObject({ status: 409, body: { code: 'letter_changed' } });
  });
});

import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  ActivityFactory,
  activityInput,
  type TestRhk,
} from '../../../test/factories/activities.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

/** START TRANSACTION and COMMIT. */
const FRAME = 2;

describe('statements of the verbs on activities', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let make: ActivityFactory;
  let squadId: string;
  let rhk: TestRhk;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    make = new ActivityFactory(test, agency);
    squadId = await make.squad(agency.units.dinasA, { leader: agency.staffA2 });
    await make.member(squadId, agency.staffA1);
    rhk = await make.rhk(agency.staffA1, { squadId });
    // Later requests are asked behind the wall at once.
    await agency.staffA1.api.get('/me');
    await agency.headOfA1.api.get('/me');
  });
  afterAll(() => test.close());

  const key = () => ({ headers: { 'Idempotency-Key': randomUUID() } });
  const entry = () => activityInput({ squadId, rhkId: rhk.rhkId });

  it('creates with 11 and sends with 14, who asks and the key of repetition included', async () => {
    const created = await test.countStatements(() =>
      agency.staffA1.api.post('/activities', entry(), key()),
    );
    expect(created.result).toMatchObject({
      status: 201,
      body: { goalChain: [{ statement: 'Sasaran' }], evidence: [], squad: { id: squadId } },
    });
    expect(created.statements).toBe(11 + FRAME);

    const { id } = created.result.body;
    await make.photo(agency.staffA1, id);
    const sent = await test.countStatements(() =>
      agency.staffA1.api.post(`/activities/${id}/submit`, {}, key()),
    );
    expect(sent.result).toMatchObject({ status: 200, body: { status: 'submitted', version: 2 } });
    expect(sent.statements).toBe(14 + FRAME);
  });

  it('answers what reading afterwards answers', async () => {
    const created = await agency.staffA1.api.post('/activities', {
      ...entry(),
      output: { quantity: '2.50', unit: 'berkas' },
    });
    const { id } = created.body;
    const read = async () => (await agency.staffA1.api.get(`/activities/${id}`)).body;
    expect(created.body).toEqual(await read());
    await make.photo(agency.staffA1, id);
    const changed = await agency.staffA1.api.patch(`/activities/${id}`, {
      version: 1,
      name: 'Lain',
    });
    expect(changed.body).toEqual(await read());
    for (const note of ['Foto kurang jelas.', 'Masih kurang jelas.']) {
      const sent = await agency.staffA1.api.post(`/activities/${id}/submit`);
      expect(sent.body).toEqual(await read());
      const returned = await agency.headOfA1.api.post(`/activities/${id}/return`, { note });
      expect(returned.body).toEqual((await agency.headOfA1.api.get(`/activities/${id}`)).body);
      expect(returned.body).toMatchObject({ previous: { note } });
    }
  });

  it.each(['validate', 'return'])('decides 30 (%s) with as many as 3', async (action) => {
    const decide = async (count: number) => {
      const ids = await waiting(count);
      const items = ids.map((id) => ({ kind: 'activity', id, action, note: 'Sudah dilihat.' }));
      const counted = await test.countStatements(() =>
        agency.headOfA1.api.post('/inbox/decide', { items }, key()),
      );
      expect(counted.result.body).toMatchObject({ done: count, failed: 0 });
      return counted.statements;
    };
    const [few, many] = [await decide(3), await decide(30)];
    expect(many).toBe(few);
    expect(many).toBe((action === 'validate' ? 7 : 9) + FRAME);
  });

  /** Sent in SQL: what is counted is the decision. */
  async function waiting(count: number): Promise<string[]> {
    const rows = await test.database.query<{ id: string }>(
      `insert into activity (agency_id, id, employee_id, squad_id, date, starts_at, ends_at, minutes, output_quantity, output_unit,
         description, status, validator_unit_id, validator_because, due_on, submitted_at)
       select $1, gen_random_uuid(), $2, $3, '2026-11-24', '08:00', '09:00', 60, 1, 'dokumen', 'Pekerjaan ' || n, 'submitted',
              $4, 'Pejabat penilai.', '2026-12-01', now() from generate_series(1, $5::int) n returning id`,
      [
        agency.factory.agencyId,
        agency.staffA1.employeeId,
        squadId,
        agency.units.bidangA1.id,
        count,
      ],
    );
    return rows.map(({ id }) => id);
  }
});

import { startTestApp, TEST_PASSWORD, type TestApp } from '../../test/app.js';
import { type SmallAgency, smallAgency } from '../../test/factories/organization.js';

const UNKNOWN = '199001012015011077';

describe('what a new password must not be', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    await test.database.query(`update account set password_state = 'initial' where id <> $1`, [
      agency.admin.accountId,
    ]);
    await test.database.query(
      `update employee_directory set display_name = 'Dr. Siti Rahmawati, S.Kom.' where person_id = $1`,
      [agency.staffA1.personId],
    );
    await test.database.query(`update agency set name = 'Pemerintah Kabupaten Menara'`);
  });
  afterAll(() => test.close());

  const refusal = (body: { errors: { field: string; code: string }[] }) => {
    const [first] = body.errors;
    return `${first?.field} ${first?.code}`;
  };

  it('is neither common, nor NIP, name, product or first password', async () => {
    const { api, nip } = agency.staffA1;
    const change = (next: string) => api.post('/auth/password', { current: TEST_PASSWORD, next });
    const refused: Record<string, string> = {
      'sawah-rim': 'next password_short',
      [`sawah-hijau ${'x'.repeat(117)}`]: 'next password_long',
      'Password123!': 'next password_common',
      'Bismillah-2026': 'next password_common',
      qwerty123456: 'next password_common',
      '1029384756': 'next password_common',
      'Menara-2026!': 'next password_guessable',
      [`sawah-${nip}`]: 'next password_guessable',
      'sawah-rahmawati-7': 'next password_guessable',
      'sawah ASN Squad 7': 'next password_guessable',
      [`sawah ${TEST_PASSWORD}`]: 'next password_guessable',
    };
    for (const [next, why] of Object.entries(refused)) {
      const { status, body } = await change(next);
      expect([next, status, refusal(body)]).toEqual([next, 400, why]);
    }
    expect((await change('sawah-hijau-7')).status).toBe(200);
  });

  it('is refused at a forgotten one alike for known and unknown NIPs', async () => {
    const issued = await agency.admin.api.post(`/accounts/${agency.staffA1.accountId}/codes`);
    const code: string = issued.body.code;
    const reset = (nip: string, text: string, next: string) =>
      test.anonymous.post('/auth/reset', { nip, code: text, next });
    const nexts = ['pendek', 'Password123!', 'sawah-rahmawati-7', 'sawah-hijau-7'];
    for (const next of nexts) {
      const known = await reset(agency.staffA1.nip, 'SALAH23456', next);
      const unknown = await reset(UNKNOWN, 'SALAH23456', next);
      expect(known.status).toBe(400);
      expect({ ...known.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    }
    const named = await reset(agency.staffA1.nip, code, 'sawah-rahmawati-7');
    expect(refusal(named.body)).toBe('next password_guessable');
    expect((await reset(agency.staffA1.nip, code, 'sawah-hijau-8')).status).toBe(204);
  });

  it('leaves the first password usable for signing in', async () => {
    const answer = await test.anonymous.post('/auth/login', {
      nip: agency.staffB1.nip,
      password: TEST_PASSWORD,
    });
    expect(answer.status).toBe(200);
  });
});

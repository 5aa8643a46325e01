import { jest } from '@jest/globals';
import type { TestApp } from '../app.js';
import type { SmallAgency } from '../factories/organization.js';

/** Every computation of a password hash is counted: the time of an answer follows from how many there are. */
const spent = { verify: 0, hash: 0 };
const argon2 = await import('@node-rs/argon2');
jest.unstable_mockModule('@node-rs/argon2', () => ({
  ...argon2,
  verify: (...given: Parameters<typeof argon2.verify>) => {
    spent.verify += 1;
    return argon2.verify(...given);
  },
  hash: (...given: Parameters<typeof argon2.hash>) => {
    spent.hash += 1;
    return argon2.hash(...given);
  },
}));
const { startTestApp } = await import('../app.js');
const { smallAgency } = await import('../factories/organization.js');

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

describe('signing in tells nobody who has an account', () => {
  let test: TestApp;
  let agency: SmallAgency;
  const nips: Record<string, string> = {};
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    const put = (accountId: string, hash: string | null, state: string) =>
      test.database.query(
        'update account set password_hash = $2, password_state = $3 where id = $1',
        [accountId, hash, state],
      );
    await put(agency.staffA1.accountId, await argon2.hash('Kerja-Tuntas-77'), 'own');
    await put(agency.staffA2.accountId, null, 'initial');
    await put(agency.staffB1.accountId, null, 'none');
    await put(agency.staffB1b.accountId, await argon2.hash('Kerja-Tuntas-77'), 'own');
    Object.assign(nips, {
      'an unknown NIP': '199001012015011001',
      'a known one': agency.staffA1.nip,
      'one that never signed in': agency.staffA2.nip,
      'one without a password': agency.staffB1.nip,
      'a locked one': agency.staffB1b.nip,
    });
    for (let time = 0; time < 5; time += 1) await attempt(agency.staffB1b.nip);
    // The first unknown NIP also makes the hash that later ones are checked against.
    await attempt('199001012015011099');
  });
  afterAll(() => test.close());

  const attempt = async (nip: string): Promise<{ status: number; milliseconds: number }> => {
    const started = performance.now();
    const { status } = await test.anonymous.post('/auth/login', { nip, password: 'Salah-2026!' });
    return { status, milliseconds: performance.now() - started };
  };

  it('spends exactly one check of a password, whatever the NIP', async () => {
    const medians: string[] = [];
    for (const [what, nip] of Object.entries(nips)) {
      const times: number[] = [];
      for (let time = 0; time < 9; time += 1) {
        Object.assign(spent, { verify: 0, hash: 0 });
        // What is locked stays so; of the others every attempt is the first.
        await test.database.query('delete from guess where attempts < 5');
        times.push((await attempt(nip)).milliseconds);
        expect([what, spent]).toEqual([what, { verify: 1, hash: 0 }]);
      }
      medians.push(`${what} ${median(times).toFixed(0)} ms`);
    }
    // For readers of the log; on a busy machine it is too unsteady to fail by.
    process.stdout.write(`median of a refused sign-in: ${medians.join(', ')}\n`);
  });

  it('says the same to all, word for word, also on the way to a lock and in it', async () => {
    const answers = new Set<string>();
    for (const nip of Object.values(nips)) {
      for (let time = 0; time < 7; time += 1) {
        const { status, body } = await test.anonymous.post('/auth/login', {
          nip,
          password: 'Salah-2026!',
        });
        answers.add(JSON.stringify([status, { ...body, requestId: '' }]));
      }
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('credentials_wrong');
    // Also of a NIP that nobody has, so that there is as much to write.
    const locked = await test.database.query('select 1 from guess where attempts = 5');
    expect(locked).toHaveLength(Object.keys(nips).length);
  });
});

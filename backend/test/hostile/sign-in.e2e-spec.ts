import { hash } from '@node-rs/argon2';
import { HashQueue } from '../../src/platform/passwords/hash-queue.js';
import { startTestApp, type TestApp } from '../app.js';
import { type SmallAgency, smallAgency } from '../factories/organization.js';

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

describe('signing in tells nobody who has an account', () => {
  let test: TestApp;
  let agency: SmallAgency;
  const nips: Record<string, string> = {};
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    const put = (accountId: string, stored: string | null, state: string) =>
      test.database.query(
        'update account set password_hash = $2, password_state = $3 where id = $1',
        [accountId, stored, state],
      );
    await put(agency.staffA1.accountId, await hash('Kerja-Tuntas-77'), 'own');
    await put(agency.staffA2.accountId, null, 'initial');
    await put(agency.staffB1.accountId, null, 'none');
    await put(agency.staffB1b.accountId, await hash('Kerja-Tuntas-77'), 'own');
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
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => test.close());

  const attempt = async (nip: string): Promise<{ status: number; milliseconds: number }> => {
    const started = performance.now();
    const { status } = await test.anonymous.post('/auth/login', { nip, password: 'Salah-2026!' });
    return { status, milliseconds: performance.now() - started };
  };

  it('spends exactly one check of a password, whatever the NIP', async () => {
    // Every computation of a hash waits for its turn: the time of an answer follows from how many there are.
    const computations = jest.spyOn(HashQueue.prototype, 'run');
    const medians: string[] = [];
    for (const [what, nip] of Object.entries(nips)) {
      const times: number[] = [];
      for (let time = 0; time < 9; time += 1) {
        computations.mockClear();
        // What is locked stays so; of the others every attempt is the first.
        await test.database.query('delete from guess where attempts < 5');
        times.push((await attempt(nip)).milliseconds);
        expect([what, computations.mock.calls.length]).toEqual([what, 1]);
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

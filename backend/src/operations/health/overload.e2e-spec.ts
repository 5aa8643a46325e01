import { Client } from 'pg';
import { type Answer, startTestApp, type TestApp, waitFor } from '../../../test/app.js';
import {
  ActivityFactory,
  activityInput,
  formWith,
  testPhoto,
} from '../../../test/factories/activities.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { Readiness } from './readiness.js';
import { Admission } from '../../platform/http/admission.js';

const BUSY = {
  status: 503,
  code: 'busy',
  title: 'Sedang sibuk',
  detail: expect.stringContaining('Server sedang sibuk'),
};

function expectBusy(answer: Answer): void {
  expect(answer).toMatchObject({ status: 503, body: BUSY });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
}

describe('overload', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let activities: ActivityFactory;

  const start = async (environment: Record<string, string>): Promise<void> => {
    test = await startTestApp(environment);
    agency = await smallAgency(test);
    activities = new ActivityFactory(test, agency);
    test.app.get(Readiness).markReady();
  };
  const health = async (name: string): Promise<number> =>
    (await fetch(`${test.url.replace('/v1', '')}/health/${name}`)).status;
  const withKey = (key: string) => ({ headers: { 'idempotency-key': key } });

  /** Holds the row from outside until the answer is called. */
  const holdActivity = async (id: string): Promise<() => Promise<void>> => {
    const client = new Client({ connectionString: test.databaseUrl });
    await client.connect();
    await client.query('begin');
    await client.query('select 1 from activity where id = $1 for update', [id]);
    return async () => {
      await client.query('rollback');
      await client.end();
    };
  };

  describe('with one connection', () => {
    beforeAll(() => start({ DATABASE_POOL_SIZE: '1', DATABASE_WAIT_MS: '200' }));
    afterAll(() => test.close());

    it('says busy while the connection is taken, stays healthy, and does the repeated request once', async () => {
      const runner = test.database.source.createQueryRunner();
      await runner.connect();
      const send = () =>
        agency.staffA1.api.post('/activities', activityInput(), withKey('overload-1'));
      try {
        expectBusy(await send());
        expect(await health('live')).toBe(200);
        expect(await health('ready')).toBe(200);
      } finally {
        await runner.release();
      }
      const done = await send();
      expect(done.status).toBe(201);
      const again = await send();
      expect(again.body.id).toBe(done.body.id);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      const rows = await test.database.query('select id from activity');
      expect(rows).toHaveLength(1);
    });
  });

  describe('with a row that another holds', () => {
    beforeAll(() => start({ DATABASE_LOCK_MS: '200' }));
    afterAll(() => test.close());

    it('gives up waiting for it, and goes through once it is free', async () => {
      const id = await activities.draft(agency.staffA1);
      const free = await holdActivity(id);
      const submit = () =>
        agency.staffA1.api.post(`/activities/${id}/submit`, {}, withKey('overload-2'));
      try {
        expectBusy(await submit());
      } finally {
        await free();
      }
      expect(await submit()).toMatchObject({ status: 200, body: { status: 'submitted' } });
    });
  });

  describe('with room for one request', () => {
    beforeAll(() => start({ MAX_REQUESTS: '1', MAX_UPLOAD_MB: '1' }));
    afterAll(() => test.close());

    it('refuses the second one, and keeps the room of one whose client has gone until its work is done', async () => {
      const { requests } = test.app.get(Admission);
      const id = await activities.draft(agency.staffA1);
      const free = await holdActivity(id);
      const gone = new AbortController();
      const first = agency.staffA1.api
        .post(`/activities/${id}/submit`, {}, { signal: gone.signal })
        .catch(() => null);
      try {
        await waitFor(() => requests.load === 1);
        expectBusy(await agency.staffA1b.api.get('/me'));
        expect(await health('live')).toBe(200);
        expect(await health('ready')).toBe(200);
        gone.abort();
        await first;
        expectBusy(await agency.staffA1b.api.get('/me'));
      } finally {
        await free();
      }
      await waitFor(() => requests.load === 0);
      expect((await agency.staffA1b.api.get('/me')).status).toBe(200);
      expect((await agency.staffA1.api.get(`/activities/${id}`)).body.status).toBe('submitted');
    });

    it('weighs uploads by their size, apart from other requests', async () => {
      const { uploadBytes } = test.app.get(Admission);
      const id = await activities.draft(agency.staffA1);
      const send = async () =>
        agency.staffA1.api.post(`/activities/${id}/evidence`, undefined, {
          form: formWith('photo', await testPhoto(320), 'a.jpg'),
        });
      const release = uploadBytes.take(1024 * 1024);
      expectBusy(await send());
      expect((await agency.staffA1.api.get('/me')).status).toBe(200);
      release?.();
      expect((await send()).status).toBe(201);
      expect(uploadBytes.load).toBe(0);
    });

    it('gives the room back after every kind of answer', async () => {
      const { requests } = test.app.get(Admission);
      expect((await test.anonymous.get('/me')).status).toBe(401);
      expect((await agency.staffA1.api.get('/nowhere')).status).toBe(404);
      expect((await agency.staffA1.api.post('/activities', { x: 1 })).status).toBe(400);
      expect(requests.load).toBe(0);
    });
  });
});

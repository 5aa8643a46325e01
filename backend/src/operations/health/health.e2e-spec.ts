import { startTestApp, type TestApp } from '../../../test/app.js';

describe('health', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('is alive at once, and not ready before the data is prepared', async () => {
    const base = test.url.replace('/v1', '');
    expect((await fetch(`${base}/health/live`)).status).toBe(200);
    const ready = await fetch(`${base}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ code: 'starting', status: 503 });
  });

  it('answers an unknown address with a problem', async () => {
    const answer = await test.anonymous.get('/nowhere');
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code: 'not_found', title: 'Tidak ditemukan' });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('refuses a body that is nested beyond measure', async () => {
    const levels = 20_000;
    const answer = await fetch(`${test.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'too_deep' });
  });

  it('refuses a change that another site asks for', async () => {
    const answer = await test.anonymous.post(
      '/auth/logout',
      {},
      { headers: { origin: 'https://jahat.example' } },
    );
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('foreign_origin');
  });
});

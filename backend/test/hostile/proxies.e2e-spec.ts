import { EXPOSED_TRIAL, startTestApp, type TestApp } from '../app.js';

/** Five requests a minute from one address may ask for a code: the sixth tells whose address was counted. */
async function sixthAnswer(test: TestApp, forwardedFor: (at: number) => string): Promise<number> {
  let status = 0;
  for (let at = 0; at < 6; at += 1) {
    const headers = { 'x-forwarded-for': forwardedFor(at) };
    const nip = '199001012015011077';
    ({ status } = await test.anonymous.post('/auth/forgot', { nip }, { headers }));
  }
  return status;
}

describe('the visitor’s address behind a reverse proxy', () => {
  let test: TestApp;
  afterEach(() => test.close());

  it('is what a proxy of this machine saw, not what the visitor claims', async () => {
    test = await startTestApp(EXPOSED_TRIAL);
    expect(await sixthAnswer(test, () => '203.0.113.7')).toBe(429);
    expect(await sixthAnswer(test, (at) => `203.0.113.${100 + at}`)).toBe(204);
    expect(await sixthAnswer(test, (at) => `198.51.100.${at}, 203.0.113.8`)).toBe(429);
  });

  it('is looked for behind a proxy elsewhere only when TRUST_PROXY names it', async () => {
    test = await startTestApp({ ...EXPOSED_TRIAL, TRUST_PROXY: 'loopback,203.0.113.0/24' });
    expect(await sixthAnswer(test, (at) => `198.51.100.${at}, 203.0.113.8`)).toBe(204);
    await test.close();
    test = await startTestApp({ ...EXPOSED_TRIAL, TRUST_PROXY: '203.0.113.0/24' });
    expect(await sixthAnswer(test, (at) => `198.51.100.${at}`)).toBe(429);
  });
});

import { SESSION_RENEWED } from './session';
import { signInHere } from './sign-in';

describe('signing in above a page', () => {
  const originals = { fetch: globalThis.fetch, window: globalThis.window };
  let sent: { path: string; body: Record<string, string> }[];
  let renewed: number;

  beforeEach(() => {
    sent = [];
    renewed = 0;
    const page = new EventTarget();
    page.addEventListener(SESSION_RENEWED, () => (renewed += 1));
    Object.assign(globalThis, {
      window: page,
      fetch: (path: string, { body }: { body: string }) => {
        sent.push({ path, body: JSON.parse(body) });
        const isFirst = path.endsWith('/login');
        return Promise.resolve(Response.json(isFirst ? { mfaToken: 't' } : { accessToken: 'a' }));
      },
    });
  });
  afterAll(() => Object.assign(globalThis, originals));

  it('asks for the code of a second factor, and is not over before it was given', async () => {
    await expect(signInHere('198001012005011001', 'rahasia')).rejects.toMatchObject({
      code: 'code_required',
      errors: [{ field: 'code' }],
    });
    expect(renewed).toBe(0);
    await signInHere('198001012005011001', 'rahasia', '123 456');
    expect(sent.at(-1)).toEqual({
      path: '/api/v1/auth/mfa',
      body: { mfaToken: 't', code: '123 456' },
    });
    expect(renewed).toBe(1);
  });
});

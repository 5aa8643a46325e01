import { api, upload } from './browser';
import { SESSION_ENDED, signInAgainPath, signInHere } from './session';

describe('a session that ended', () => {
  const originals = { fetch: globalThis.fetch, window: globalThis.window };
  let left: string[];
  let page: EventTarget;
  let isRenewable: boolean;
  let renewal: Response | undefined;
  let sent: string[];

  beforeEach(() => {
    left = [];
    sent = [];
    isRenewable = false;
    renewal = undefined;
    page = Object.assign(new EventTarget(), {
      location: {
        pathname: '/persetujuan',
        search: '?tab=skp',
        assign: (path: string) => left.push(path),
      },
    });
    Object.assign(globalThis, {
      window: page,
      fetch: (input: Request | string) => {
        const path = new URL(input instanceof Request ? input.url : input, 'http://x.test')
          .pathname;
        sent.push(path);
        if (path.endsWith('/auth/refresh'))
          return Promise.resolve(
            renewal ?? new Response('{}', { status: isRenewable ? 200 : 401 }),
          );
        if (path.endsWith('/auth/login'))
          return Promise.resolve(
            Response.json({ code: 'credentials_wrong', detail: 'Tidak cocok.' }, { status: 401 }),
          );
        const isFirst = sent.filter((one) => one === path).length === 1;
        return Promise.resolve(
          isRenewable && !isFirst
            ? Response.json({ id: '1' })
            : Response.json({ code: 'unauthenticated' }, { status: 401 }),
        );
      },
    });
  });
  afterAll(() => Object.assign(globalThis, originals));

  const change = () => upload('http://x.test/api/v1/activities/1/evidence', new FormData());

  it('is renewed without a word where that is possible', async () => {
    isRenewable = true;
    await expect(change()).resolves.toEqual({ id: '1' });
    expect(left).toEqual([]);
  });

  it('is not taken for ended when the server cannot renew it just now', async () => {
    renewal = Response.json({ code: 'busy', detail: 'Server sedang sibuk.' }, { status: 503 });
    await expect(change()).rejects.toMatchObject({ status: 503, detail: 'Server sedang sibuk.' });
    expect(left).toEqual([]);
  });

  it('leaves the page as it is when the page lets one sign in there', async () => {
    page.addEventListener(SESSION_ENDED, (event) => event.preventDefault());
    await expect(change()).rejects.toMatchObject({
      status: 401,
      code: 'session_ended',
      detail: 'Sesi Anda berakhir. Isian Anda tetap di layar ini. Masuk lagi, lalu ulangi.',
    });
    expect(left).toEqual([]);
  });

  it('goes to sign in where no page does, and says where to come back to', async () => {
    await expect(change()).rejects.toMatchObject({ status: 401 });
    expect(left).toEqual([signInAgainPath('/persetujuan?tab=skp')]);
    expect(left[0]).toBe('/masuk?sesi=berakhir&lanjut=%2Fpersetujuan%3Ftab%3Dskp');
  });

  it('tells the server’s words when the password is wrong', async () => {
    await expect(signInHere('199001012015031001', 'salah')).rejects.toMatchObject({
      code: 'credentials_wrong',
      detail: 'Tidak cocok.',
    });
  });

  it('sends a new password once: its answer is kept under no key, and a repetition would be refused', async () => {
    const keys: (string | null)[] = [];
    Object.assign(globalThis, {
      fetch: (request: Request) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return Promise.resolve(new Response('<h1>Gateway timeout</h1>', { status: 504 }));
      },
    });
    const options = { baseUrl: 'http://x.test', body: { current: 'a', next: 'b' } };
    const { response } = await api.POST('/api/v1/auth/password', options);
    expect(response.status).toBe(504);
    expect(keys).toEqual([null]);
  });
});

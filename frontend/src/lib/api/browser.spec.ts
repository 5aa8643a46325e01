import { api, upload } from './browser';
import {
  PASSWORD_REQUIRED,
  type PasswordRequired,
  SESSION_ENDED,
  signInAgainPath,
} from './session';
import { confirmPassword, signInHere } from './sign-in';

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

describe('an act that needs the password again', () => {
  const originals = { fetch: globalThis.fetch, window: globalThis.window };
  let page: EventTarget;
  let sent: { path: string; key: string | null; body: string }[];
  let isConfirmed: boolean;
  let questions: number;

  beforeEach(() => {
    sent = [];
    isConfirmed = false;
    questions = 0;
    page = new EventTarget();
    Object.assign(globalThis, {
      window: page,
      fetch: async (input: Request | string, init?: RequestInit) => {
        const request = new Request(
          typeof input === 'string' ? `http://x.test${input}` : input,
          init,
        );
        const path = new URL(request.url).pathname;
        if (path.endsWith('/auth/reauth')) {
          isConfirmed = (await request.json()).password === 'benar';
          return isConfirmed
            ? Response.json({ confirmedUntil: '' })
            : Response.json({ code: 'validation_failed' }, { status: 400 });
        }
        sent.push({
          path,
          key: request.headers.get('Idempotency-Key'),
          body: await request.text(),
        });
        return isConfirmed
          ? Response.json({ id: '1' })
          : Response.json({ code: 'password_required', detail: 'Sekali lagi.' }, { status: 403 });
      },
    });
  });
  afterAll(() => Object.assign(globalThis, originals));

  const answerWith = (password: string | null) =>
    page.addEventListener(PASSWORD_REQUIRED, (event) => {
      event.preventDefault();
      questions += 1;
      const { detail } = event as PasswordRequired;
      if (password === null) detail(false);
      else
        void confirmPassword(password).then(
          () => detail(true),
          () => detail(false),
        );
    });
  const act = () =>
    api.POST('/api/v1/grants', {
      baseUrl: 'http://x.test',
      body: { employeeId: 'x', role: 'operator' },
    });

  it('is asked for and sent again as it was, under the same key', async () => {
    answerWith('benar');
    expect((await act()).data).toEqual({ id: '1' });
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent[0]?.body).toContain('operator');
  });

  it('sends a file again as well', async () => {
    answerWith('benar');
    const form = new FormData();
    form.set('file', new Blob(['isi']), 'a.csv');
    await upload('http://x.test/api/v1/imports', form, 'kunci-impor');
    expect(sent.map(({ key }) => key)).toEqual(['kunci-impor', 'kunci-impor']);
    expect(sent[1]?.body).toContain('isi');
  });

  it('is asked about once for several calls at the same time', async () => {
    answerWith('benar');
    await Promise.all([act(), act(), act()]);
    expect(questions).toBe(1);
  });

  it('is left undone when the person closes the question, or no page can ask', async () => {
    expect((await act()).response.status).toBe(403);
    answerWith(null);
    const { error, response } = await act();
    expect([response.status, error]).toEqual([
      403,
      { code: 'password_required', detail: 'Sekali lagi.' },
    ]);
    expect(sent).toHaveLength(2);
  });
});

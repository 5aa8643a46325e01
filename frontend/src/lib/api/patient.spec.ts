import { jest } from '@jest/globals';
import { fetchPatiently, withKey } from './patient';

const busy = () => new Response('{}', { status: 503, headers: { 'retry-after': '5' } });
const change = (body: unknown = { a: 1 }, url = 'http://x.test/api/v1/squads') =>
  new Request(url, { method: 'POST', body: JSON.stringify(body) });

describe('fetchPatiently', () => {
  const sent: (string | null)[] = [];
  const answer = (...answers: (() => Response)[]) => {
    globalThis.fetch = (input) => {
      sent.push((input as Request).headers.get('Idempotency-Key'));
      const next = answers.shift();
      return next ? Promise.resolve(next()) : Promise.reject(new TypeError('no way'));
    };
  };
  const original = { fetch: globalThis.fetch, navigator: globalThis.navigator };
  const online = (onLine: boolean) =>
    Object.defineProperty(globalThis, 'navigator', { value: { onLine }, configurable: true });
  /** Runs to the end without waiting for the pauses. */
  const settle = async <T>(work: Promise<T>): Promise<T | Error> => {
    const done = work.catch((error: Error) => error);
    for (let round = 0; round < 20; round += 1) await jest.advanceTimersByTimeAsync(2_000);
    return done;
  };

  beforeEach(() => {
    jest.useFakeTimers();
    sent.length = 0;
    online(true);
  });
  afterAll(() => {
    jest.useRealTimers();
    Object.assign(globalThis, { fetch: original.fetch });
    Object.defineProperty(globalThis, 'navigator', {
      value: original.navigator,
      configurable: true,
    });
  });

  it('repeats a change under the same key until the server has room', async () => {
    answer(busy, busy, () => new Response('{}', { status: 201 }));
    const response = await settle(fetchPatiently(await withKey(change())));
    expect(response).toMatchObject({ status: 201 });
    expect(sent).toHaveLength(3);
    expect(new Set(sent).size).toBe(1);
  });

  it('repeats it when a proxy says that the server went away under it', async () => {
    const away = (status: number) => () => new Response('<h1>Bad gateway</h1>', { status });
    answer(away(502), away(504), () => new Response('{}', { status: 201 }));
    const response = await settle(fetchPatiently(await withKey(change({ g: 1 }))));
    expect(response).toMatchObject({ status: 201 });
    expect(new Set(sent).size).toBe(1);
  });

  it('repeats it when the connection breaks, but not without a network', async () => {
    answer();
    expect(await settle(fetchPatiently(await withKey(change({ b: 1 }))))).toBeInstanceOf(TypeError);
    expect(sent).toHaveLength(3);
    online(false);
    expect(await settle(fetchPatiently(await withKey(change({ b: 2 }))))).toBeInstanceOf(TypeError);
    expect(sent).toHaveLength(4);
  });

  it('gives the third refusal to whoever asked, and leaves reading alone', async () => {
    answer(busy, busy, busy);
    expect(await settle(fetchPatiently(await withKey(change({ c: 1 }))))).toMatchObject({
      status: 503,
    });
    answer(busy);
    const read = new Request('http://x.test/api/v1/squads');
    expect(await settle(fetchPatiently(read))).toMatchObject({ status: 503 });
    expect(sent).toHaveLength(4);
  });

  it('sends the same change again under the key of the one that got no answer, and a new one after an answer', async () => {
    answer();
    await settle(fetchPatiently(await withKey(change({ d: 1 }))));
    const first = sent[0];
    answer(
      () => new Response('{}', { status: 201 }),
      () => new Response('{}', { status: 201 }),
    );
    await settle(fetchPatiently(await withKey(change({ d: 1 }))));
    expect(sent.at(-1)).toBe(first);
    await settle(fetchPatiently(await withKey(change({ d: 1 }))));
    expect(sent.at(-1)).not.toBe(first);
  });
});

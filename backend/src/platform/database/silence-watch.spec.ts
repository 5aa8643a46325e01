import { once } from 'node:events';
import { createServer, type Server, type Socket, connect } from 'node:net';
import { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { SilenceWatch } from './silence-watch.js';

/** A connection whose other end says nothing unless told to. */
async function pair(server: Server): Promise<{ near: Socket; far: Socket }> {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const accepted = once(server, 'connection');
  const near = connect(port, '127.0.0.1');
  near.on('error', () => undefined).on('data', () => undefined);
  const [far] = (await accepted) as [Socket];
  far.on('error', () => undefined);
  await once(near, 'ready');
  return { near, far };
}

describe('a watch over silence', () => {
  let server: Server;
  let now = 0;
  beforeAll(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());
  beforeEach(() => {
    now = 1_000_000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    mock.timers.enable({ apis: ['setInterval'] });
  });
  afterEach(() => {
    mock.timers.reset();
    jest.restoreAllMocks();
  });

  const pass = async (ms: number): Promise<void> => {
    for (let at = 0; at < ms; at += 500) {
      now += 500;
      mock.timers.tick(500);
      await setImmediate();
    }
  };
  /** What was written arrives. */
  const arrival = (near: Socket): Promise<unknown> => once(near, 'data');

  it('destroys whoever waits when the server does not answer either, and asks it once at a time', async () => {
    const asked = jest.fn(async () => false);
    const watch = new SilenceWatch(asked);
    const { near } = await pair(server);
    watch.asked(near);
    await pass(4_000);
    expect(asked).not.toHaveBeenCalled();
    await pass(1_000);
    expect(near.destroyed).toBe(true);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('leaves a long statement alone while the server answers, until the server itself would have ended it', async () => {
    const watch = new SilenceWatch(async () => true);
    const { near } = await pair(server);
    watch.asked(near);
    await pass(34_500);
    expect(near.destroyed).toBe(false);
    await pass(1_000);
    expect(near.destroyed).toBe(true);
  });

  it('asks nothing while another connection is answered', async () => {
    const asked = jest.fn(async () => false);
    const watch = new SilenceWatch(asked);
    const [slow, quick] = [await pair(server), await pair(server)];
    watch.asked(slow.near);
    for (let second = 0; second < 10; second += 1) {
      watch.asked(quick.near);
      const arrived = arrival(quick.near);
      quick.far.write('x');
      await arrived;
      watch.answered(quick.near);
      await pass(1_000);
    }
    expect(asked).not.toHaveBeenCalled();
    expect(slow.near.destroyed).toBe(false);
    slow.near.destroy();
    quick.near.destroy();
  });

  it('is quicker while the silence is known, and patient again when it is over', async () => {
    let isThere = false;
    const watch = new SilenceWatch(async () => isThere);
    const [first, second, third] = [await pair(server), await pair(server), await pair(server)];
    watch.asked(first.near);
    await pass(5_000);
    watch.answered(first.near);
    watch.asked(second.near);
    await pass(2_000);
    expect(second.near.destroyed).toBe(true);
    watch.answered(second.near);
    isThere = true;
    watch.asked(third.near);
    await pass(10_000);
    expect(third.near.destroyed).toBe(false);
    third.near.destroy();
  });
});

import { areShared } from './pooler.js';

/** Clients of a pooler in transaction mode with free connections, each statement over the one that `choose` takes. */
const pooled = (count: number, choose: () => number): (() => Promise<number>)[] =>
  Array.from({ length: count }, () => async () => choose());

const oneAfterTheOther = (connections: number): (() => number) => {
  let next = 0;
  return () => 1000 + (next++ % connections);
};

describe('clients share connections', () => {
  it('no, where each keeps its own', async () => {
    const own = Array.from({ length: 16 }, (_, at) => async () => 1000 + at);
    expect(await areShared(own)).toBe(false);
    expect(await areShared(own.slice(0, 2))).toBe(false);
  });

  it('yes, where the last free connection serves the next statement', async () => {
    expect(await areShared(pooled(2, () => 1000))).toBe(true);
  });

  it.each(Array.from({ length: 40 }, (_, at) => at + 1))(
    'yes, where %i connections serve one after the other',
    async (connections) => {
      expect(await areShared(pooled(16, oneAfterTheOther(connections)))).toBe(true);
      expect(await areShared(pooled(2, oneAfterTheOther(connections)))).toBe(true);
    },
  );

  it('yes, where two of many meet in one process of the pooler', async () => {
    const processes = Array.from({ length: 15 }, (_, at) => () => 1000 * at);
    const clients = Array.from({ length: 16 }, (_, at) => async () => processes[at % 15]?.() ?? 0);
    expect(await areShared(clients)).toBe(true);
  });
});

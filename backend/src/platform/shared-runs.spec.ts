import { SharedRuns } from './shared-runs.js';

/** Work whose end the test decides. */
function works() {
  const ends: ((error?: Error) => void)[] = [];
  const work = () =>
    new Promise<number>((resolve, reject) => {
      const number = ends.length + 1;
      ends.push((error) => (error ? reject(error) : resolve(number)));
    });
  return { ends, work };
}

describe('work that many ask for at once', () => {
  it('is done once more for all who asked while it was under way', async () => {
    const runs = new SharedRuns<number>();
    const { ends, work } = works();
    const first = runs.run('a', work);
    const later = [runs.run('a', work), runs.run('a', work)];
    expect(ends).toHaveLength(1);
    ends[0]?.();
    expect(await first).toBe(1);
    await Promise.resolve();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    expect(await Promise.all(later)).toEqual([2, 2]);
  });

  it('is begun anew for who asks after it ended, and apart for another key', async () => {
    const runs = new SharedRuns<number>();
    const { ends, work } = works();
    const first = runs.run('a', work);
    const other = runs.run('b', work);
    ends[0]?.();
    ends[1]?.();
    expect([await first, await other]).toEqual([1, 2]);
    const again = runs.run('a', work);
    ends[2]?.();
    expect(await again).toBe(3);
  });

  it('fails for those who shared it, and not for those after it', async () => {
    const runs = new SharedRuns<number>();
    const { ends, work } = works();
    const first = runs.run('a', work);
    const later = runs.run('a', work);
    ends[0]?.(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await Promise.resolve();
    ends[1]?.();
    expect(await later).toBe(2);
  });
});

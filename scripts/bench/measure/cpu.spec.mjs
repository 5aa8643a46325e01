import { cpuOf, ticksOf, withCpu } from './cpu.mjs';

const stat = (pid, parent, times, name = 'postgres') =>
  `${pid} (${name}) S ${parent} 1 1 0 -1 4194304 1 2 3 4 ${times.join(' ')} 20 0 1 0 5 6`;

describe('processor time of processes and all below them', () => {
  const stats = [
    stat(1, 0, [900, 0, 0, 0], 'init'),
    stat(10, 1, [5, 1, 30, 4]),
    stat(11, 10, [100, 20, 0, 0], 'postgres: a) b (c'),
    stat(12, 11, [7, 0, 0, 0]),
    stat(20, 1, [50, 50, 0, 0], 'node'),
  ];

  it('counts children of children, and what ended children took', () => {
    expect(ticksOf(stats, [10])).toBe(40 + 120 + 7);
    expect(ticksOf(stats, [10, 20])).toBe(167 + 100);
    expect(ticksOf(stats, [11])).toBe(127);
  });

  it('is no number where nothing is told', () => {
    expect(ticksOf([], [10])).toBeNaN();
    expect(ticksOf(stats, [undefined])).toBeNaN();
  });

  it('is measured around the work', async () => {
    const burn = () => {
      const until = cpuOf([process.pid]) + 60;
      while (cpuOf([process.pid]) < until) Math.sqrt(2);
      return { times: [1] };
    };
    const run = await withCpu({ own: () => [process.pid], none: () => [] }, async () => burn());
    expect(run.times).toEqual([1]);
    expect(run.cpu.own).toBeGreaterThanOrEqual(60);
    expect(run.cpu.none).toBeNaN();
  });
});

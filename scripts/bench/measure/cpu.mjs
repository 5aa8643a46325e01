import { readdirSync, readFileSync } from 'node:fs';

/** The kernel tells it in hundredths of a second. */
const MS_OF_A_TICK = 10;

/**
 * Processor time so far of processes and of all below them, ended ones included, in milliseconds; NaN where the system does
 * not tell (it needs /proc).
 * @param {(number | undefined)[]} roots
 */
export const cpuOf = (roots) => ticksOf(allStats(), roots) * MS_OF_A_TICK;

/**
 * @param {string[]} stats what stands in /proc/<pid>/stat, one for each process
 * @param {(number | undefined)[]} roots
 */
export function ticksOf(stats, roots) {
  const processes = stats.map(parse);
  let ticks = NaN;
  let wanted = new Set(roots);
  while (wanted.size > 0) {
    const found = processes.filter(({ pid }) => wanted.has(pid));
    for (const { own } of found) ticks = (Number.isNaN(ticks) ? 0 : ticks) + own;
    const parents = new Set(found.map(({ pid }) => pid));
    wanted = new Set(processes.filter(({ parent }) => parents.has(parent)).map(({ pid }) => pid));
  }
  return ticks;
}

function parse(stat) {
  // The name stands in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
  return {
    pid: Number.parseInt(stat, 10),
    parent: Number(fields[1]),
    own: user + system + endedUser + endedSystem,
  };
}

function allStats() {
  try {
    return readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .flatMap(statOf);
  } catch {
    return [];
  }
}

function statOf(pid) {
  try {
    return [readFileSync(`/proc/${pid}/stat`, 'utf8')];
  } catch {
    // It ended between being listed and being read; its parent has its time.
    return [];
  }
}

/** Runs work and adds what the parts took meanwhile: `cpu`, in milliseconds by part. */
export async function withCpu(parts, work) {
  const now = () =>
    Object.fromEntries(Object.entries(parts).map(([part, pids]) => [part, cpuOf(pids())]));
  const before = now();
  const run = await work();
  const after = now();
  const cpu = Object.fromEntries(
    Object.keys(parts).map((part) => [part, after[part] - before[part]]),
  );
  return { ...run, cpu };
}

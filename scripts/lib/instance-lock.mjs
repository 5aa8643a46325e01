import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, startTimeOf } from './processes.mjs';
import { ensureDataDirectory } from './secrets.mjs';

/**
 * One running instance per data folder. The lock is a file that names its holder by process id and start time,
 * so that a number that was given to another process later does not count.
 * @returns {{ holder: { pid: number, url: string } } | { release: () => void, foundStale: boolean }}
 */
export function takeInstanceLock(dataDir, url) {
  ensureDataDirectory(dataDir);
  const file = path.join(dataDir, 'instance.json');
  const draft = `${file}.${process.pid}`;
  const content = JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid), url });
  writeFileSync(draft, content, { mode: 0o644 });
  let foundStale = false;
  try {
    for (;;) {
      try {
        // Linking a finished file makes taking and filling the lock one step.
        linkSync(draft, file);
        return { release: () => release(file, content), foundStale };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = read(file);
      if (holder && holds(holder)) return { holder };
      foundStale = true;
      removeStale(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function holds({ pid, startTime }) {
  return pid !== process.pid && isAlive(pid) && (!startTime || startTimeOf(pid) === startTime);
}

/** Moved aside before it is judged again: two starters must not remove each other's fresh lock. */
function removeStale(file) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved && holds(moved) && !existsSync(file)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function release(file, content) {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) rmSync(file, { force: true });
}

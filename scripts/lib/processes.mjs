import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** True while a process with this id exists, ours or not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A process that ended but was not yet collected by its parent counts as gone. */
function isZombie(pid) {
  return statOf(pid)?.[0] === 'Z';
}

/** When a process started, in kernel ticks, or '' where that cannot be known. */
export function startTimeOf(pid) {
  return statOf(pid)?.[19] ?? '';
}

/** Id of the parent process, or undefined where that cannot be known. */
export function parentOf(pid) {
  const parent = Number(statOf(pid)?.[1]);
  return parent > 0 ? parent : undefined;
}

/** The fields after the name in /proc/<pid>/stat. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Ids of the processes that this one started and that still run (Linux only; elsewhere none). */
export function childrenOf(pid) {
  return processIds().filter((one) => parentOf(one) === pid);
}

/** Command line of a process, or '' when it cannot be known. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    try {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    } catch {
      return '';
    }
  }
}

/** Ids of the processes whose working directory is `directory` (Linux only; elsewhere none). */
export function processesIn(directory) {
  return processIds().filter((pid) => workingDirectory(pid) === directory);
}

function processIds() {
  try {
    return readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .map(Number);
  } catch {
    return [];
  }
}

function workingDirectory(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Waits until `done()` is true; answers whether that happened within `milliseconds`. */
export async function waitUntil(done, milliseconds, step = 50) {
  const end = Date.now() + milliseconds;
  while (!(await done())) {
    if (Date.now() > end) return false;
    await sleep(step);
  }
  return true;
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

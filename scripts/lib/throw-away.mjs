import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from './processes.mjs';

/**
 * A new folder for this process alone, and the end of those that killed predecessors left: a folder carries the
 * process id of its owner.
 * @param {string} prefix for example `asn-squad-test-`
 */
export function throwAwayDirectory(prefix) {
  for (const entry of readdirSync(os.tmpdir())) {
    const owner = entry.startsWith(prefix)
      ? Number(entry.slice(prefix.length).split('-')[0])
      : undefined;
    if (owner && !isAlive(owner)) removeUnlessForeign(path.join(os.tmpdir(), entry));
  }
  return mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
}

function removeUnlessForeign(folder) {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(error.code)) throw error;
  }
}

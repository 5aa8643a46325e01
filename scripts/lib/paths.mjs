import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Absolute data folder: DATA_DIR, or `.data` in the repository. */
export function dataDirectory(env = process.env) {
  return path.resolve(root, env.DATA_DIR || '.data');
}

/** A path as the person at the terminal meant it: npm runs scripts in the root, wherever it was called. */
export function calledFrom(name, env = process.env) {
  return path.resolve(env.INIT_CWD ?? process.cwd(), name);
}

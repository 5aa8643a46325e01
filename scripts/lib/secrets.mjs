import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Makes the data folder; strangers may pass through it (the database user must) but not list it. */
export function ensureDataDirectory(dataDir) {
  if (existsSync(dataDir)) return;
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o711);
}

/** Writes a file so that a crash leaves either the old or the new one. */
export function writeWhole(file, text, mode = 0o600) {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}

/**
 * A secret of this installation, made on first use and kept in `secrets.json` (readable by its owner only).
 * @returns {{ value: string, created: boolean }}
 */
export function localSecret(dataDir, name) {
  ensureDataDirectory(dataDir);
  const file = path.join(dataDir, 'secrets.json');
  const secrets = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (secrets[name]) return { value: secrets[name], created: false };
  secrets[name] = randomBytes(36).toString('base64url');
  writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return { value: secrets[name], created: true };
}

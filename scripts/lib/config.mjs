import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from './log.mjs';
import { dataDirectory, root } from './paths.mjs';
import { localSecret } from './secrets.mjs';

/** For one person's own machine, printed at start; a site that others can reach must bring another. */
export const LOCAL_ADMIN_PASSWORD = 'Admin-2026!';

/**
 * What the scripts need to know before anything runs; the backend checks the rest of its environment itself.
 * @returns {{ port: number, host: string, dataDir: string, databaseUrl?: string, production: boolean, jsonLogs: boolean }}
 */
export function readConfig(env = process.env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UserError(`PORT harus bilangan 1 sampai 65535, bukan "${env.PORT}".`);
  }
  if (env.DATABASE_OWNER_URL && !env.DATABASE_URL) {
    throw new UserError('DATABASE_OWNER_URL hanya berlaku bersama DATABASE_URL; isi keduanya.');
  }
  const production = env.NODE_ENV === 'production';
  const host = env.HOST || (production ? '0.0.0.0' : '127.0.0.1');
  return {
    port,
    host,
    dataDir: dataDirectory(env),
    databaseUrl: env.DATABASE_URL || undefined,
    production,
    jsonLogs: wantsJson(env, production),
  };
}

function wantsJson({ LOG_FORMAT: format }, production) {
  if (format && format !== 'json' && format !== 'text')
    throw new UserError(`LOG_FORMAT harus "json" atau "text", bukan "${format}".`);
  return format ? format === 'json' : production;
}

/**
 * Says what the backend, which is built by now, would refuse to start with, before anything runs. What is made up here
 * for one person's machine must not hide that it is missing.
 * @throws UserError naming every variable that has to change
 */
export async function demandSafety(env = process.env) {
  const rules = path.join(root, 'backend/dist/platform/config/exposure.js');
  const { readExposure } = await import(pathToFileURL(rules).href);
  try {
    readExposure(env);
  } catch (error) {
    throw new UserError(error.message);
  }
}

/** As whom the whole database is read and written, for backup and restore; undefined for the embedded server. */
export const ownerUrl = (env = process.env) =>
  env.DATABASE_OWNER_URL || env.DATABASE_URL || undefined;

/** Secrets for the backend: from the environment, or in local mode this installation's own. */
export function backendSecrets(config, env = process.env) {
  return {
    JWT_SECRET: env.JWT_SECRET || localSecret(config.dataDir, 'jwtSecret').value,
    ADMIN_PASSWORD: env.ADMIN_PASSWORD || LOCAL_ADMIN_PASSWORD,
  };
}

/** Address to type into a browser on this machine. */
export function siteUrl({ host, port }) {
  const name = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host;
  return `http://${name}:${port}`;
}

/** Where this machine reaches the backend. */
export function innerUrl({ host, port }) {
  const name =
    host === '0.0.0.0' || host === 'localhost' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

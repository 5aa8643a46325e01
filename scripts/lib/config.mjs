import { UserError } from './log.mjs';
import { dataDirectory } from './paths.mjs';
import { localSecret } from './secrets.mjs';

const LEAST_SECRET_LENGTH = 32;
/** For one person's own machine, printed at start; whoever is exposed must bring another. */
export const LOCAL_ADMIN_PASSWORD = 'Admin-2026!';

/**
 * What the scripts need to know before anything runs; the backend checks the rest of its environment itself.
 * @returns {{ port: number, host: string, dataDir: string, databaseUrl?: string, production: boolean, exposed: boolean, jsonLogs: boolean }}
 */
export function readConfig(env = process.env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UserError(`PORT harus bilangan 1 sampai 65535, bukan "${env.PORT}".`);
  }
  const production = env.NODE_ENV === 'production';
  const host = env.HOST || (production ? '0.0.0.0' : '127.0.0.1');
  const exposed = production || !isLoopback(host);
  if (exposed) demandSecrets(env, host);
  return {
    port,
    host,
    dataDir: dataDirectory(env),
    databaseUrl: env.DATABASE_URL || undefined,
    production,
    exposed,
    jsonLogs: wantsJson(env, production),
  };
}

function wantsJson({ LOG_FORMAT: format }, production) {
  if (format && format !== 'json' && format !== 'text')
    throw new UserError(`LOG_FORMAT harus "json" atau "text", bukan "${format}".`);
  return format ? format === 'json' : production;
}

function isLoopback(host) {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whoever can be reached from outside brings real secrets; made-up ones are for one person's machine. */
function demandSecrets(env, host) {
  const missing = [];
  if ((env.JWT_SECRET ?? '').length < LEAST_SECRET_LENGTH) {
    missing.push(
      `JWT_SECRET  (paling sedikit ${LEAST_SECRET_LENGTH} karakter, misalnya hasil: openssl rand -base64 48)`,
    );
  }
  if (!env.ADMIN_PASSWORD) missing.push('ADMIN_PASSWORD  (kata sandi akun admin)');
  if (missing.length > 0) {
    const why = env.NODE_ENV === 'production' ? 'NODE_ENV=production' : `HOST=${host}`;
    throw new UserError(
      `Dengan ${why} ASN Squad dapat dijangkau dari luar, maka isi dahulu:\n  ${missing.join('\n  ')}\n` +
        'Untuk mencoba di komputer sendiri, jalankan tanpa HOST dan NODE_ENV.',
    );
  }
}

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

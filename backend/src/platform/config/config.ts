import { createSecretKey, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { ConfigError } from './config-error.js';
import { type Environment, readExposure } from './exposure.js';

export { ConfigError } from './config-error.js';

/** Everything the process reads from its environment, checked once at start. */
export interface Config {
  readonly nodeEnv: 'development' | 'test' | 'production';
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  /**
   * For migrations and other work that only the owner of the tables does at the start; the same as databaseUrl unless
   * set.
   */
  readonly databaseOwnerUrl: string;
  readonly databasePoolSize: number;
  /** Whether statements are prepared once for each connection. */
  readonly databasePrepare: boolean;
  /** How long a request waits for a connection of the pool before it is told to come again. */
  readonly databaseWaitMs: number;
  /** How long a statement waits for a row that another transaction holds. */
  readonly databaseLockMs: number;
  /** Requests worked on at once; as many again may be pages. */
  readonly maxRequests: number;
  /** Lists of people that one account may ask for in a minute; 0 sets no limit. */
  readonly searchesAMinute: number;
  /** Bytes of uploads held in memory at once. */
  readonly maxUploadBytes: number;
  readonly dataDir: string;
  readonly publicUrl: string;
  /** The site is set up under this machine's own address: a request for another name bypassed that setup. */
  readonly answersOnlyThisMachine: boolean;
  readonly nextInnerUrl: string | null;
  /** The pages reload as they change (`npm run dev`), which needs eval and a websocket. */
  readonly pagesReload: boolean;
  readonly demo: boolean;
  readonly jwtKey: KeyObject;
  /** The key before jwtKey: data encrypted with it is read at the start and encrypted again with jwtKey. */
  readonly jwtKeyBefore: KeyObject | null;
  /** A session ends this long after signing in, however much it is used. */
  readonly sessionDays: number;
  /** The proxies whose X-Forwarded-For is believed: addresses, networks, or names such as loopback. */
  readonly trustedProxies: string[];
  readonly adminPassword: string;
  /** What imported people get; null where one-time codes are demanded (production). */
  readonly initialPassword: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly logLevel: string;
  /**
   * The token that a monitor must send; null: only this machine may read the metrics, and nobody where the site is
   * exposed.
   */
  readonly metricsToken: string | null;
  /** Whether others than this machine can reach the site. */
  readonly isExposed: boolean;
  readonly secureCookies: boolean;
}

/** Published passwords: a site that others can reach creates no account with them. */
export const DEVELOPMENT_ADMIN_PASSWORD = 'Admin-2026!';
const DEVELOPMENT_INITIAL_PASSWORD = 'Mulai-2026!';

function integer(env: Environment, name: string, fallback: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new ConfigError(`${name} must be a whole number, got "${text}"`);
  return value;
}

function metricsToken(env: Environment): string | null {
  const token = env.METRICS_TOKEN || null;
  if (token !== null && token.length < 16)
    throw new ConfigError('METRICS_TOKEN must have at least 16 characters');
  return token;
}

function sessionDays(env: Environment): number {
  const days = integer(env, 'SESSION_DAYS', 14);
  if (days < 1 || days > 365) throw new ConfigError('SESSION_DAYS must be 1 to 365');
  return days;
}

const PROXY_NAMES = new Set(['loopback', 'linklocal', 'uniquelocal']);

function isProxy(text: string): boolean {
  if (PROXY_NAMES.has(text)) return true;
  const [address = '', prefix = '', ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (!text.includes('/')) return true;
  const bits = Number(prefix);
  // A network that covers everybody is refused, because limits by address would then hold nobody.
  return /^\d{1,3}$/.test(prefix) && bits >= 1 && bits <= (version === 4 ? 32 : 128);
}

function trustedProxies(env: Environment): string[] {
  const proxies = (env.TRUST_PROXY || 'loopback').split(',').map((text) => text.trim());
  for (const proxy of proxies) {
    if (!isProxy(proxy))
      throw new ConfigError(
        `TRUST_PROXY must list addresses, networks (10.0.0.0/8), loopback, linklocal or uniquelocal, got "${proxy}"`,
      );
  }
  return proxies;
}

/**
 * Reads and checks the environment.
 * @throws ConfigError naming the variable; a site that others can reach demands real secrets (docs/decisions/0008).
 */
export function readConfig(env: Environment): Config {
  const nodeEnv =
    env.NODE_ENV === 'production' || env.NODE_ENV === 'test' ? env.NODE_ENV : 'development';
  const host = env.HOST || '127.0.0.1';
  const port = integer(env, 'PORT', 3000);
  const { isExposed, publicUrl, isPublicUrlLocal } = readExposure(env);
  const databaseUrl = env.DATABASE_URL;
  if (!databaseUrl)
    throw new ConfigError('DATABASE_URL is missing (npm start sets it for the embedded server)');
  const secret = env.JWT_SECRET ?? '';
  if (secret.length < 32) throw new ConfigError('JWT_SECRET must have at least 32 characters');
  return {
    nodeEnv,
    host,
    port,
    databaseUrl,
    databaseOwnerUrl: env.DATABASE_OWNER_URL || databaseUrl,
    databasePoolSize: integer(env, 'DATABASE_POOL_SIZE', 20),
    databasePrepare: env.DATABASE_PREPARE !== 'false',
    databaseWaitMs: integer(env, 'DATABASE_WAIT_MS', 5_000),
    databaseLockMs: integer(env, 'DATABASE_LOCK_MS', 10_000),
    maxRequests: integer(env, 'MAX_REQUESTS', 200),
    searchesAMinute: integer(env, 'SEARCHES_A_MINUTE', 240),
    maxUploadBytes: integer(env, 'MAX_UPLOAD_MB', 256) * 1024 * 1024,
    dataDir: resolve(env.DATA_DIR || './.data'),
    publicUrl,
    answersOnlyThisMachine: isPublicUrlLocal,
    nextInnerUrl: env.NEXT_INNER_URL || null,
    pagesReload: env.PAGES_RELOAD === 'true',
    demo: !isExposed && env.DEMO !== 'false',
    sessionDays: sessionDays(env),
    trustedProxies: trustedProxies(env),
    jwtKey: createSecretKey(Buffer.from(secret, 'utf8')),
    jwtKeyBefore: env.JWT_SECRET_BEFORE
      ? createSecretKey(Buffer.from(env.JWT_SECRET_BEFORE, 'utf8'))
      : null,
    adminPassword: env.ADMIN_PASSWORD || DEVELOPMENT_ADMIN_PASSWORD,
    initialPassword: isExposed ? null : env.INITIAL_PASSWORD || DEVELOPMENT_INITIAL_PASSWORD,
    smtpUrl: env.SMTP_URL || null,
    mailFrom: env.MAIL_FROM || 'ASN Squad <asn-squad@localhost>',
    logLevel: env.LOG_LEVEL || (nodeEnv === 'test' ? 'silent' : isExposed ? 'info' : 'warn'),
    metricsToken: metricsToken(env),
    isExposed,
    secureCookies: publicUrl.startsWith('https://'),
  };
}

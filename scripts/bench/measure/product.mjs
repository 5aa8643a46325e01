import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../lib/config.mjs';
import { startProduct } from '../../lib/product.mjs';
import { PASSWORD } from '../load/organization.mjs';

const CAPTURE_HOOK = new URL('capture-hook.mjs', import.meta.url).href;
const WALL_HOOK = new URL('wall-hook.mjs', import.meta.url).href;
const PROFILE_HOOK = new URL('profile-hook.mjs', import.meta.url).href;
export const POOL_SIZE = 20;

/**
 * The built product as it runs in production, in front of one of the databases.
 * @param {{ databaseUrl: string, port: number, dataDir: string, capture?: boolean, profile?: string | null, wall?: boolean }} options
 */
export async function startMeasured({
  databaseUrl,
  port,
  dataDir,
  capture = false,
  profile = null,
  wall = false,
}) {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: String(POOL_SIZE),
    // One account asks for what thousands would.
    SEARCHES_A_MINUTE: '0',
    JWT_SECRET: 'only-for-measuring-on-one-machine-0001',
    ADMIN_PASSWORD: 'Hanya-untuk-mengukur-1',
    DEMO: 'false',
    LOG_LEVEL: 'warn',
    ...(capture
      ? { NODE_OPTIONS: `--import ${CAPTURE_HOOK}`, BENCH_CAPTURE_PORT: String(port + 1) }
      : {}),
    ...(wall
      ? {
          NODE_OPTIONS: `--import ${WALL_HOOK}`,
          BENCH_WALL_PORT: String(port + 1),
        }
      : {}),
    ...(profile ? { NODE_OPTIONS: `--import ${PROFILE_HOOK}`, BENCH_PROFILE: profile } : {}),
  };
  const product = await startProduct(readConfig(env), { env });
  await product.ready;
  // What a start puts into the job queue is done before anything is timed.
  await sleep(2_000);
  return { url: `http://127.0.0.1:${port}`, pids: product.pids, stop: product.stop };
}

let visitors = 0;

/** Another address for each: the limit of sign-ins a minute is one address's. */
export function newAddress() {
  visitors += 1;
  return `127.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
}

/** @returns {Promise<string>} the cookie header of a real session */
export async function signIn(url, nip) {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': newAddress() },
    body: JSON.stringify({ nip, password: PASSWORD }),
  });
  if (response.status !== 200)
    throw new Error(`sign-in of ${nip}: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Many at a time, since each costs a password check. */
export async function signInAll(url, nips, atOnce = 8) {
  const cookies = [];
  let next = 0;
  const worker = async () => {
    while (next < nips.length) {
      const index = next++;
      cookies[index] = await signIn(url, nips[index]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return cookies;
}

/** How often connections were told for which agency they work, since a product with `wall` started. */
export const toldTimes = async (port) =>
  (await (await fetch(`http://127.0.0.1:${port + 1}/`)).json()).told;

const capture = async (port, path) => (await fetch(`http://127.0.0.1:${port + 1}${path}`)).json();

/** Has the connections of a product with `wall` told for which agency they work, or not. */
export const setTelling = (port, way) =>
  fetch(`http://127.0.0.1:${port + 1}/${way}`, { method: 'PUT' });

/** The statements of what happens during `work`. */
export async function captured(port, work) {
  await capture(port, '/start');
  await work();
  await sleep(100);
  return capture(port, '/stop');
}

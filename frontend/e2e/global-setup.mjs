import { rmSync } from 'node:fs';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { ensureChromium } from '../../scripts/lib/chromium.mjs';
import { innerUrl, readConfig } from '../../scripts/lib/config.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startProduct } from '../../scripts/lib/product.mjs';
import { throwAwayDirectory } from '../../scripts/lib/throw-away.mjs';

/** Jest says NODE_ENV=test, and the person running the walks may have their own address or database set. */
const UNSET = {
  NODE_ENV: '',
  HOST: '',
  DATABASE_URL: '',
  PUBLIC_URL: '',
  ADMIN_PASSWORD: '',
  INITIAL_PASSWORD: '',
};

/**
 * Starts the product as `npm start` does, on a free port, with a separate data folder and the demo agency.
 * E2E_URL and E2E_DATA_DIR name one that runs already, which makes trying a walk again quick.
 */
export default async function globalSetup() {
  process.env.CHROME_PATH = await ensureChromium();
  if (process.env.E2E_URL) return;
  await ensureBuilt();
  const dataDir = throwAwayDirectory('asn-squad-e2e-');
  const port = String(await freePort());
  const env = {
    ...process.env,
    ...UNSET,
    DATA_DIR: dataDir,
    PORT: port,
    DEMO: 'true',
    LOG_LEVEL: 'error',
  };
  const config = readConfig(env);
  const product = await startProduct(config, { durable: false, env });
  globalThis.product = {
    stop: async () => {
      await product.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  const failure = await Promise.race([product.ready, product.failed]);
  if (failure !== undefined) {
    await globalThis.product.stop();
    throw new Error(failure);
  }
  process.env.E2E_URL = innerUrl(config).replace('127.0.0.1', 'localhost');
  process.env.E2E_DATA_DIR = dataDir;
}

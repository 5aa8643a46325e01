import 'reflect-metadata';
import { createApp } from './app.js';
import { serveDocs } from './docs-page.js';
import { Readiness } from './operations/health/readiness.js';
import { servePages } from './pages.js';
import { prepareData } from './prepare-data.js';
import { ConfigError, readConfig } from './platform/config/config.js';
import { migrate } from './platform/database/migrate.js';
import { WallError } from './platform/database/wall.js';

/** Where the supervising process goes away (kill -9 included), this one ends too. */
function followParent(stop: () => void): void {
  if (process.send) process.once('disconnect', stop);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  await migrate(config.databaseOwnerUrl, config.databaseUrl);
  const app = await createApp(config);
  await serveDocs(app);
  await servePages(app, config);
  followParent(() => void app.close().finally(() => process.exit(0)));
  await app.listen(config.port, config.host);
  await prepareData(app);
  app.get(Readiness).markReady();
  process.send?.({ ready: true });
}

try {
  await start();
} catch (error) {
  const words =
    error instanceof ConfigError || error instanceof WallError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

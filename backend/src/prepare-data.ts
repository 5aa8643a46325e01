import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DemoLoader } from './demo/demo.loader.js';
import { InstallationService } from './operations/installation/installation.service.js';
import { KnownPasswords } from './operations/installation/known-passwords.service.js';

/** What a new database needs before anyone comes. */
export async function prepareData(app: NestFastifyApplication): Promise<void> {
  await app.get(InstallationService).ensureAdmin();
  await app.get(KnownPasswords).close();
  await app.get(DemoLoader).load();
}

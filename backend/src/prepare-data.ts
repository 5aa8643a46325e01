import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { InstallationService } from './installation/installation.service.js';

/** What a new database needs before anyone comes. */
export async function prepareData(app: NestFastifyApplication): Promise<void> {
  await app.get(InstallationService).ensureAdmin();
}

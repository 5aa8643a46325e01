import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './shared/config/config.js';

/** What an empty database needs before anyone comes: the installer account, rule tables and the demo agency. */
export async function prepareData(_app: NestFastifyApplication, _config: Config): Promise<void> {
  // filled by the installation and demo features below
}

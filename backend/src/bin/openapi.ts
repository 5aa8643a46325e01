import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { API_PREFIX } from '../app.js';
import { AppModule } from '../app.module.js';
import { createDocument } from '../openapi.js';
import { readConfig } from '../platform/config/config.js';

// Preview mode builds the module graph without a database: the values below are never used.
const config = readConfig({
  DATABASE_URL: 'postgres://preview',
  JWT_SECRET: 'preview-preview-preview-preview-preview',
});
const app = await NestFactory.create<NestFastifyApplication>(
  AppModule.with(config),
  new FastifyAdapter(),
  { preview: true, logger: false },
);
app.setGlobalPrefix(API_PREFIX);
const document = createDocument(app);
writeFileSync(
  new URL('../../openapi.json', import.meta.url),
  `${JSON.stringify(document, null, 2)}\n`,
);
process.exit(0);

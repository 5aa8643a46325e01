import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: process.env.TEST_SERVER_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A separate database for one spec file: a clone of the migrated template. */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template ${process.env.TEMPLATE_DATABASE}`);
  const url = new URL(process.env.TEST_SERVER_URL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

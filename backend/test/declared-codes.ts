import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ANY_ENDPOINT } from '../src/platform/errors/refuses.js';

/** As much of the contract as is asked for here. */
interface Contract {
  paths: Record<string, Record<string, { responses: Record<string, { $ref?: string }> }>>;
}

const contract: Contract = JSON.parse(
  readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'),
);
const anywhere = new Set<string>(ANY_ENDPOINT);

/** Of each route, as Fastify writes it, the codes that it declares: a response of refusals bears their names. */
const declared = new Map<string, ReadonlySet<string>>();
for (const [path, methods] of Object.entries(contract.paths))
  for (const [method, { responses }] of Object.entries(methods))
    declared.set(
      `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      new Set(
        Object.values(responses).flatMap(({ $ref }) => $ref?.split('/').at(-1)?.split('.') ?? []),
      ),
    );

/**
 * Listens to every answer of the application.
 * @returns what endpoints refused with although they do not declare it, so far
 */
export function listenForUndeclared(app: NestFastifyApplication): () => string[] {
  const found = new Set<string>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async ({ method, routeOptions }, { statusCode }, payload) => {
      const route = `${method} ${routeOptions.url ?? ''}`;
      const codes = declared.get(route);
      if (statusCode < 400 || !codes || typeof payload !== 'string') return payload;
      const { code } = JSON.parse(payload) as { code: string };
      if (!codes.has(code) && !anywhere.has(code)) found.add(`${route}: ${statusCode} ${code}`);
      return payload;
    });
  return () => [...found].toSorted();
}

import proxy from '@fastify/http-proxy';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './shared/config/config.js';
import { notFound } from './shared/errors/problem.js';

/** One origin, two servers: everything that is not /api goes to Next on its inner port (docs/decisions/0001). */
export async function servePages(app: NestFastifyApplication, config: Config): Promise<void> {
  if (!config.nextInnerUrl) return;
  await app
    .getHttpAdapter()
    .getInstance()
    .register(proxy, {
      upstream: config.nextInnerUrl,
      prefix: '/',
      websocket: config.nodeEnv === 'development',
      proxyPayloads: true,
      preHandler: (request, _reply, done) => {
        done(request.url.startsWith('/api/') ? notFound() : undefined);
      },
      replyOptions: {
        rewriteRequestHeaders: (request, headers) => ({
          ...headers,
          'x-forwarded-host': request.headers.host,
          'x-forwarded-proto': request.protocol,
        }),
      },
    });
}

import proxy from '@fastify/http-proxy';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './shared/config/config.js';
import { notFound } from './shared/errors/problem.js';
import { Admission } from './shared/http/admission.js';
import { AWAY, BUSY, outagePage } from './shared/http/outage-page.js';

/** One origin, two servers: everything that is not /api goes to Next on its inner port (docs/decisions/0001). */
export async function servePages(app: NestFastifyApplication, config: Config): Promise<void> {
  if (!config.nextInnerUrl) return;
  const admission = app.get(Admission);
  await app
    .getHttpAdapter()
    .getInstance()
    .register(proxy, {
      upstream: config.nextInnerUrl,
      prefix: '/',
      websocket: config.nodeEnv === 'development',
      proxyPayloads: true,
      preHandler: (request, reply, done) => {
        if (request.url.startsWith('/api/')) done(notFound());
        // Built files cost next to nothing, and a page without them is of no use.
        else if (request.url.startsWith('/_next/static/') || admission.takePage(reply)) done();
        else {
          const { headers, html } = outagePage(BUSY);
          void reply.status(503).headers(headers).send(html);
        }
      },
      replyOptions: {
        // The server of the pages starts anew, or is gone: a person reads this, so it is a page.
        onError: (reply) => {
          const { headers, html } = outagePage(AWAY);
          void reply.status(503).headers(headers).send(html);
        },
        rewriteRequestHeaders: (request, headers) => ({
          ...headers,
          'x-forwarded-host': request.headers.host,
          'x-forwarded-proto': request.protocol,
        }),
      },
    });
}

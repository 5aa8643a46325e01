import proxy from '@fastify/http-proxy';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Config } from './platform/config/config.js';
import { answerProblem } from './platform/errors/problem-answer.js';
import { notFound } from './platform/errors/problem.js';
import { Admission } from './platform/http/admission.js';
import {
  AWAY,
  BUSY,
  type OutagePage,
  outagePage,
  RECOVERING,
} from './platform/http/outage-page.js';
import { PAGE_HEADER, PageCalls } from './platform/auth/page-calls.js';
import { pagePolicy } from './platform/http/page-policy.js';

const API = '/api/';
const STATIC = '/_next/static/';
/** Tells server components where they are, to come back there after signing in. */
const PATH_HEADER = 'x-path';
const POLICY_HEADER = 'content-security-policy';
const NONCE_HEADER = 'x-nonce';

/** Headers that the page server sets for its own answers and that do not fit others. */
const OF_THE_ANSWER = [
  'content-encoding',
  'content-length',
  'etag',
  'link',
  'transfer-encoding',
  'vary',
];

/** What of Fastify's reply is needed here; the proxy knows it by a wider type than the rest of the product. */
interface Reply {
  status(code: number): Reply;
  headers(values: Record<string, string>): Reply;
  send(html: string): unknown;
}

function answerOutage(reply: Reply, page: OutagePage): void {
  const { headers, html } = outagePage(page);
  reply.status(503).headers(headers).send(html);
}

/** One origin, two servers: everything that is not /api goes to Next on its inner port (docs/decisions/0001). */
export async function servePages(app: NestFastifyApplication, config: Config): Promise<void> {
  if (!config.nextInnerUrl) return;
  const admission = app.get(Admission);
  const calls = app.get(PageCalls);
  const pageOf = new WeakMap<object, { name: string; nonce: string; policy: string }>();
  const pages = (scope: FastifyInstance): void => {
    scope.setErrorHandler(answerProblem);
    // Pages take no body: none is read or passed on.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    // A form that was sent before its script had loaded: returns the page again, with its script.
    scope.post('/*', (request, reply) => {
      if (request.url.startsWith(API)) throw notFound();
      return reply.redirect(request.url.replace(/^[/\\]+/, '/'), 303);
    });
    scope.register(proxy, {
      upstream: config.nextInnerUrl ?? '',
      prefix: '/',
      websocket: config.pagesReload,
      httpMethods: ['GET', 'HEAD'],
      proxyPayloads: false,
      preHandler: (request, reply, done) => {
        if (request.url.startsWith(API)) {
          done(notFound());
          return;
        }
        // Static files cost next to nothing, and a page is useless without them.
        if (request.url.startsWith(STATIC)) {
          done();
          return;
        }
        if (!admission.takePage(reply)) {
          answerOutage(reply, BUSY);
          return;
        }
        const name = calls.begin();
        reply.raw.once('close', () => calls.end(name));
        const { nonce, headers } = pagePolicy(config.pagesReload);
        pageOf.set(request, { name, nonce, policy: headers[POLICY_HEADER] ?? '' });
        void reply.headers(headers);
        done();
      },
      replyOptions: {
        // The page server is restarting or gone. A person reads this answer, so it is a page.
        onError: (reply) => answerOutage(reply, AWAY),
        // A page that failed because its API calls met an outage is not at fault itself.
        onResponse: (request, reply, answer) => {
          const page = pageOf.get(request);
          if (reply.statusCode < 500 || page === undefined || !calls.metOutage(page.name)) {
            reply.send(answer.stream);
            return;
          }
          answer.stream.resume();
          for (const name of OF_THE_ANSWER) reply.removeHeader(name);
          answerOutage(reply, RECOVERING);
        },
        rewriteRequestHeaders: (request, headers) => ({
          ...headers,
          [PAGE_HEADER]: pageOf.get(request)?.name ?? '',
          [PATH_HEADER]: request.url,
          [NONCE_HEADER]: pageOf.get(request)?.nonce ?? '',
          [POLICY_HEADER]: pageOf.get(request)?.policy ?? '',
          'x-forwarded-host': request.headers.host,
          'x-forwarded-proto': request.protocol,
        }),
      },
    });
  };
  await app.getHttpAdapter().getInstance().register(pages);
}

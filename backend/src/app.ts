import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { ConsoleLogger, RequestMethod } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { LogController } from 'fastify';
import { AppModule } from './app.module.js';
import { MetricsService } from './operations/metrics/metrics.service.js';
import { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { withRequestScope } from './platform/database/agency-scope.js';
import { newId } from './platform/database/ids.js';
import { answerProblem, answerUnreadable } from './platform/errors/problem-answer.js';
import { refusal } from './platform/errors/problem.js';
import { validationPipe } from './platform/errors/validation.js';
import { isDeeperThan, MAX_BODY_DEPTH } from './platform/http/depth.js';
import { Admission } from './platform/http/admission.js';
import { guardAnswers } from './platform/http/answer-headers.js';
import { isForeignOrigin, isForwarded, isOtherName } from './platform/http/origin.js';
import { requestLine } from './platform/http/request-log.js';
import { uploads } from './platform/http/uploads-plugin.js';
import { withRequestId } from './platform/http/request-context.js';

export const API_PREFIX = 'api/v1';
const MAX_BODY_BYTES = 2 * 1024 * 1024;
const MAX_UPLOAD_BYTES = 21 * 1024 * 1024;
/**
 * A request must have arrived whole within this time: long enough for a large file from a slow phone, too short for an
 * endless trickle.
 */
const RECEIVE_MS = 300_000;

/** Builds the whole application, not yet listening; tests give their own clock. */
export async function createApp(config: Config, clock?: Clock): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: RECEIVE_MS,
    // While it stops, requests on open connections are served as usual or answered 503 as problem details.
    return503OnClosing: false,
    genReqId: () => newId(),
    trustProxy: config.trustedProxies,
    frameworkErrors: answerProblem,
    clientErrorHandler: answerUnreadable,
    // Requests are logged by route, never by URL: queries can hold names and NIPs.
    logger:
      config.logLevel === 'silent'
        ? false
        : {
            level: config.logLevel,
            serializers: {
              req: (req: { method: string; id: string }) => ({ method: req.method, id: req.id }),
            },
          },
    logController: new LogController({ disableRequestLogging: true }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger:
      config.logLevel === 'silent'
        ? false
        : new ConsoleLogger({ json: true, logLevels: ['error', 'warn'] }),
    abortOnError: false,
  });
  if (clock) Object.assign(app.get(Clock), { now: () => clock.now() });

  await app.register(cookie);
  await app.register(uploads, {
    limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 20, fieldSize: 100_000 },
    throwFileSizeLimit: true,
  });
  await app.register(helmet, {
    contentSecurityPolicy: false,
    // As frame-ancestors of every policy says.
    frameguard: { action: 'deny' },
    hsts: config.secureCookies,
    crossOriginEmbedderPolicy: false,
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: () =>
      refusal('too_many_requests', 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.'),
  });
  const fastify = app.getHttpAdapter().getInstance();
  guardAnswers(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    withRequestId(request.id, () => withRequestScope(done));
  });
  if (config.answersOnlyThisMachine)
    fastify.addHook('onRequest', (request, _reply, done) => {
      done(
        isOtherName(request)
          ? refusal(
              'wrong_address',
              'ASN Squad di sini hanya untuk dicoba di komputer ini, sebagai localhost. Agar dapat dibuka orang lain, isi PUBLIC_URL (README, Configuration).',
            )
          : undefined,
      );
    });
  // Passwords printed in the README are only for use at this machine.
  if (!config.isExposed)
    fastify.addHook('onRequest', (request, _reply, done) => {
      done(
        isForwarded(request)
          ? refusal(
              'forwarded_request',
              'Permintaan ini diteruskan dari komputer lain, sedangkan ASN Squad di sini hanya untuk dicoba di komputer ini. Agar dapat dibuka orang lain, isi PUBLIC_URL, JWT_SECRET, dan ADMIN_PASSWORD (README, Configuration).',
            )
          : undefined,
      );
    });
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(
      isForeignOrigin(request, config)
        ? refusal('foreign_origin', 'Permintaan dari situs lain ditolak.')
        : undefined,
    );
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    done(
      isDeeperThan(request.body, MAX_BODY_DEPTH)
        ? refusal('too_deep', 'Isi yang dikirim bertingkat terlalu dalam.')
        : undefined,
    );
  });
  app.get(Admission).guard(fastify, MAX_UPLOAD_BYTES);
  app.get(MetricsService).listen(fastify);
  if (config.logLevel !== 'silent') {
    fastify.addHook('onResponse', (request, reply, done) => {
      if (request.routeOptions.url?.startsWith('/api/')) {
        request.log.info(requestLine(request, reply), 'request');
      }
      done();
    });
  }
  app.setGlobalPrefix(API_PREFIX, {
    exclude: ['api/health/*path', 'api/metrics'].map((path) => ({
      path,
      method: RequestMethod.GET,
    })),
  });
  app.useGlobalPipes(validationPipe());
  app.enableShutdownHooks();
  return app;
}

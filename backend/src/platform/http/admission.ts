import { Injectable, Inject } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { busy } from '../errors/problem.js';
import { Lane } from './lane.js';
import { PAGE_HEADER, PageCalls } from '../auth/page-calls.js';

const ALWAYS_ANSWERED = /^\/api\/(health|metrics)\b/;

/**
 * Bounds what this process works on at once (docs/decisions/0013). Ordinary requests are counted; uploads are weighed by
 * their size, because they lie in memory and come in as slowly as the phone that sends them.
 */
@Injectable()
export class Admission {
  readonly requests: Lane;
  readonly uploadBytes: Lane;
  readonly pages: Lane;
  private readonly held = new WeakMap<FastifyRequest, () => void>();

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly pageCalls: PageCalls,
  ) {
    this.requests = new Lane(config.maxRequests);
    this.uploadBytes = new Lane(config.maxUploadBytes);
    this.pages = new Lane(config.maxRequests);
  }

  /**
   * Room is taken when the body of an ordinary request has arrived (a slow sender holds none) and given back when the
   * work is done, not when the client goes away, because the work goes on without it.
   */
  guard(fastify: FastifyInstance, maxUploadBytes: number): void {
    fastify.addHook('preValidation', (request, _reply, done) => {
      const isFree =
        !request.url.startsWith('/api/') ||
        ALWAYS_ANSWERED.test(request.url) ||
        this.pageCalls.find(request.headers[PAGE_HEADER]) !== undefined;
      if (isFree) {
        done();
        return;
      }
      const release = request.isMultipart()
        ? this.uploadBytes.take(
            Math.min(Number(request.headers['content-length']) || maxUploadBytes, maxUploadBytes),
          )
        : this.requests.take();
      if (release) this.held.set(request, release);
      done(release ? undefined : busy());
    });
    fastify.addHook('onSend', (request, reply, _payload, done) => {
      this.release(request);
      this.pageCalls.answered(request.headers[PAGE_HEADER], reply.statusCode);
      done();
    });
    fastify.addHook('onResponse', (request, _reply, done) => {
      this.release(request);
      done();
    });
  }

  /** For pages, which another server makes: held until the page has been sent or the visitor has gone. */
  takePage(reply: FastifyReply): boolean {
    const release = this.pages.take();
    if (!release) return false;
    reply.raw.once('close', release);
    return true;
  }

  private release(request: FastifyRequest): void {
    this.held.get(request)?.();
  }
}

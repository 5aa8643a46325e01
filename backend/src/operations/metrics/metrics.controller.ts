import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../platform/auth/decorators.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.module.js';
import { notFound, refusal } from '../../platform/errors/problem.js';
import { MetricsService } from './metrics.service.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** A proxy on this machine comes from loopback too; it says for whom it asks. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];

@ApiExcludeController()
@Public()
@Controller('api/metrics')
export class MetricsController {
  constructor(
    private readonly metrics: MetricsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * With METRICS_TOKEN, answers anyone who sends it. Without it, answers this machine alone and gives others 404. Behind
   * a proxy on this machine that does not say for whom it asks, every visitor would look local, so an exposed site needs
   * the token.
   */
  @Get()
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { metricsToken } = this.config;
    if (metricsToken === null) {
      if (this.config.isExposed || !isLocal(request)) throw notFound();
    } else if (!bears(request, metricsToken)) {
      throw refusal('unauthenticated', 'Token pemantauan tidak benar.');
    }
    void reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}

function isLocal({ socket, headers }: FastifyRequest): boolean {
  return (
    LOOPBACK.has(socket.remoteAddress ?? '') &&
    FORWARDED.every((name) => headers[name] === undefined)
  );
}

function bears({ headers }: FastifyRequest, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

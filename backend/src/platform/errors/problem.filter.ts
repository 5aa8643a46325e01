import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem-answer.js';
import { isRefusal } from '../../kernel/error.js';
import { INTERNAL, toProblem } from './to-problem.js';

/** Turns every error into problem details; no stack, SQL or path ever reaches a client. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const found = toProblem(error);
    // A 503 that we answer ourselves is no fault: start-up asks for readiness five times a second.
    if (found.status >= 500 && !isRefusal(error)) {
      const what = `${request.method} ${request.routeOptions?.url ?? ''} [${request.id}]`;
      // An outage hits every request alike: one line each is enough, and a stack would say nothing.
      if (found.code !== INTERNAL) this.logger.warn(`${what} ${found.code}: ${String(error)}`);
      else this.logger.error(what, error instanceof Error ? error.stack : String(error));
    }
    if (!reply.sent) sendProblem(found, request, reply);
  }
}

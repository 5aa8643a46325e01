import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import type { FastifyReply } from 'fastify';
import { catchError, from, lastValueFrom, type Observable, of } from 'rxjs';
import type { SignedInRequest } from '../auth/decorators.js';
import { currentIdempotentRequest, Database } from '../database/database.js';
import {
  answerTo,
  completeIdempotentRequest,
  findAnswer,
  type IdempotentRequest,
  type StoredAnswer,
} from '../database/idempotency.js';
import { outageOf } from '../errors/outage.js';
import { invalidField } from '../errors/problem.js';
import { digestOfUpload } from './upload.js';
import { SECRET_ANSWER } from './secret-answer.js';

const MUTATING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Repeating is harmless: the same key gives the same answer, also when both arrive at once. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly database: Database) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<SignedInRequest>();
    const reply = http.getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    const accountId = request.user?.actor.accountId;
    if (typeof key !== 'string' || !accountId || !MUTATING.has(request.method))
      return next.handle();
    if (key.length < 8 || key.length > 100) {
      throw invalidField(
        'Idempotency-Key',
        'idempotency_key',
        'Kunci pengulangan harus 8 sampai 100 huruf.',
      );
    }
    if (Reflect.getMetadata(SECRET_ANSWER, context.getHandler())) return next.handle();
    const status =
      (Reflect.getMetadata(HTTP_CODE_METADATA, context.getHandler()) as number | undefined) ??
      (request.method === 'POST' ? 201 : 200);
    const requestHash = await hashOf(request);
    const claim: IdempotentRequest = { accountId, key, requestHash, status, written: false };
    const known = await findAnswer(this.database, claim);
    if (known) return of(replay(claim, known, reply));
    return currentIdempotentRequest.run(claim, () =>
      from(lastValueFrom(next.handle()).then((answer: unknown) => this.settle(claim, answer))).pipe(
        catchError(async (error: unknown) => {
          // Overloaded or gone: another query would only wait as long again; the client repeats the request.
          if (outageOf(error)) throw error;
          // The same request came twice at once, and the other one won: it holds the key, or has already moved the row.
          const answer = await findAnswer(this.database, claim);
          if (!answer) throw error;
          return replay(claim, answer, reply);
        }),
      ),
    );
  }

  /**
   * A handler may answer something else than its transaction returned, or use several transactions: its answer is what is
   * repeated.
   */
  private async settle(claim: IdempotentRequest, answer: unknown): Promise<unknown> {
    if ((claim.written && claim.result !== answer) || claim.inParts)
      await completeIdempotentRequest(this.database, claim, answer);
    return answer;
  }
}

async function hashOf(request: SignedInRequest): Promise<string> {
  const body = request.isMultipart()
    ? await digestOfUpload(request)
    : JSON.stringify(request.body ?? null);
  return createHash('sha256').update(`${request.method} ${request.url}\n${body}`).digest('hex');
}

function replay(claim: IdempotentRequest, stored: StoredAnswer, reply: FastifyReply): unknown {
  const answer = answerTo(claim, stored);
  void reply.header('Idempotency-Replayed', 'true').status(stored.status ?? 200);
  return answer;
}

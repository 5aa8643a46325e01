import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { refusal } from '../errors/problem.js';
import type { SignedInRequest } from './decorators.js';
import { CallCounts } from './call-counts.js';

const LIMITED = 'auth:account-limit';
/** Lists of people: each account may ask for `SEARCHES_A_MINUTE` of them in all; more are answered 429. */
export const LimitedByAccount = () => SetMetadata(LIMITED, true);

/** Counted in this process: with several processes each counts on its own. Runs after JwtAuthGuard. */
@Injectable()
export class AccountLimitGuard implements CanActivate {
  private readonly counts: CallCounts | null;

  constructor(
    private readonly reflector: Reflector,
    @Inject(CONFIG) { searchesAMinute }: Config,
  ) {
    this.counts = searchesAMinute > 0 ? new CallCounts(searchesAMinute, 60_000) : null;
  }

  canActivate(context: ExecutionContext): boolean {
    const isLimited = this.reflector.get<boolean | undefined>(LIMITED, context.getHandler());
    const http = context.switchToHttp();
    const { user } = http.getRequest<SignedInRequest>();
    if (isLimited !== true || !user || !this.counts) return true;
    const waitMs = this.counts.count(user.actor.accountId, performance.now());
    if (waitMs === 0) return true;
    const seconds = Math.ceil(waitMs / 1000);
    void http.getResponse<FastifyReply>().header('Retry-After', String(seconds));
    throw refusal(
      'too_many_requests',
      `Terlalu banyak pencarian dalam satu menit. Tunggu ${seconds} detik, lalu coba lagi.`,
    );
  }
}

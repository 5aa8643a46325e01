import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { refusal } from '../errors/problem.js';
import { PASSWORD_AGAIN, type PasswordAgainWhere, type SignedInRequest } from './decorators.js';

/** How long a given password counts: several codes or grants in a row ask for it once. */
const CONFIRMED_MINUTES = 10;

export const confirmedUntil = (given: Date): Date =>
  new Date(given.getTime() + CONFIRMED_MINUTES * 60_000);

/** Whether the session of a request was given the password in the last minutes. Signing in counts as giving it. */
@Injectable()
export class RecentPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async isGiven(user: SignedInRequest['user']): Promise<boolean> {
    // A token without a session was made for a person just now or is old: its password cannot be confirmed.
    return user?.sessionId === undefined
      ? confirmedUntil(new Date((user?.issuedAt ?? 0) * 1000)) > new Date()
      : this.isConfirmed(user.actor.accountId, user.sessionId);
  }

  private async isConfirmed(accountId: string, sessionId: string): Promise<boolean> {
    const session = await this.database.one<{ given: Date | null }>(
      `select max(greatest(started_at, confirmed_at)) as given from refresh_token
        where family_id = $1 and account_id = $2`,
      [sessionId, accountId],
    );
    return session?.given ? confirmedUntil(session.given) > this.clock.now() : false;
  }
}

export const passwordRequired = () =>
  refusal(
    'password_required',
    'Demi keamanan, masukkan kata sandi Anda sekali lagi untuk melakukan ini.',
  );

/**
 * Endpoints with `@PasswordAgain()`: a browser that was left open, or a token that was taken, is not enough for them (OWASP
 * ASVS 7.5.3). Signing in counts as giving the password. Runs after JwtAuthGuard.
 */
@Injectable()
export class RecentPasswordGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly password: RecentPassword,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const isAsked = this.reflector.getAllAndOverride<PasswordAgainWhere | undefined>(
      PASSWORD_AGAIN,
      [context.getHandler(), context.getClass()],
    );
    const { user, body } = context.switchToHttp().getRequest<SignedInRequest>();
    if (!isAsked?.(body)) return true;
    if (!(await this.password.isGiven(user))) throw passwordRequired();
    return true;
  }
}

import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignedInActor } from './actor.service.js';

export const IS_PUBLIC = 'auth:public';
export const BEFORE_PASSWORD_CHANGE = 'auth:before-password-change';
export const BEFORE_SECOND_FACTOR = 'auth:before-second-factor';
export const PASSWORD_AGAIN = 'auth:password-again';
export const FOR_FORMER = 'auth:for-former';

/** Anyone may call this, signed in or not. */
export const Public = () => SetMetadata(IS_PUBLIC, true);

/** May be called while the first password is still to be changed. */
export const BeforePasswordChange = () => SetMetadata(BEFORE_PASSWORD_CHANGE, true);

/** May be called while a second factor that the agency demands is still to be set up. */
export const BeforeSecondFactor = () => SetMetadata(BEFORE_SECOND_FACTOR, true);

/** Whether a body, not yet validated, asks for an act of power. */
export type PasswordAgainWhere = (body: unknown) => boolean;

/**
 * For acts of power and for codes: the actor must have given the password in the last minutes (recent-password.guard.ts).
 * Otherwise 403 `password_required`, before anything is read or done; the browser asks for the password and repeats the call.
 */
export const PasswordAgain = (where: PasswordAgainWhere = () => true) =>
  SetMetadata(PASSWORD_AGAIN, where);

export type SignedInRequest = FastifyRequest & { user?: SignedInActor };

/** Also open to people who have left with a read-only account: its answers hold only their own data. */
export const ForFormer = () => SetMetadata(FOR_FORMER, true);

/** The signed-in actor of this request. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<SignedInRequest>().user?.actor;
});

/** The session that this request's token was given to; null for a token without one. */
export const CurrentSession = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<SignedInRequest>().user?.sessionId ?? null;
});

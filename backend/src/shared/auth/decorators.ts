import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SignedInActor } from './actor.service.js';

export const IS_PUBLIC = 'auth:public';
export const BEFORE_PASSWORD_CHANGE = 'auth:before-password-change';

/** Anyone may call this, signed in or not. */
export const Public = () => SetMetadata(IS_PUBLIC, true);

/** May be called while the first password is still to be changed. */
export const BeforePasswordChange = () => SetMetadata(BEFORE_PASSWORD_CHANGE, true);

export type SignedInRequest = FastifyRequest & { user?: SignedInActor };

/** The signed-in actor of this request. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<SignedInRequest>().user?.actor;
});

/** The session that this request's token was given to; null for a token without one. */
export const CurrentSession = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<SignedInRequest>().user?.sessionId ?? null;
});

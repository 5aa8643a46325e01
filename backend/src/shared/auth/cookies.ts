import type { FastifyReply } from 'fastify';

export const ACCESS_COOKIE = 'asn_access';
export const REFRESH_COOKIE = 'asn_refresh';
/** Says to the pages, which never see the refresh token, that renewing is worth a try. */
export const SESSION_MARK_COOKIE = 'asn_session';
/** The refresh token travels to the auth endpoints only. */
const REFRESH_PATH = '/api/v1/auth';

export interface Tokens {
  accessToken: string;
  expiresAt: Date;
  refreshToken: string;
  refreshExpiresAt: Date;
}

export function setSessionCookies(reply: FastifyReply, tokens: Tokens, secure: boolean): void {
  const common = { httpOnly: true, sameSite: 'lax', secure } as const;
  void reply.setCookie(ACCESS_COOKIE, tokens.accessToken, {
    ...common,
    path: '/',
    expires: tokens.expiresAt,
  });
  void reply.setCookie(REFRESH_COOKIE, tokens.refreshToken, {
    ...common,
    path: REFRESH_PATH,
    expires: tokens.refreshExpiresAt,
  });
  void reply.setCookie(SESSION_MARK_COOKIE, '1', {
    ...common,
    path: '/',
    expires: tokens.refreshExpiresAt,
  });
}

export function clearSessionCookies(reply: FastifyReply, secure: boolean): void {
  for (const name of [ACCESS_COOKIE, SESSION_MARK_COOKIE]) {
    void reply.clearCookie(name, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
  }
  void reply.clearCookie(REFRESH_COOKIE, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: REFRESH_PATH,
  });
}

import type { FastifyReply } from 'fastify';

/** Over plain HTTP browsers accept no `__Host-` cookie; there the refresh token is sent to the auth endpoints only. */
const REFRESH_PATH = '/api/v1/auth';

/**
 * Names of the session's cookies. With the prefix, no other host of the same domain and no page without TLS can put one of
 * its own in their place: browsers demand Secure, the path / and no domain of it.
 * @param secure whether the site is served over HTTPS
 */
export const sessionCookies = (secure: boolean) => {
  const prefix = secure ? '__Host-' : '';
  return {
    access: `${prefix}asn_access`,
    refresh: `${prefix}asn_refresh`,
    /** Tells the pages that renewing is worth a try (frontend/src/lib/api/server.ts). */
    mark: `${prefix}asn_session`,
  } as const;
};

export interface Tokens {
  accessToken: string;
  expiresAt: Date;
  refreshToken: string;
  refreshExpiresAt: Date;
}

export function setSessionCookies(reply: FastifyReply, tokens: Tokens, secure: boolean): void {
  const common = { httpOnly: true, sameSite: 'lax', secure } as const;
  const names = sessionCookies(secure);
  void reply.setCookie(names.access, tokens.accessToken, {
    ...common,
    path: '/',
    expires: tokens.expiresAt,
  });
  void reply.setCookie(names.refresh, tokens.refreshToken, {
    ...common,
    path: refreshPath(secure),
    expires: tokens.refreshExpiresAt,
  });
  void reply.setCookie(names.mark, '1', {
    ...common,
    path: '/',
    expires: tokens.refreshExpiresAt,
  });
}

export function clearSessionCookies(reply: FastifyReply, secure: boolean): void {
  const { access, refresh, mark } = sessionCookies(secure);
  const common = { httpOnly: true, sameSite: 'lax', secure } as const;
  for (const name of [access, mark]) void reply.clearCookie(name, { ...common, path: '/' });
  void reply.clearCookie(refresh, { ...common, path: refreshPath(secure) });
}

/** Of a browser from which somebody signed in: see accounts/known-devices.service.ts. Logging out leaves it. */
export const deviceCookie = (secure: boolean): string => `${secure ? '__Host-' : ''}asn_device`;

const DEVICE_DAYS = 180;

export function setDeviceCookie(reply: FastifyReply, value: string, secure: boolean): void {
  void reply.setCookie(deviceCookie(secure), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge: DEVICE_DAYS * 86_400,
  });
}

const refreshPath = (secure: boolean): string => (secure ? '/' : REFRESH_PATH);

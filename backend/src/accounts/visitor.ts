import type { FastifyRequest } from 'fastify';
import { deviceCookie } from '../platform/auth/cookies.js';
import { networkOf } from '../platform/http/network.js';

/** What is known of a visitor who has not signed in yet. */
export interface Visitor {
  readonly network: string;
  /** The cookie of a browser from which somebody signed in before (known-devices.service.ts). */
  readonly devices: string | undefined;
  readonly userAgent: string | undefined;
}

export const visitorOf = (request: FastifyRequest, secure: boolean): Visitor => ({
  network: networkOf(request.ip),
  devices: request.cookies[deviceCookie(secure)],
  userAgent: request.headers['user-agent'],
});

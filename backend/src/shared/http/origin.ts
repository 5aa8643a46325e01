import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True for a changing request that a browser sends on behalf of another site. A second wall behind
 * SameSite cookies; requests without Origin (servers, scripts) carry no foreign page's will.
 */
export function isForeignOrigin(request: FastifyRequest, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (SAFE.has(request.method) || !origin) return false;
  if (origin === 'null') return true;
  return origin !== publicUrl && !(URL.canParse(origin) && new URL(origin).host === host);
}

import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Words of Sec-Fetch-Site for a request that a page of another site, or of a neighbouring host, has caused. */
const STRANGERS = new Set(['cross-site', 'same-site']);

/**
 * True for a changing request that a browser sends on behalf of another site. A second wall behind
 * SameSite cookies; requests with neither header (servers, scripts) carry no foreign page's will.
 */
export function isForeignOrigin(request: FastifyRequest, publicUrl: string): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (SAFE.has(request.method)) return false;
  if (!origin) return typeof site === 'string' && STRANGERS.has(site);
  if (origin === 'null') return true;
  return origin !== publicUrl && !(URL.canParse(origin) && new URL(origin).host === host);
}

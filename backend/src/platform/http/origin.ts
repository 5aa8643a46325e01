import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { isLoopback } from '../config/exposure.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Words of Sec-Fetch-Site for a request that a page of another site, or of a neighbouring host, has caused. */
const STRANGERS = new Set(['cross-site', 'same-site']);

/**
 * True for a changing request that a browser sends on behalf of another site. A second wall behind SameSite cookies; a
 * request with neither header (a server, a script) was not caused by a foreign page.
 */
export function isForeignOrigin(
  request: FastifyRequest,
  { publicUrl, answersOnlyThisMachine }: Pick<Config, 'publicUrl' | 'answersOnlyThisMachine'>,
): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (SAFE.has(request.method)) return false;
  if (!origin) return typeof site === 'string' && STRANGERS.has(site);
  if (origin === 'null') return true;
  if (origin === publicUrl) return false;
  // While the site answers only this machine, its other names count as its own: localhost, 127.0.0.1, with any port of
  // a proxy in front.
  return !(answersOnlyThisMachine && isHere(origin, host));
}

function isHere(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.protocol === 'http:' && url.host === host && isLoopback(url.hostname);
}

/** Health probes use whatever name their network gives this machine, and learn nothing about anybody. */
const PROBES = /^\/api\/(?:health|metrics)\b/;

/**
 * True for a request that names this machine by another name than its own: it came through a proxy that nobody told the
 * product of, or from a page whose name was made to point here.
 */
export const isOtherName = (request: FastifyRequest): boolean =>
  !isLoopback(request.hostname) && !PROBES.test(request.url);

/** Headers in which a proxy names the client it asks for: a list of addresses or names each. */
const TOLD = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
];
/** The same in the words of RFC 7239. */
const TOLD_IN_PAIRS = /\b(?:for|host)=("[^"]*"|[^;,\s]*)/giu;

/**
 * True for a request that came here through a proxy on behalf of somebody elsewhere, whatever Host it bears: one of the
 * usual headers names another machine, or it speaks HTTP/1.0, as no browser does and nginx does where nobody set it up.
 */
export function isForwarded({ url, headers, raw }: FastifyRequest): boolean {
  if (PROBES.test(url)) return false;
  if (raw.httpVersion === '1.0' || headers.via !== undefined) return true;
  const pairs = [...String(headers.forwarded ?? '').matchAll(TOLD_IN_PAIRS)];
  const told = [
    ...TOLD.flatMap((name) => String(headers[name] ?? '').split(',')),
    ...pairs.map(([, name = '']) => name),
  ];
  return told.map(withoutPort).some((name) => name !== '' && !isLoopback(name));
}

const withoutPort = (text: string): string =>
  text
    .trim()
    .replace(/^"(.*)"$/u, '$1')
    .replace(/^(\[[^\]]*\]|[^:]*):\d+$/u, '$1')
    .replace(/^\[?::ffff:([\d.]+)\]?$/iu, '$1');

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';

/** Seconds; the goals of docs/benchmarks.md (100 and 500 ms) are edges. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Answers that say "not now": too often, too busy, no room. */
const REFUSALS = new Set([429, 503, 507]);
const PROBES = /^\/api\/(health|metrics)\b/;
const SIGN_IN = '/api/v1/auth/login';
const PAGES = 'pages';

/** Counts every answer by the pattern of its route: never by URL, account or agency. */
export class HttpMetrics {
  private readonly duration: Histogram<'route' | 'method' | 'status'>;
  private readonly refused: Counter<'status'>;
  private readonly signIns: Counter<'result'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.duration = new Histogram({
      name: 'asn_http_request_duration_seconds',
      help: 'Time until the answer was sent, by route pattern, method and class of status',
      labelNames: ['route', 'method', 'status'],
      buckets: BUCKETS,
      registers,
    });
    this.refused = new Counter({
      name: 'asn_http_refused_total',
      help: 'Answers 429, 503 and 507: asked too often, too busy, storage full',
      labelNames: ['status'],
      registers,
    });
    this.signIns = new Counter({
      name: 'asn_sign_in_total',
      help: 'Attempts to sign in: ok, wrong (NIP or password, or locked), limited (too often from one address), other',
      labelNames: ['result'],
      registers,
    });
    // Exists from the start, so that a rate over it has a first value.
    for (const status of REFUSALS) this.refused.inc({ status: String(status) }, 0);
    for (const result of ['ok', 'wrong', 'limited', 'other']) this.signIns.inc({ result }, 0);
  }

  listen(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      this.observe(request, reply.statusCode, reply.elapsedTime / 1000);
      done();
    });
  }

  private observe(request: FastifyRequest, status: number, seconds: number): void {
    const route = routeOf(request);
    // Probes are no visitors: a readiness of 503 while starting refuses nobody.
    if (PROBES.test(route)) return;
    const labels = { route, method: request.method, status: `${Math.floor(status / 100)}xx` };
    this.duration.observe(labels, seconds);
    if (REFUSALS.has(status)) this.refused.inc({ status: String(status) });
    if (route === SIGN_IN) this.signIns.inc({ result: signInResult(status) });
  }
}

/** All unknown addresses share one label. */
function routeOf(request: FastifyRequest): string {
  const pattern = request.routeOptions.url;
  if (pattern?.startsWith('/api/')) return pattern;
  return request.url.startsWith('/api/') ? 'unknown' : PAGES;
}

function signInResult(status: number): string {
  if (status === 200) return 'ok';
  if (status === 401) return 'wrong';
  return status === 429 ? 'limited' : 'other';
}

import type { FastifyInstance } from 'fastify';

/** An answer of the API is data: as a page it shows nothing, runs nothing and stands in no frame. */
const POLICY = `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
/** No answer of the API may be cached unless its endpoint says so. */
export function guardAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/')) {
      void reply.headers({ 'cache-control': 'no-store', 'content-security-policy': POLICY });
    }
    done();
  });
}

import multipart, { type FastifyMultipartOptions } from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';

const read = (
  fastify: FastifyInstance,
  options: FastifyMultipartOptions,
  done: (error?: Error) => void,
): void => {
  void multipart(fastify, options, done);
};

/**
 * Reads uploads to the API. Under a name of its own: the proxy to the pages warns at every start where it sees that of the
 * reader, which would keep bodies from it. Pages take none (servePages).
 */
export const uploads = Object.assign(read, { [Symbol.for('skip-override')]: true });

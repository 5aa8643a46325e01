import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, toProblem } from './to-problem.js';

const MEDIA_TYPE = 'application/problem+json; charset=utf-8';

const TITLES: Record<number, string> = {
  400: 'Permintaan tidak benar',
  401: 'Belum masuk',
  403: 'Tidak berwenang',
  404: 'Tidak ditemukan',
  405: 'Cara tidak dikenal',
  408: 'Terlalu lama',
  409: 'Bertentangan dengan keadaan sekarang',
  413: 'Terlalu besar',
  414: 'Alamat terlalu panjang',
  415: 'Jenis isi tidak diterima',
  429: 'Terlalu sering',
  431: 'Terlalu besar',
  500: 'Terjadi gangguan',
  503: 'Sedang sibuk',
  507: 'Penyimpanan penuh',
};

const bodyOf = (found: Problem, requestId: string) => ({
  type: `urn:asn-squad:problem:${found.code}`,
  title: TITLES[found.status] ?? 'Permintaan tidak dapat diproses',
  status: found.status,
  code: found.code,
  detail: found.detail,
  errors: found.errors,
  requestId,
  ...found.extra,
});

export function sendProblem(found: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const { retryAfter } = found.extra;
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
  void reply
    .status(found.status)
    .header('content-type', MEDIA_TYPE)
    // Even where the endpoint lets its files be cached, a refusal must not be.
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(bodyOf(found, request.id));
}

/** Where Nest's filter does not reach (addresses that the router refuses, the scope of the pages): the same words as for every error. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(toProblem(error), request, reply);
}

/** By the parser's own code; anything else that it cannot read is a bad request. */
const PARSER_STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What cannot be read as HTTP has no request and no reply: the answer is written to the wire, and the line is closed. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const statusCode = PARSER_STATUS[error.code ?? ''] ?? 400;
  const body = JSON.stringify(bodyOf(toProblem({ statusCode }), randomUUID()));
  const head = [
    `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}`,
    `content-type: ${MEDIA_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type DomainErrorKind } from '../../kernel/domain/error.js';
import { outageOf } from './outage.js';
import { isUniqueClash } from './postgres.js';
import { type FieldProblem, ProblemException } from './problem.js';

const TITLES: Record<number, string> = {
  400: 'Permintaan tidak benar',
  401: 'Belum masuk',
  403: 'Tidak berwenang',
  404: 'Tidak ditemukan',
  405: 'Cara tidak dikenal',
  409: 'Bertentangan dengan keadaan sekarang',
  413: 'Terlalu besar',
  415: 'Jenis isi tidak diterima',
  429: 'Terlalu sering',
  500: 'Terjadi gangguan',
  503: 'Sedang sibuk',
  507: 'Penyimpanan penuh',
};

const DETAILS: Record<number, [code: string, detail: string]> = {
  400: ['bad_request', 'Permintaan tidak dapat dibaca.'],
  401: ['unauthenticated', 'Silakan masuk terlebih dahulu.'],
  403: ['forbidden', 'Anda tidak berwenang melakukan ini.'],
  404: ['not_found', 'Data tidak ditemukan.'],
  413: ['too_large', 'Isi yang dikirim terlalu besar.'],
  415: ['unsupported_media_type', 'Jenis isi yang dikirim tidak diterima.'],
  429: ['too_many_requests', 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.'],
};

const INTERNAL = 'internal';

const DOMAIN_STATUS: Record<DomainErrorKind, number> = {
  invalid: 400,
  forbidden: 403,
  conflict: 409,
};

interface Problem {
  status: number;
  code: string;
  detail: string;
  errors: FieldProblem[];
  extra: Record<string, unknown>;
}

/** Turns every error into problem details; no stack, SQL or path ever reaches a client. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const found = toProblem(error);
    // A 503 that we answer ourselves is no fault: start-up asks for readiness five times a second.
    if (found.status >= 500 && !(error instanceof ProblemException)) {
      const what = `${request.method} ${request.routeOptions?.url ?? ''} [${request.id}]`;
      // An outage hits every request alike: a line each says enough, and where it was met says nothing.
      if (found.code !== INTERNAL) this.logger.warn(`${what} ${found.code}: ${String(error)}`);
      else this.logger.error(what, error instanceof Error ? error.stack : String(error));
    }
    if (reply.sent) return;
    const { retryAfter } = found.extra;
    if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
    void reply
      .status(found.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send({
        type: `urn:asn-squad:problem:${found.code}`,
        title: TITLES[found.status] ?? 'Permintaan tidak dapat diproses',
        status: found.status,
        code: found.code,
        detail: found.detail,
        errors: found.errors,
        requestId: request.id,
        ...found.extra,
      });
  }
}

function toProblem(error: unknown): Problem {
  const answer = error instanceof ProblemException ? error : outageOf(error);
  if (answer) {
    return {
      status: answer.getStatus(),
      code: answer.code,
      detail: answer.detail,
      errors: answer.errors,
      extra: answer.extra,
    };
  }
  if (error instanceof DomainError) {
    return {
      status: DOMAIN_STATUS[error.kind],
      code: error.code,
      detail: error.message,
      errors: [...error.errors],
      extra: {},
    };
  }
  if (isUniqueClash(error)) {
    return {
      status: 409,
      code: 'conflict',
      detail: 'Data yang sama sudah ada atau baru saja diubah orang lain.',
      errors: [],
      extra: {},
    };
  }
  const status = statusOf(error);
  const [code, detail] = DETAILS[status] ?? [
    INTERNAL,
    'Terjadi gangguan di pihak kami. Isian Anda tidak hilang; coba lagi sebentar.',
  ];
  return { status: DETAILS[status] ? status : 500, code, detail, errors: [], extra: {} };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (
    typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
  ) {
    return error.statusCode;
  }
  return 500;
}

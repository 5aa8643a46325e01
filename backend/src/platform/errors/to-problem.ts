import { HttpException } from '@nestjs/common';
import { type FieldError, isRefusal } from '../../kernel/error.js';
import { outageOf } from './outage.js';
import { isUniqueClash } from './postgres.js';
import { STATUS } from './status.js';

const DETAILS: Record<number, [code: string, detail: string]> = {
  400: ['bad_request', 'Permintaan tidak dapat dibaca.'],
  401: ['unauthenticated', 'Silakan masuk terlebih dahulu.'],
  403: ['forbidden', 'Anda tidak berwenang melakukan ini.'],
  404: ['not_found', 'Data tidak ditemukan.'],
  408: ['timed_out', 'Permintaan tidak selesai dikirim. Coba lagi.'],
  413: ['too_large', 'Isi yang dikirim terlalu besar.'],
  414: ['address_too_long', 'Alamat yang diminta terlalu panjang.'],
  415: ['unsupported_media_type', 'Jenis isi yang dikirim tidak diterima.'],
  429: ['too_many_requests', 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.'],
  431: ['headers_too_large', 'Kepala permintaan terlalu besar.'],
};

/** The code of an error that nobody foresaw. */
export const INTERNAL = 'internal';

/** What a client is told about an error. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
  errors: readonly FieldError[];
  extra: Readonly<Record<string, unknown>>;
}

/** Turns any error into what a client may be told about it. */
export function toProblem(error: unknown): Problem {
  const answer = isRefusal(error) ? error : outageOf(error);
  if (answer) {
    return {
      status: STATUS[answer.kind],
      code: answer.code,
      detail: answer.message,
      errors: answer.errors,
      extra: answer.extra,
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

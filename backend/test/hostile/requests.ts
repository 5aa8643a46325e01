import * as fc from 'fast-check';
import { jsonBody, multipartBody, type SentBody } from './bodies.js';
import type { Operation, Parameter } from './contract.js';
import { kindOf, segmentBefore } from './pools.js';
import { HOSTILE_TEXTS } from './texts.js';
import { hostile, type Material, pathId, valueFor } from './values.js';

export interface SentRequest {
  actor: string;
  method: string;
  /** Path and query as they go over the wire. */
  target: string;
  headers: Record<string, string>;
  body: Buffer | null;
}

/** How often something is not what the contract asks for, in percent of all places. */
type Rate = 0 | 7 | 45;

const SURROGATE = /\p{Cs}/gu;

/** Lone surrogates have no UTF-8; they go as the bytes that some programs make of them, which are not UTF-8 either. */
const encoded = (text: string): string =>
  text
    .split(SURROGATE)
    .map((part) => encodeURIComponent(part))
    .join('%ED%A0%80');

/** Longer than that and Node itself refuses the request line. */
const MAX_PIECE = 3_000;
const piece = (value: unknown): string => {
  const plain = typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value);
  return encoded(plain.slice(0, MAX_PIECE)).slice(0, MAX_PIECE);
};

const RAW_PIECES: readonly string[] = [
  '%',
  '%zz',
  '%00',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..',
  '.',
  '%c0%ae%c0%ae',
  '%F0%9F',
  ';x=y',
  'a/b',
  '%2F',
];

function pathFor(operation: Operation, material: Material, rate: Rate): fc.Arbitrary<string> {
  const parameters = operation.parameters.filter((one) => one.in === 'path');
  const odd = fc.oneof(
    fc.constantFrom(...RAW_PIECES),
    fc.constantFrom(...HOSTILE_TEXTS).map(piece),
  );
  const plain = fc.tuple(...parameters.map((one) => paramFor(operation, one, material)));
  const matched = parameters.flatMap(({ name }) => material.own.pairs[name] ?? []);
  const together =
    matched.length > 0
      ? fc.oneof(
          plain,
          fc.constantFrom(...matched).map(({ id, second }) => [id, second]),
        )
      : plain;
  const spoiled = fc.tuple(...parameters.map(() => odd));
  const values =
    rate === 0 || parameters.length === 0
      ? together
      : fc.oneof({ weight: 100 - rate, arbitrary: together }, { weight: rate, arbitrary: spoiled });
  return values.map((given) =>
    parameters.reduce(
      (path, { name }, at) => path.replace(`{${name}}`, () => given[at] ?? ''),
      operation.path,
    ),
  );
}

function paramFor(
  operation: Operation,
  { name, schema }: Parameter,
  material: Material,
): fc.Arbitrary<string> {
  const kind = kindOf(name, segmentBefore(operation.path, name));
  if (kind) return pathId(kind, material);
  const wanted = name === 'date' ? { ...schema, format: 'date' } : schema;
  return valueFor(wanted, name, material, 0).map(piece);
}

function queryFor(operation: Operation, material: Material, rate: Rate): fc.Arbitrary<string> {
  const parts = operation.parameters
    .filter((one) => one.in === 'query')
    .map(({ name, schema, required }) => {
      const usual = valueFor(schema, name, material, rate).map(
        (value) => `${name}=${piece(value)}`,
      );
      const shaped = fc.oneof(
        { weight: 100 - rate, arbitrary: usual },
        { weight: rate, arbitrary: oddQuery(name) },
      );
      const absent = fc.constant('');
      return required || name === 'cursor'
        ? fc.oneof(
            { weight: required ? 19 : 1, arbitrary: shaped },
            { weight: required ? 1 : 4, arbitrary: absent },
          )
        : fc.oneof(shaped, absent);
    });
  const stranger =
    rate === 0 ? fc.constant('') : fc.constantFrom('', '', 'x=1', '__proto__[a]=1', '&&=', '%');
  return fc
    .tuple(...parts, stranger)
    .map((given) => given.filter((part) => part !== '').join('&'))
    .map((query) => (query === '' ? '' : `?${query}`));
}

const oddQuery = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('twice', 'brackets', 'key', 'bare', 'raw'), hostile, hostile)
    .map(([how, one, two]) => {
      if (how === 'twice') return `${name}=${piece(one)}&${name}=${piece(two)}`;
      if (how === 'brackets') return `${name}[]=${piece(one)}&${name}[]=${piece(two)}`;
      if (how === 'key') return `${name}[toString]=${piece(one)}&${name}[__proto__]=x`;
      return how === 'bare' ? name : `${name}=%&${name}=%zz`;
    });

/** Header values are Latin-1 without control characters; the client library sends nothing else. */
const headerSafe = (text: string): string => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');

const oddHeader: fc.Arbitrary<Record<string, string>> = fc
  .tuple(
    fc.constantFrom(
      'idempotency-key',
      'cookie',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-http-method-override',
      'accept',
      'accept-encoding',
      'accept-language',
      'if-none-match',
      'range',
      'user-agent',
      'origin',
      'x-request-id',
      'content-encoding',
    ),
    fc.oneof(
      fc.constantFrom(...HOSTILE_TEXTS),
      fc.constantFrom(
        'null',
        'https://jahat.example',
        'asn_access=x; asn_refresh=y; asn_session',
        'bytes=0-1,-9',
        'gzip',
        'DELETE',
        'a'.repeat(12_000),
        '127.0.0.1, ::1, x',
        '*/*;q=x',
      ),
    ),
  )
  .map(([name, value]) => ({ [name]: headerSafe(value).slice(0, 12_000) }));

/** Any address, so that the limits per address do not end the run; they are tested where they belong. */
const address = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts): Record<string, string> => ({ 'x-forwarded-for': `10.${parts.join('.')}` }));

function headersFor(rate: Rate): fc.Arbitrary<Record<string, string>> {
  const keyed = fc.uuid().map((key): Record<string, string> => ({ 'idempotency-key': key }));
  const none: fc.Arbitrary<Record<string, string>> = fc.constant({});
  const more = fc.oneof(
    { weight: 80 - rate, arbitrary: none },
    { weight: 20, arbitrary: keyed },
    { weight: rate, arbitrary: oddHeader },
  );
  return fc.tuple(address, more).map(([base, extra]) => ({ ...base, ...extra }));
}

function bodyFor(operation: Operation, material: Material, rate: Rate): fc.Arbitrary<SentBody> {
  if (operation.multipart) return multipartBody(operation.multipart, rate);
  const none: fc.Arbitrary<SentBody> = fc.constant({ type: null, body: null });
  if (operation.json) {
    return jsonBody(valueFor(operation.json, '', material, rate), rate);
  }
  return rate === 45 && operation.method !== 'GET' ? jsonBody(hostile, rate) : none;
}

/** How likely a request is all right, nearly right, hostile throughout. */
const MIX: readonly [weight: number, rate: Rate][] = [
  [45, 0],
  [37, 7],
  [18, 45],
];

/** Requests for one endpoint by anybody: about half are right, a third nearly right, the rest hostile throughout. */
export function requestsFor(
  operation: Operation,
  actors: ReadonlyMap<string, Material>,
): fc.Arbitrary<SentRequest> {
  const byActor = [...actors].flatMap(([actor, material]) =>
    MIX.map(([weight, rate]) => ({
      weight,
      arbitrary: requestOf(operation, actor, material, rate),
    })),
  );
  return fc.oneof(...byActor);
}

const requestOf = (
  operation: Operation,
  actor: string,
  material: Material,
  rate: Rate,
): fc.Arbitrary<SentRequest> =>
  fc
    .record({
      path: pathFor(operation, material, rate),
      query: queryFor(operation, material, rate),
      headers: headersFor(rate),
      sent: bodyFor(operation, material, rate),
    })
    .map(({ path, query, headers, sent }) => ({
      actor,
      method: operation.method,
      target: `${path}${query}`,
      headers: sent.type === null ? headers : { 'content-type': sent.type, ...headers },
      body: sent.body,
    }));

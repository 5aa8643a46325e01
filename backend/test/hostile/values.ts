import * as fc from 'fast-check';
import { encodeCursor } from '../../src/platform/http/cursor.js';
import { resolved, type Schema } from './contract.js';
import { kindOf, type Pools } from './pools.js';
import { HOSTILE_NUMBERS, HOSTILE_TEXTS, PLAIN_TEXTS } from './texts.js';

/** What requests are made of: ids of the caller's agency, and of one that must stay out of reach. */
export interface Material {
  own: Pools;
  /** Of these, what is the caller's own or waits for a decision of theirs, by kind. */
  mine: Readonly<Record<string, readonly string[]>>;
  other: Pools;
  nips: readonly string[];
}

export type Value = fc.Arbitrary<unknown>;

/** Fields whose form only their name tells; the values are such as the seeded world takes. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  version: [1, 1, 1, 2, 2, 3, 4],
  startsAt: ['08:00', '13:30'],
  endsAt: ['09:05', '16:00'],
  month: ['2026-11', '2026-10'],
  period: ['2026-Q4', '2026-11', '2026'],
  target: ['12', '3.5'],
  quantity: ['1', '2.5'],
  realised: ['3', '0'],
  sharePercent: ['25', '40.00', '100'],
  count: [1, 2, 5],
  year: [2026, 2025],
  limit: [1, 2, 20, 50],
  substance: [0, 78, 100],
  conformity: [0, 78, 100],
  structure: [0, 78, 100],
  activityClosingDay: [1, 5, 28],
  action: ['approve', 'return', 'validate', 'reject', 'endorse', 'accept', 'decline', 'issue'],
  entity: ['squad', 'assignment', 'activity', 'skp', 'account'],
  current: ['Mulai-2026!'],
  password: ['Mulai-2026!', 'initial', 'own'],
  next: ['Kerja-Tuntas-77'],
  code: ['G-7', 'KODE-1', '123456'],
};

/** Cursors with a right checksum and the wrong thing inside. */
const ODD_CURSORS: readonly string[] = [
  encodeCursor(['x', 'y']),
  encodeCursor(['2026-11-24', '00000000-0000-0000-0000-000000000000']),
  encodeCursor([1e308, '\ud800']),
  encodeCursor(['\0']),
  encodeCursor([0]),
  encodeCursor(['0', '0', '0']),
  encodeCursor(['2026-99-99', 'x']),
  encodeCursor(['']),
  encodeCursor([-1, 2 ** 53, 'z']),
  'bukan-penanda',
  'AAAAAAAA',
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PLAIN_TEXTS) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

const date = fc
  .integer({ min: -120, max: 120 })
  .map((days) => new Date(Date.UTC(2026, 10, 24 + days)).toISOString().slice(0, 10));

/** Everything that JSON can express, wrong types first. */
export const hostile: Value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_NUMBERS) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(null, undefined, true, false, [], {}, [[]], [null], { length: -1 }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { toString: 'x', valueOf: 1 },
      { $gt: '' },
      { constructor: { prototype: { admin: true } } },
      Array.from({ length: 500 }, (_, at) => at),
      'x'.repeat(150_000),
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

function idOf(kind: string, { own, mine: close, other }: Material): Value {
  const mine = own.ids[kind] ?? [];
  const near = close[kind] ?? [];
  const theirs = other.ids[kind] ?? [];
  const strange = fc.uuid();
  return fc.oneof(
    {
      weight: near.length > 0 ? 25 : 0,
      arbitrary: near.length > 0 ? fc.constantFrom(...near) : strange,
    },
    { weight: 17, arbitrary: mine.length > 0 ? fc.constantFrom(...mine) : strange },
    { weight: 2, arbitrary: theirs.length > 0 ? fc.constantFrom(...theirs) : strange },
    { weight: 1, arbitrary: strange },
  );
}

/** Any id of the actor's own agency, for a field that does not say of what. */
const anyId = (material: Material): Value =>
  fc.constantFrom(...Object.keys(material.own.ids)).chain((kind) => idOf(kind, material));

function stringFor(field: string, schema: Schema, material: Material): Value {
  if (schema.format === 'date') return date;
  if (field === 'q')
    return fc.oneof({ weight: 2, arbitrary: text }, fc.constantFrom(...material.nips));
  if (field === 'nip') return fc.constantFrom(...material.nips);
  if (field === 'cursor') return fc.constantFrom(...ODD_CURSORS);
  if (field === 'token')
    return fc.constantFrom('7K2P-9QXM-41TD', ...material.own.tokens, ...material.other.tokens);
  if (field === 'clientId') return fc.uuid();
  const kind = kindOf(field);
  if (kind) return idOf(kind, material);
  if (field === 'id') return anyId(material);
  const { maxLength } = schema;
  return maxLength ? text.map((one) => one.slice(0, maxLength)) : text;
}

/** A value that the contract allows, made of things that exist. */
function valid(schema: Schema, field: string, material: Material, rate: number): Value {
  const wanted = resolved(schema);
  if (wanted.enum && wanted.enum.length > 0) return fc.constantFrom(...wanted.enum);
  const samples = SAMPLES[field];
  if (samples && samples.length > 0 && wanted.type !== 'object' && wanted.type !== 'array')
    return fc.constantFrom(...samples.map((one) => (wanted.type === 'string' ? String(one) : one)));
  switch (wanted.type) {
    case 'boolean':
      return fc.boolean();
    case 'number':
    case 'integer':
      return fc.integer({ min: wanted.minimum ?? 0, max: wanted.maximum ?? 100 });
    case 'array':
      return fc.array(valueFor(wanted.items ?? {}, field, material, rate), {
        minLength: wanted.minItems ?? 0,
        maxLength: 3,
      });
    case 'object':
      return objectFor(wanted, material, rate);
    default:
      return stringFor(field, wanted, material);
  }
}

function objectFor(schema: Schema, material: Material, rate: number): Value {
  if (!schema.properties) {
    const inner = schema.additionalProperties;
    return fc.dictionary(
      fc.constantFrom('akuntabel', 'kompeten', 'unitName', '__proto__x', 'x'),
      typeof inner === 'object' ? valueFor(inner, 'text', material, rate) : text,
      { maxKeys: 3 },
    );
  }
  const required = schema.required ?? [];
  const fields = Object.entries(schema.properties).map(([name, one]): [string, Value] => {
    const value = valueFor(one, name, material, rate);
    const given = required.includes(name)
      ? value
      : fc.oneof({ weight: 1, arbitrary: value }, { weight: 1, arbitrary: fc.constant(undefined) });
    return [name, given];
  });
  const whole = fc.record(Object.fromEntries(fields));
  const extra = fc.dictionary(
    fc.constantFrom('agencyId', 'status', 'employeeId', 'isInstaller', 'createdAt', 'x', ''),
    hostile,
    { minKeys: 1, maxKeys: 2 },
  );
  return orElse(
    whole,
    fc.tuple(whole, extra).map(([given, more]) => ({ ...given, ...more })),
    rate,
  );
}

const orElse = (usual: Value, otherwise: Value, rate: number): Value =>
  rate === 0
    ? usual
    : fc.oneof({ weight: 100 - rate, arbitrary: usual }, { weight: rate, arbitrary: otherwise });

/** A value for a field; with a probability of `rate` percent, anything else, at every level. */
export function valueFor(schema: Schema, field: string, material: Material, rate: number): Value {
  const usual = valid(schema, field, material, rate);
  const nullable = schema.nullable
    ? fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: fc.constant(null) })
    : usual;
  return orElse(nullable, hostile, rate);
}

/** An id for a path. */
export const pathId = (kind: string, material: Material): fc.Arbitrary<string> =>
  idOf(kind, material).map(String);

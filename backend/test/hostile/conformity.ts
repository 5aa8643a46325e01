import { Ajv, type ValidateFunction } from 'ajv';
import type { Operation, Schema } from './contract.js';
import { SCHEMAS } from './contract.js';

type Json = Record<string, unknown>;

/**
 * OpenAPI 3.0 as JSON Schema: `nullable` becomes a type, and an answer may hold no field that the contract does not name,
 * so that a column which slips into an answer is found.
 */
function strict(schema: Schema): Json {
  if (schema.$ref) return { $ref: schema.$ref.replace('#/components/schemas/', '') };
  const { nullable, properties, items, allOf, additionalProperties, type, enum: values } = schema;
  const plain: Json = {};
  for (const key of ['minimum', 'maximum', 'minItems', 'maxItems'] as const)
    if (schema[key] !== undefined) plain[key] = schema[key];
  if (type) plain.type = type;
  if (values) plain.enum = values;
  if (schema.required) plain.required = schema.required;
  if (items) plain.items = strict(items);
  if (allOf) plain.allOf = allOf.map(strict);
  if (properties) {
    plain.properties = Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [name, strict(one)]),
    );
    plain.additionalProperties = false;
  }
  if (typeof additionalProperties === 'object')
    plain.additionalProperties = strict(additionalProperties);
  return nullable ? { anyOf: [plain, { type: 'null' }] } : plain;
}

const ajv = new Ajv({ strict: false, allErrors: false });
for (const [name, schema] of Object.entries(SCHEMAS)) {
  const described = strict(schema);
  // Facts beside the named ones may come with a problem, e.g. which state a thing is in.
  if (name === 'ProblemDto') described.additionalProperties = true;
  ajv.addSchema(described, name);
}

const compiled = new Map<string, ValidateFunction | null>();

function validator(operation: Operation, status: number): ValidateFunction | null {
  const key = `${operation.name} ${status}`;
  let known = compiled.get(key);
  if (known === undefined) {
    const schema = operation.responses[status]?.content?.['application/json']?.schema;
    known = schema ? ajv.compile(strict(schema)) : null;
    compiled.set(key, known);
  }
  return known;
}

const told = (check: ValidateFunction): string =>
  (check.errors ?? [])
    .map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
    .join('; ');

/** What is wrong with the answer of an endpoint according to the contract; null if nothing is. */
export function nonconformity(operation: Operation, status: number, body: unknown): string | null {
  if (!operation.responses[status]) return `status ${status} is not declared`;
  const check = validator(operation, status);
  return check && !check(body) ? `answer of ${status}: ${told(check)}` : null;
}

const problemCheck = ajv.getSchema('ProblemDto');

export function problemNonconformity(body: unknown): string | null {
  if (!problemCheck) throw new Error('the contract has no ProblemDto');
  return problemCheck(body) ? null : `problem: ${told(problemCheck)}`;
}

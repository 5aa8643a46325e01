import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The part of JSON Schema that the contract uses. */
export interface Schema {
  $ref?: string;
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  format?: string;
  nullable?: boolean;
  enum?: readonly unknown[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  allOf?: readonly Schema[];
  additionalProperties?: boolean | Schema;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Content {
  schema: Schema;
}

interface DescribedOperation {
  parameters?: readonly Parameter[];
  requestBody?: { content: Readonly<Record<string, Content>> };
  responses: Readonly<Record<string, { content?: Readonly<Record<string, Content>> }>>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Operation {
  /** `POST /api/v1/squads/{id}/open` */
  name: string;
  method: Method;
  path: string;
  parameters: readonly Parameter[];
  json: Schema | null;
  multipart: Schema | null;
  responses: DescribedOperation['responses'];
}

interface Contract {
  paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  components: { schemas: Readonly<Record<string, Schema>> };
}

const contract: Contract = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../openapi.json'), 'utf8'),
);

export const SCHEMAS = contract.components.schemas;

const METHODS: Readonly<Record<string, Method>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
};

/** Every endpoint that the contract names. */
export const OPERATIONS: readonly Operation[] = Object.entries(contract.paths).flatMap(
  ([path, operations]) =>
    Object.entries(operations).flatMap(([verb, described]) => {
      const method = METHODS[verb];
      if (!method) return [];
      const content = described.requestBody?.content ?? {};
      return {
        name: `${method} ${path}`,
        method,
        path,
        parameters: described.parameters ?? [],
        json: content['application/json']?.schema ?? null,
        multipart: content['multipart/form-data']?.schema ?? null,
        responses: described.responses,
      };
    }),
);

/** Follows a reference, and the lone `allOf` in which descriptions wrap one. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref) {
    const target = SCHEMAS[schema.$ref.split('/').at(-1) ?? ''];
    if (!target) throw new Error(`the contract names ${schema.$ref} and does not have it`);
    return resolved(target);
  }
  const [only] = schema.allOf ?? [];
  return only ? { ...resolved(only), nullable: schema.nullable } : schema;
}

/** Whether a body of this form can carry the hash of a letter that was read. */
export function takesLetterHash(schema: Schema | null | undefined): boolean {
  if (!schema) return false;
  const { properties = {}, items } = resolved(schema);
  return (
    'letterHash' in properties ||
    takesLetterHash(items) ||
    Object.values(properties).some((one) => one.type === 'array' && takesLetterHash(one.items))
  );
}

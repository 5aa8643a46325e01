import { createHash } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';

const names = new Map<string, string>();

/** The same text has the same name on every connection; a text is hashed once. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/**
 * A connection that names every statement with parameters, so that PostgreSQL parses and plans it once and not at every
 * request: planning cost several times what running did (docs/benchmarks.md). The texts are the product's own and few;
 * whatever varies is a parameter.
 */
export class PreparingClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const send = this.query.bind(this);
    const query = (first: unknown, second?: unknown, ...rest: unknown[]): unknown => {
      const isPreparable = typeof first === 'string' && Array.isArray(second) && second.length > 0;
      const given = isPreparable
        ? [{ name: nameOf(first), text: first, values: second }, ...rest]
        : [first, second, ...rest];
      return Reflect.apply(send, this, given);
    };
    Object.assign(this, { query });
  }
}

import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';
import { type SilenceWatch, socketOf } from './silence-watch.js';

const names = new Map<string, string>();

/** The same text has the same name on every connection; a text is hashed once. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/** What is written until the work at hand pauses leaves in one piece. */
function holdUntilPause(stream: Socket): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** pg's types do not know `pipeline` yet. */
const pipelined = (config?: ClientConfig): ClientConfig & { pipeline: true } => ({
  ...config,
  pipeline: true,
});

/**
 * A connection on which statements given together travel together: each is sent without waiting for the answers before
 * it (`pipeline` of pg), in one write. Unless `prepare` is false it names every statement with parameters, so that
 * PostgreSQL parses and plans it once and not at every request: planning cost several times what running did
 * (docs/benchmarks.md). The texts are the product's own and few; whatever varies is a parameter.
 */
export class PipeliningClient extends Client {
  constructor(config?: ClientConfig & { prepare?: boolean; silenceWatch?: SilenceWatch }) {
    super(pipelined(config));
    const send = this.query.bind(this);
    const query = (first: unknown, second?: unknown, ...rest: unknown[]): unknown => {
      const stream = socketOf(this);
      holdUntilPause(stream);
      const isPreparable =
        config?.prepare !== false &&
        typeof first === 'string' &&
        Array.isArray(second) &&
        second.length > 0;
      const given = isPreparable
        ? [{ name: nameOf(first), text: first, values: second }, ...rest]
        : [first, second, ...rest];
      const answer: unknown = Reflect.apply(send, this, given);
      if (config?.silenceWatch && answer instanceof Promise) {
        const { silenceWatch } = config;
        const done = (): void => silenceWatch.answered(stream);
        silenceWatch.asked(stream);
        answer.then(done, done);
      }
      return answer;
    };
    Object.assign(this, { query });
  }
}

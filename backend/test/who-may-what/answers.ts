import type { TestClient } from '../app.js';
import type { Capacity } from './capacities.js';
import { REQUESTS } from './requests.js';
import type { World } from './world.js';

export interface Seen {
  readonly status: number;
  readonly text: string;
  /** address and body of the request */
  readonly sent: string;
}

let calls = 0;

/** Asks one route as one capacity. */
export async function answerOf(world: World, route: string, capacity: Capacity): Promise<Seen> {
  const [method, pattern] = route.split(' ') as [string, string];
  const { path = [], query, body, form, headers, statusOf } = REQUESTS[route]?.(world) ?? {};
  let at = 0;
  const filled = pattern.replaceAll(/:\w+/g, () => path[at++] ?? 'missing');
  // Health lies beside the versioned API.
  const below = filled.replace(/^\/api\//, '/../');
  const address = query ? `${below}?${query}` : below;
  const api = world.clients[capacity];
  const answer = await VERBS[method as keyof typeof VERBS](api, address, body, {
    form,
    // Each call from an address of its own: how often one may ask is not the question here.
    headers: { ...headers, 'x-forwarded-for': nextAddress() },
  });
  return {
    status: statusOf ? statusOf(answer) : answer.status,
    text: Buffer.isBuffer(answer.body) ? '' : JSON.stringify(answer.body ?? null),
    sent: `${address} ${JSON.stringify(body ?? null)}`,
  };
}

type Options = Parameters<TestClient['post']>[2];
type Send = (
  api: TestClient,
  path: string,
  body: unknown,
  options: Options,
) => ReturnType<TestClient['get']>;

const VERBS = {
  GET: (api, path, _body, options) => api.get(path, options),
  POST: (api, path, body, options) => api.post(path, body, options),
  PUT: (api, path, body, options) => api.put(path, body, options),
  PATCH: (api, path, body, options) => api.patch(path, body, options),
  DELETE: (api, path, _body, options) => api.delete(path, options),
} satisfies Record<string, Send>;

function nextAddress(): string {
  calls += 1;
  return `127.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
}

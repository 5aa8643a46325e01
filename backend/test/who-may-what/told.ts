import { REQUESTS } from './requests.js';
import type { World } from './world.js';

/** Verbs of an answer's `allowedActions` that are not the last word of their route. */
const NAMED: Readonly<Record<string, string>> = {
  'PATCH /squads/:id': 'edit',
  'PUT /skp/:id': 'edit',
  'POST /skp/:id/comments': 'comment',
  'PATCH /goals/:id': 'edit',
  'PUT /assessments/:id': 'save',
  'PATCH /activities/:id': 'edit',
  'DELETE /activities/:id': 'delete',
  'PUT /assignments/:id/letter-draft': 'letter-draft',
  'POST /squads/:id/results/accept': 'accept',
  'POST /squads/:id/results/send-back': 'send-back',
};

const VERB = /^POST \/(?:squads|skp|assignments|activities|assessments)\/:id\/([a-z-]+)$/;
/** A collection below the thing, no verb on it. */
const NO_VERB = new Set(['evidence', 'comments']);

/** The verb that a route does, as the thing's own answer offers it by policy and lifecycle. */
export function verbOf(route: string): string | null {
  const verb = VERB.exec(route)?.[1];
  return NAMED[route] ?? (verb && !NO_VERB.has(verb) ? verb : null);
}

/** Where the thing itself is read. */
export function addressOf(world: World, route: string): string {
  const id = REQUESTS[route]?.(world).path?.[0];
  const [, collection] = route.split('/');
  if (!id || !collection) throw new Error(`${route} names no thing`);
  return `/${collection}/${id}`;
}

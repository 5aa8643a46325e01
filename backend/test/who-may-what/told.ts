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

const VERB =
  /^POST \/(?:squads|skp|assignments|activities|assessments|correction-requests)\/:id\/([a-z-]+)$/;
/** A collection below the thing, and a verb that the squad's preview of a round offers. */
const NOT_OF_THE_THING = new Set(['POST /activities/:id/evidence', 'POST /squads/:id/remind']);

/** The verb that a route does, as the thing's own answer offers it by policy and lifecycle. */
export function verbOf(route: string): string | null {
  const verb = VERB.exec(route)?.[1];
  return NAMED[route] ?? (verb && !NOT_OF_THE_THING.has(route) ? verb : null);
}

/** Where the thing itself is read. */
export function addressOf(world: World, route: string): string {
  const id = REQUESTS[route]?.(world).path?.[0];
  const [, collection] = route.split('/');
  if (!id || !collection) throw new Error(`${route} names no thing`);
  return `/${collection}/${id}`;
}

/** What a list offers beside its rows, as the word of its own `allowedActions`. */
export const OFFERED_BY_LIST: Readonly<Record<string, { list: string; action: string }>> = {
  'POST /grants': { list: '/grants', action: 'create' },
  'POST /delegations': { list: '/delegations', action: 'create' },
  'POST /transfers': { list: '/transfers', action: 'create' },
  'POST /skp': { list: '/skp', action: 'start' },
};

/** Routes whose guard is the function that answers in `GET /me`. */
export const OFFERED_BY_ME: Readonly<Record<string, string>> = {
  'POST /skp': 'write-skp',
  'GET /dashboard': 'read-dashboard',
  'GET /delegations': 'oversee',
  'POST /grants': 'administer',
  'GET /audit': 'read-audit',
  'GET /correction-requests/own-data': 'ask-correction',
};

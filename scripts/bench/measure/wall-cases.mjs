import { createCase, search, submitCase } from './cases.mjs';
import { signInAll } from './product.mjs';

/** A read that people of several agencies send in turn. */
const inTurn = (name, who, path) => ({
  name,
  async prepare({ url, actors }) {
    const people = actors[who];
    const cookies = await signInAll(
      url,
      people.map(({ nip }) => nip),
    );
    return {
      next: (index) => {
        const at = index % people.length;
        return { method: 'GET', path: path(people[at]), headers: { cookie: cookies[at] } };
      },
    };
  },
});

/** @type {import('./cases.mjs').Case[]} */
export const WALL_CASES = [
  inTurn('People: exact name', 'leaders', search({ q: 'Sutrisno Santoso', limit: '20' })),
  inTurn('Inbox', 'assessors', () => '/api/v1/inbox?limit=50'),
  inTurn(
    'Activities of a squad',
    'leaders',
    ({ squadId }) => `/api/v1/activities?squadId=${squadId}&limit=50`,
  ),
  inTurn('Squad results', 'leaders', ({ squadId }) => `/api/v1/squads/${squadId}/results`),
  createCase,
  submitCase,
];

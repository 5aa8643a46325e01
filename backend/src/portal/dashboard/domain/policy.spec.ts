import { actorWith, granted, headedUnit } from '../../../../test/factories/actor.js';
import type { Actor, GrantRole } from '../../../kernel/actor.js';
import { mayReadDashboard } from './policy.js';

const actor = (roles: GrantRole[], unitKinds: string[]): Actor =>
  actorWith({
    grants: roles.map(granted),
    headOf: unitKinds.map((unitKind) => headedUnit({ unitKind })),
  });

describe('who sees the figures of the agency', () => {
  it.each([
    ['admin', ['agency_admin'], [], true],
    ['operator', ['operator'], [], true],
    ['executive', ['executive'], [], true],
    ['auditor', ['auditor'], [], true],
    ['the regional head, or a Plt', [], ['PEMDA'], true],
    ['the Sekda', [], ['SEKRETARIAT_DAERAH'], true],
    ['the head of a dinas', [], ['DINAS'], false],
    ['anybody else', [], [], false],
  ] satisfies [string, GrantRole[], string[], boolean][])('%s', (_who, roles, kinds, expected) => {
    expect(mayReadDashboard(actor(roles, kinds))).toBe(expected);
  });
});

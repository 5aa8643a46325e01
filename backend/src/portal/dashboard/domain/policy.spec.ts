import type { Actor } from '../../../kernel/actor.js';
import { mayReadDashboard } from './policy.js';

const actor = (roles: string[], unitKinds: string[]): Actor =>
  ({
    grants: roles.map((role) => ({ role })),
    headOf: unitKinds.map((unitKind) => ({ unitKind })),
  }) as unknown as Actor;

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
  ])('%s', (_who, roles, kinds, expected) => {
    expect(mayReadDashboard(actor(roles, kinds))).toBe(expected);
  });
});

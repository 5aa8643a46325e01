import type { Actor, GrantedRole, HeadedUnit } from '../../src/kernel/actor.js';

/** Somebody without a post, a unit or a grant, for rules that need no database; each spec says what matters to it. */
export const actorWith = (own: Partial<Actor> = {}): Actor => ({
  accountId: 'akun',
  username: 'akun',
  name: 'Maya Pratama',
  personId: null,
  employeeId: null,
  agencyId: 'instansi',
  timeZone: 'Asia/Jakarta',
  today: '2026-11-24',
  post: null,
  headOf: [],
  assesses: false,
  leads: [],
  grants: [],
  ...own,
});

export const headedUnit = (own: Partial<HeadedUnit> = {}): HeadedUnit => ({
  unitId: 'unit',
  unitName: 'Bidang Aplikasi',
  unitKind: 'BIDANG',
  isOrganizational: false,
  via: 'position',
  delegationKind: null,
  since: '2026-01-01',
  until: null,
  ...own,
});

export const granted = (role: GrantedRole['role']): GrantedRole => ({
  role,
  since: '2026-01-01',
  until: null,
});

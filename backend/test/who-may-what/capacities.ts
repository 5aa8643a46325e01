/** Who asks, in the order of the table's columns. */
export const GROUPS = {
  'own unit': ['member', 'leader', 'pjpk', 'head'],
  'other unit': ['memberOfOtherUnit', 'leaderOfOtherUnit', 'pjpkOfOtherUnit', 'headOfOtherUnit'],
  'other agency': [
    'memberOfOtherAgency',
    'leaderOfOtherAgency',
    'pjpkOfOtherAgency',
    'headOfOtherAgency',
    'adminOfOtherAgency',
  ],
  granted: ['admin', 'operator', 'executive', 'auditor'],
  '': ['nobody'],
} as const;

export type Group = keyof typeof GROUPS;
export type Capacity = (typeof GROUPS)[Group][number];

export const CAPACITIES: readonly Capacity[] = Object.values(GROUPS).flat();

/** The head of each column in docs/who-may-what.md. */
export const COLUMN: Readonly<Record<Capacity, string>> = {
  member: 'Pegawai',
  leader: 'Ketua',
  pjpk: 'PjPK',
  head: 'Ka. Unit',
  memberOfOtherUnit: 'Pegawai',
  leaderOfOtherUnit: 'Ketua',
  pjpkOfOtherUnit: 'PjPK',
  headOfOtherUnit: 'Ka. Unit',
  memberOfOtherAgency: 'Pegawai',
  leaderOfOtherAgency: 'Ketua',
  pjpkOfOtherAgency: 'PjPK',
  headOfOtherAgency: 'Ka. Unit',
  adminOfOtherAgency: 'Admin',
  admin: 'Admin',
  operator: 'Operator',
  executive: 'Pimpinan',
  auditor: 'Auditor',
  nobody: 'Tanpa masuk',
};

export const OF_OTHER_AGENCY: ReadonlySet<Capacity> = new Set(GROUPS['other agency']);

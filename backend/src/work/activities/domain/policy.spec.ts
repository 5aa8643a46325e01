import { type ActivityReader, type ActivityReading, mayReadActivity } from './policy.js';

const ACTIVITY: ActivityReading = {
  employeeId: 'maya',
  status: 'submitted',
  validator: { unitId: 'bidang', employeeId: null },
  squad: { leaderEmployeeId: 'ketua', ownerUnitId: 'dinas-lain' },
  owner: {
    assessors: [{ unitId: 'bidang', employeeId: null }],
    unitPath: ['pemda', 'dinas', 'bidang'],
  },
};
const reader = (employeeId: string, ...headOfUnitIds: string[]): ActivityReader => ({
  employeeId,
  headOfUnitIds,
  isAuditor: false,
});

describe('who reads an activity', () => {
  it.each([
    ['its writer', reader('maya'), true, true],
    ['the head of the unit', reader('putri', 'bidang'), true, false],
    ['the head of the dinas', reader('kadis', 'dinas'), true, false],
    ['the squad’s leader', reader('ketua'), true, false],
    ['the owner of the performance', reader('kadis-lain', 'dinas-lain'), true, false],
    ['a colleague', reader('joko'), false, false],
    ['a head elsewhere', reader('lain', 'badan'), false, false],
    ['an auditor', { ...reader('audit'), isAuditor: true }, true, false],
    ['nobody’s account', { ...reader('x'), employeeId: null }, false, false],
  ] as const)('%s', (_who, who, sent, draft) => {
    expect(mayReadActivity(who, ACTIVITY)).toBe(sent);
    expect(mayReadActivity(who, { ...ACTIVITY, status: 'draft' })).toBe(draft);
  });

  it('a named validator stands before the head of the unit', () => {
    const named: ActivityReading = {
      ...ACTIVITY,
      validator: { unitId: 'unit-x', employeeId: 'wakil' },
    };
    expect(mayReadActivity(reader('wakil'), named)).toBe(true);
    expect(mayReadActivity(reader('kepala-x', 'unit-x'), named)).toBe(false);
  });
});

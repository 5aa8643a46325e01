import { planRound, type SeatedScorer } from './round-plan.js';

const seat = (unitId: string, holderEmployeeId: string | null): SeatedScorer => ({
  unitId,
  employeeId: null,
  holderEmployeeId,
});
const OWNER = seat('dinas', 'kadis');
const WEIGHTS = { owner: '50', assessor: '50' };
const member = (assessor: SeatedScorer | null, actionItemIds = ['a1']) => ({
  employeeId: 'maya',
  actionItemIds,
  assessor,
});
const kinds = (plan: ReturnType<typeof planRound>) =>
  plan.sheets.map((sheet) => [sheet.kind, sheet.weight, sheet.seat.unitId]);

describe('the sheets of a round', () => {
  it('are two, for owner and PjPK', () => {
    expect(kinds(planRound(OWNER, [member(seat('bidang', 'kabid'))], WEIGHTS))).toEqual([
      ['owner', '50', 'dinas'],
      ['assessor', '50', 'bidang'],
    ]);
  });

  it.each([
    ['the same seat', seat('dinas', 'kadis')],
    ['a seat that the owner acts for', seat('bidang', 'kadis')],
    ['the owner by name', { unitId: null, employeeId: 'kadis', holderEmployeeId: 'kadis' }],
  ])('is one at 100 %% for %s', (_case, assessor) => {
    expect(kinds(planRound(OWNER, [member(assessor)], WEIGHTS))).toEqual([
      ['owner_and_assessor', '100', 'dinas'],
    ]);
  });

  it('pass up from the seat that the member holds, and are one where both end up with one person', () => {
    const held = { ...member(seat('bidang', 'kabid')), ownerAbove: seat('setda', 'sekda') };
    expect(kinds(planRound(seat('dinas', 'maya'), [held], WEIGHTS))).toEqual([
      ['owner', '50', 'setda'],
      ['assessor', '50', 'bidang'],
    ]);
    const both = { ...member(seat('setda', 'sekda')), ownerAbove: seat('setda', 'sekda') };
    expect(kinds(planRound(seat('dinas', 'maya'), [both], WEIGHTS))).toEqual([
      ['owner_and_assessor', '100', 'setda'],
    ]);
  });

  it('stay two where both seats are vacant', () => {
    const plan = planRound(seat('dinas', null), [member(seat('bidang', null))], WEIGHTS);
    expect(plan.sheets).toHaveLength(2);
  });

  it('name who reported nothing and whose PjPK is unknown', () => {
    const plan = planRound(
      OWNER,
      [member(seat('bidang', 'kabid'), []), { ...member(null), employeeId: 'budi' }],
      WEIGHTS,
    );
    expect(plan).toEqual({ sheets: [], withoutReport: ['maya'], withoutAssessor: ['budi'] });
  });
});

import { planRound, type SeatedScorer } from './round-plan.js';

const seat = (unitId: string, holderEmployeeId: string | null): SeatedScorer => ({
  unitId,
  employeeId: null,
  holderEmployeeId,
});
const OWNER = seat('dinas', 'kadis');
const WEIGHTS = { owner: '50', assessor: '50' };
const member = (assessor: SeatedScorer | null, actionItemIds = ['a1'], owner = OWNER) => ({
  employeeId: 'maya',
  actionItemIds,
  owner,
  assessor,
});
const kinds = (plan: ReturnType<typeof planRound>) =>
  plan.sheets.map((sheet) => [sheet.kind, sheet.weight, sheet.seat.unitId]);

describe('the sheets of a round', () => {
  it('are two, for owner and PjPK', () => {
    expect(kinds(planRound([member(seat('bidang', 'kabid'))], WEIGHTS))).toEqual([
      ['owner', '50', 'dinas'],
      ['assessor', '50', 'bidang'],
    ]);
  });

  it.each([
    ['the same seat', seat('dinas', 'kadis')],
    ['a seat that the owner acts for', seat('bidang', 'kadis')],
    ['the owner by name', { unitId: null, employeeId: 'kadis', holderEmployeeId: 'kadis' }],
  ])('is one at 100 %% for %s', (_case, assessor) => {
    expect(kinds(planRound([member(assessor)], WEIGHTS))).toEqual([
      ['owner_and_assessor', '100', 'dinas'],
    ]);
  });

  it('stay with the seat that the member holds, and are one where one person decides from both', () => {
    const owner = seat('dinas', 'sekda');
    const held = { ...member(seat('bidang', 'kabid')), owner };
    expect(kinds(planRound([held], WEIGHTS))).toEqual([
      ['owner', '50', 'dinas'],
      ['assessor', '50', 'bidang'],
    ]);
    const both = { ...member(seat('setda', 'sekda')), owner };
    expect(kinds(planRound([both], WEIGHTS))).toEqual([['owner_and_assessor', '100', 'dinas']]);
  });

  it('stay two where both seats are vacant', () => {
    const vacant = member(seat('bidang', null), ['a1'], seat('dinas', null));
    const plan = planRound([vacant], WEIGHTS);
    expect(plan.sheets).toHaveLength(2);
  });

  it('name who reported nothing and whose PjPK is unknown', () => {
    const plan = planRound(
      [member(seat('bidang', 'kabid'), []), { ...member(null), employeeId: 'budi' }],
      WEIGHTS,
    );
    expect(plan).toEqual({ sheets: [], withoutReport: ['maya'], withoutAssessor: ['budi'] });
  });
});

import { isActOfPower } from './act-of-power.js';
import type { EmployeesPlan, NewHolding, PresentEmployee } from './plan.employees.model.js';

const holding = (isHead: boolean): NewHolding => ({
  unitCode: 'DISA',
  positionName: 'Kepala Dinas',
  positionKind: 'JPT_PRATAMA',
  functionalLevel: null,
  echelon: 'II.b',
  positionClass: null,
  isHead,
  startsOn: '2026-01-01',
});

const NOTHING: EmployeesPlan = {
  correctedPeople: [],
  correctedEmployments: [],
  correctedHoldings: [],
  correctedRanks: [],
  closedHoldings: [],
  openedHoldings: [],
  openedRanks: [],
  newPeople: [],
  newEmployments: [],
  correctedNips: [],
  reappointed: [],
  departures: [],
  suspensions: [],
  questions: [],
  rejected: [],
  warnings: [],
};

const person = {
  name: 'Ani Pratama',
  frontTitle: null,
  backTitle: null,
  birthDate: null,
  gender: null,
  education: null,
  phone: null,
  email: null,
};

/** One person who heads a unit, and one who does not. */
const people: PresentEmployee[] = [true, false].map((isHead) => ({
  personId: isHead ? 'head' : 'staff',
  nip: null,
  person,
  employment: {
    id: isHead ? 'head' : 'staff',
    kind: 'PNS',
    civilServiceSince: null,
    skills: [],
    rank: null,
    holding: { ...holding(isHead), id: isHead ? 'head-post' : 'staff-post' },
  },
}));

const newcomer = (isHead: boolean) => ({
  row: 2,
  nip: null,
  person,
  employment: {
    kind: 'PNS' as const,
    civilServiceSince: null,
    startsOn: '2026-01-01',
    skills: [],
    rank: null,
    holding: holding(isHead),
  },
});

const correction = (id: string, field: string) => ({
  row: 2,
  id,
  changes: [{ field, from: null, to: 'x' }],
});

const closed = (holdingId: string, reason: 'changed' | 'head_replaced') => ({
  row: 2,
  holdingId,
  employeeId: 'e',
  endsOn: '2026-11-30',
  reason,
});

describe('isActOfPower', () => {
  const asks = (part: Partial<EmployeesPlan>, present = people) =>
    isActOfPower({ ...NOTHING, ...part }, { people: present });

  it.each<[string, Partial<EmployeesPlan>]>([
    [
      'an end of service',
      {
        departures: [{ row: 2, employeeId: 'staff', kind: 'retired', effectiveFrom: '2026-12-01' }],
      },
    ],
    [
      'a suspension',
      { suspensions: [{ row: 2, employeeId: 'staff', effectiveFrom: '2026-12-01' }] },
    ],
    [
      'another NIP',
      { correctedNips: [{ row: 2, personId: 'staff', from: null, to: '199001012020121001' }] },
    ],
    ['another telephone', { correctedPeople: [correction('staff', 'phone')] }],
    ['another e-mail address', { correctedPeople: [correction('staff', 'email')] }],
    [
      'a head who is replaced without a row',
      { closedHoldings: [closed('other', 'head_replaced')] },
    ],
    ['a head who moves away', { closedHoldings: [closed('head-post', 'changed')] }],
    [
      'a new head from within',
      { openedHoldings: [{ row: 2, employeeId: 'staff', holding: holding(true) }] },
    ],
    ['a new head from outside', { newPeople: [newcomer(true)] }],
    ['a headship that is corrected', { correctedHoldings: [correction('staff-post', 'isHead')] }],
    [
      "a head's unit that is corrected",
      { correctedHoldings: [correction('head-post', 'unitCode')] },
    ],
  ])('%s is one', (_what, part) => {
    expect(asks(part)).toBe(true);
  });

  it.each<[string, Partial<EmployeesPlan>]>([
    ['nothing', {}],
    ['another title', { correctedPeople: [correction('staff', 'backTitle')] }],
    ['a newcomer who heads nothing', { newPeople: [newcomer(false)] }],
    [
      'a move within the ranks',
      {
        closedHoldings: [closed('staff-post', 'changed')],
        openedHoldings: [{ row: 2, employeeId: 'staff', holding: holding(false) }],
      },
    ],
  ])('%s is none', (_what, part) => {
    expect(asks(part)).toBe(false);
  });

  it('the first heads of a new agency are none', () => {
    expect(asks({ newPeople: [newcomer(true)] }, [])).toBe(false);
  });
});

import { dateFaults, isAssignable, roleFaults, type RolePlan } from './rules.js';

const role = (change: Partial<RolePlan> = {}): RolePlan => ({
  title: 'Analis data',
  count: 2,
  sharePercent: '40.00',
  isLeader: false,
  ...change,
});

const fieldsOf = (...roles: RolePlan[]) => roleFaults(roles).map(({ field }) => field);

it('only JF and pelaksana work in squads', () => {
  const kinds = ['FUNGSIONAL', 'PELAKSANA', 'ADMINISTRATOR', 'JPT_PRATAMA', 'KEPALA_DAERAH'];
  expect(kinds.filter(isAssignable)).toEqual(['FUNGSIONAL', 'PELAKSANA']);
});

describe('dates of a squad', () => {
  it.each([
    ['one day', '2026-11-24', '2026-11-24', 0],
    ['five years', '2026-01-01', '2030-12-31', 0],
    ['five years from a leap day', '2028-02-29', '2033-02-27', 0],
    ['a day more than five years', '2026-01-01', '2031-01-01', 1],
    ['the year 2199', '2026-11-24', '2199-12-31', 1],
    ['an end before the start', '2026-11-24', '2026-11-23', 1],
  ])('%s', (_, startsOn, endsOn, faults) => {
    expect(dateFaults({ startsOn, endsOn })).toHaveLength(faults);
  });
});

describe('roles of a squad', () => {
  it('takes ordinary roles and the one seat of the leader', () => {
    expect(fieldsOf(role(), role({ title: 'Ketua tim', count: 1, isLeader: true }))).toEqual([]);
  });

  it.each(['Ketua tim', 'KETUA TIM', '  ketua   tim '])(
    'keeps the name %p for the leader',
    (title) => {
      expect(fieldsOf(role(), role({ title, count: 5 }))).toEqual(['roles.1.title']);
    },
  );

  it('gives the leader one seat', () => {
    expect(fieldsOf(role({ title: 'Ketua tim', isLeader: true }))).toEqual(['roles.0.count']);
  });

  it.each(['0', '-5', '100.01', '12.345'])('refuses a share of %p percent', (sharePercent) => {
    expect(fieldsOf(role({ sharePercent }))).toEqual(['roles.0.sharePercent']);
  });
});

import { type PersonToday, type StandingFacts, standingOf } from './standing.js';

const ACROSS: StandingFacts = { route: 'cross_unit', ownerUnitId: 'a', homeUnitId: 'b' };
const WITHIN: StandingFacts = { route: 'within_unit', ownerUnitId: 'a', homeUnitId: 'a' };
const person = (over: Partial<PersonToday> = {}): PersonToday => ({
  positionKind: 'FUNGSIONAL',
  organizationalUnitId: 'b',
  hasAssessor: true,
  ...over,
});

describe('an assignment on its way, looked at again', () => {
  it.each<[string, StandingFacts, PersonToday | null, string, string?]>([
    ['the same unit', ACROSS, person(), 'stands'],
    ['a third unit', ACROSS, person({ organizationalUnitId: 'c' }), 'asks', 'c'],
    ['into the owner’s unit', ACROSS, person({ organizationalUnitId: 'a' }), 'stops'],
    ['out of the owner’s unit', WITHIN, person(), 'stops'],
    ['within, the same unit', WITHIN, person({ organizationalUnitId: 'a' }), 'stands'],
    ['a post that is not assigned', ACROSS, person({ positionKind: 'PENGAWAS' }), 'stops'],
    ['no unit organisasi', ACROSS, person({ organizationalUnitId: null }), 'stops'],
    ['no PjPK', ACROSS, person({ hasAssessor: false }), 'stops'],
    ['left', ACROSS, null, 'stops'],
  ])('%s', (...[, facts, today, kind, homeUnitId]) => {
    const standing = standingOf(facts, today);
    expect(standing.kind).toBe(kind);
    if (standing.kind === 'asks') expect(standing.homeUnitId).toBe(homeUnitId);
    if (standing.kind === 'stops') expect(standing.reason).toMatch(/\.$/);
  });
});

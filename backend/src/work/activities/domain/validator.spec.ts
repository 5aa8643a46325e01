import * as fc from 'fast-check';
import { type ValidatorFacts, validatorFor, type ValidatorRule } from './validator.js';

const who = (employeeId: string) => ({ employeeId, name: `Nama ${employeeId}` });
const FACTS: ValidatorFacts = {
  employeeId: 'saya',
  assessor: who('pjpk'),
  rhk: null,
  squad: null,
  delegate: null,
  assessorAbove: who('kadis'),
};
const WITH_RHK = { rhk: { intervenedOwner: who('atasan') } };
const GOAL_ONLY = { rhk: { intervenedOwner: null } };
const SQUAD = { squad: { leader: who('ketua'), leaderValidates: false } };
const ELSEWHERE = { squad: { ...SQUAD.squad, otherUnit: { head: who('kadis2') } } };
const LED = { squad: { leader: who('ketua'), leaderValidates: true } };

describe('the validator', () => {
  it.each([
    ['squad and RHK', { ...SQUAD, ...WITH_RHK }, 'atasan', 'intervened_superior'],
    ['squad and RHK on a goal', { ...SQUAD, ...GOAL_ONLY }, 'pjpk', 'assessor_of_goal'],
    [
      'squad of another unit, RHK on a goal',
      { ...ELSEWHERE, ...GOAL_ONLY },
      'kadis2',
      'owner_of_goal',
    ],
    [
      'squad of another unit, RHK of a superior',
      { ...ELSEWHERE, ...WITH_RHK },
      'atasan',
      'intervened_superior',
    ],
    [
      'squad of another unit without head, RHK on a goal: not the own PjPK',
      { squad: { ...SQUAD.squad, otherUnit: { head: null } }, ...GOAL_ONLY },
      'kadis',
      'one_level_up',
    ],
    ['RHK without squad', WITH_RHK, 'pjpk', 'assessor_of_rhk'],
    ['RHK on a goal without squad', GOAL_ONLY, 'pjpk', 'assessor_of_rhk'],
    ['no RHK', {}, 'pjpk', 'assessor'],
    ['squad without RHK', SQUAD, 'pjpk', 'assessor'],
    ['no RHK, someone appointed', { delegate: who('wakil') }, 'wakil', 'appointed'],
    ['RHK, someone appointed', { ...WITH_RHK, delegate: who('wakil') }, 'pjpk', 'assessor_of_rhk'],
    ['the leader validates', { ...LED, ...WITH_RHK }, 'ketua', 'squad_leader'],
    ['the leader validates, no RHK', LED, 'ketua', 'squad_leader'],
    [
      'the leader’s own work',
      { ...LED, ...WITH_RHK, employeeId: 'ketua' },
      'atasan',
      'intervened_superior',
    ],
    [
      'own RHK intervened',
      { ...SQUAD, rhk: { intervenedOwner: who('saya') } },
      'pjpk',
      'assessor_of_goal',
    ],
    ['Plt of the own PjPK', { assessor: who('saya') }, 'kadis', 'one_level_up'],
    ['appointed oneself', { delegate: who('saya') }, 'pjpk', 'assessor'],
    ['no PjPK known', { assessor: null, assessorAbove: null }, null, 'none'],
  ] as [string, Partial<ValidatorFacts>, string | null, ValidatorRule][])(
    '%s → %s',
    (_case, over, employeeId, rule) => {
      const validator = validatorFor({ ...FACTS, ...over });
      expect([validator.employeeId, validator.rule]).toEqual([employeeId, rule]);
      expect(validator.because).toMatch(/\.$/);
    },
  );

  it('is never oneself', () => {
    const person = fc.option(fc.constantFrom('saya', 'a', 'b').map(who));
    const facts = fc.record({
      employeeId: fc.constant('saya'),
      assessor: person,
      rhk: fc.option(fc.record({ intervenedOwner: person })),
      squad: fc.option(fc.record({ leader: person, leaderValidates: fc.boolean() })),
      delegate: person,
      assessorAbove: person,
    });
    fc.assert(
      fc.property(facts, (some) => {
        expect(validatorFor(some).employeeId).not.toBe('saya');
      }),
    );
  });
});

import * as fc from 'fast-check';
import { type CascadedGoal, cascadeChecks } from './cascade.js';

const INDICATOR = { text: 'Jumlah pasar ditata', unit: 'pasar' };
const PARENT = { indicators: [{ ...INDICATOR, target: '12' }] };
const child = (target: string | null, over: Partial<CascadedGoal> = {}): CascadedGoal => ({
  cascading: 'DIRECT',
  indicators: [{ text: ' jumlah  Pasar ditata', unit: 'pasar', target }],
  ...over,
});

describe('direct cascading', () => {
  it.each([
    [['5', '7'], 'sum'],
    [['0.1', '11.9'], 'sum'],
    [['12', '12'], 'passed_down'],
    [['12.00'], 'passed_down'],
    [['5', '6'], 'differs'],
    [['12', '5'], 'differs'],
  ])('children with %j: %s', (targets, result) => {
    const [check] = cascadeChecks(
      PARENT,
      targets.map((target) => child(target)),
    );
    expect(check?.result).toBe(result);
  });

  it('compares only what is direct, measures the same and has a number', () => {
    const elsewhere = { indicators: [{ text: 'Lain', unit: 'pasar', target: '12' }] };
    expect(cascadeChecks(PARENT, [child('12', { cascading: 'NON_DIRECT' })])).toEqual([]);
    expect(cascadeChecks(PARENT, [child('12', elsewhere)])).toEqual([]);
    expect(cascadeChecks(PARENT, [child(null)])).toEqual([]);
    expect(cascadeChecks(PARENT, [])).toEqual([]);
  });

  it('adds hundredths without losing one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 2 }), (cents) => {
        const total = cents.reduce((sum, cent) => sum + cent, 0);
        const parent = { indicators: [{ ...INDICATOR, target: (total / 100).toFixed(2) }] };
        const [check] = cascadeChecks(
          parent,
          cents.map((cent) => child((cent / 100).toFixed(2))),
        );
        expect(check?.result).toBe('sum');
      }),
    );
  });
});

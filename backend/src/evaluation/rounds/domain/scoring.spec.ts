import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { Refusal } from '../../../kernel/error.js';
import { DEFAULT_RULES, ruleOn, type ScoringRule } from './rule-table.js';
import {
  advisoryRating,
  daysInPeriod,
  lineScore,
  memberScore,
  personScore,
  round2,
  sheetScore,
  squadScore,
  unitScore,
} from './scoring.js';

const RULE = ruleOn('2026-11-24');
const line = (substance: number, conformity: number, structure: number) => ({
  substance,
  conformity,
  structure,
});
const sheet = (role: 'owner' | 'assessor', score: Decimal | string) => ({
  role,
  scorerEmployeeId: role,
  score: new Decimal(score),
});
const PERIOD = { from: '2026-07-01', until: '2026-10-31' };

describe('the worked example on the screen "Bagaimana nilai saya dihitung"', () => {
  const owner = sheetScore([line(84, 79, 82)], RULE);
  const assessor = sheetScore([line(88, 85, 83)], RULE);
  const member = memberScore(
    [sheet('owner', owner.score), sheet('assessor', assessor.score)],
    false,
    RULE,
  );

  it('averages the aspects, halves the two sheets, rounds at the end', () => {
    expect([round2(owner.score), round2(assessor.score)]).toEqual(['81.67', '85.33']);
    expect(member.inputs.map((input) => round2(input.contribution))).toEqual(['40.83', '42.67']);
    expect(round2(member.score)).toBe('83.50');
  });

  it('weights two squads by days', () => {
    const person = personScore(
      [
        { score: member.score, membership: PERIOD },
        { score: new Decimal(78), membership: { from: '2026-08-01', until: '2026-12-31' } },
      ],
      PERIOD,
      RULE,
    );
    // (83.5 × 123 + 78 × 92) ÷ 215 = 81.1465…
    expect(person?.inputs.map((input) => input.weight.toString())).toEqual(['123', '92']);
    expect(person && round2(person.score)).toBe('81.15');
    expect(person && advisoryRating(person.score, RULE)).toBe('meets');
  });
});

describe('a line and a sheet', () => {
  it.each([
    [1, 1, 1, '1.00'],
    [100, 100, 100, '100.00'],
    [80, 80, 81, '80.33'],
    [80, 81, 81, '80.67'],
  ])('%i %i %i → %s', (a, b, c, expected) => {
    expect(round2(lineScore(line(a, b, c)))).toBe(expected);
  });

  it.each([0, 101, -1, 50.5, Number.NaN])('refuses %d', (bad) => {
    expect(() => lineScore(line(bad, 50, 50))).toThrow(RangeError);
  });

  it('counts every line the same', () => {
    const result = sheetScore([line(90, 90, 90), line(60, 60, 60), line(75, 75, 75)], RULE);
    expect(result.score.toString()).toBe('75');
    expect(result.inputs).toHaveLength(3);
  });

  it('has no score without lines', () => {
    expect(() => sheetScore([], RULE)).toThrow(RangeError);
  });
});

describe('a member in a squad', () => {
  it('has one sheet at 100 % where owner and PjPK are the same person', () => {
    const result = memberScore([sheet('owner', '77.7')], true, RULE);
    expect(result.score.toString()).toBe('77.7');
    expect(result.inputs[0]?.weight.toString()).toBe('100');
  });

  it.each([
    [[], false],
    [[sheet('owner', '80')], false],
    [[sheet('owner', '80'), sheet('owner', '90')], false],
    [[sheet('owner', '80'), sheet('assessor', '90')], true],
  ])('has no score from %j, same person %s', (sheets, same) => {
    expect(() => memberScore(sheets, same, RULE)).toThrow(Refusal);
  });

  it('follows the weights of the dated rule', () => {
    const rule: ScoringRule = {
      ...RULE,
      version: '2027.1',
      weights: { owner: '30', assessor: '70', leader: '0' },
    };
    const result = memberScore([sheet('owner', '80'), sheet('assessor', '90')], false, rule);
    expect(result.score.toString()).toBe('87');
    expect(result.ruleVersion).toBe('2027.1');
  });
});

describe('squad and unit', () => {
  it('a squad weights days × share', () => {
    const result = squadScore(
      [
        { score: new Decimal(90), sharePercent: '20', membership: PERIOD },
        { score: new Decimal(60), sharePercent: '40', membership: PERIOD },
        { score: new Decimal(1), sharePercent: '100', membership: { from: '2026-11-01' } },
      ],
      PERIOD,
      RULE,
    );
    expect(result?.score.toString()).toBe('70');
    expect(result?.inputs).toHaveLength(2);
  });

  it('a unit weights the days of its own people', () => {
    const people = [
      { score: new Decimal(90), days: 30 },
      { score: new Decimal(60), days: 10 },
    ];
    expect(unitScore(people, RULE)?.score.toString()).toBe('82.5');
  });

  it('have no score when nobody served a day', () => {
    expect(unitScore([], RULE)).toBeNull();
    expect(unitScore([{ score: new Decimal(90), days: 0 }], RULE)).toBeNull();
    const later = { score: new Decimal(90), membership: { from: '2027-01-01' } };
    expect(personScore([later], PERIOD, RULE)).toBeNull();
  });

  it.each([
    [{ from: '2026-01-01' }, 123],
    [{ from: '2026-10-31', until: '2026-12-31' }, 1],
    [{ from: '2026-07-01', until: '2026-07-01' }, 1],
    [{ from: '2026-11-01', until: null }, 0],
  ])('%j has %i days in the period', (membership, days) => {
    expect(daysInPeriod(membership, PERIOD)).toBe(days);
  });
});

describe('rounding and rating', () => {
  it.each([
    ['81.145', '81.15'],
    ['81.1449999', '81.14'],
    ['0.005', '0.01'],
    ['99.995', '100.00'],
    ['70', '70.00'],
  ])('%s is shown as %s', (score, shown) => {
    expect(round2(new Decimal(score))).toBe(shown);
  });

  it('are not led astray by thirds, which never end', () => {
    const up = line(81, 80, 80);
    const even = line(80, 80, 80);
    const eighths = sheetScore([up, up, up, even, even, even, even, even], RULE).score;
    expect(round2(eighths)).toBe('80.13');
    // What 80⅛ may look like after sums of thirds were cut off at the thirtieth decimal.
    expect(round2(new Decimal(`80.124${'9'.repeat(27)}`))).toBe('80.13');
    expect(advisoryRating(new Decimal(`89.${'9'.repeat(30)}`), RULE)).toBe('above');
    expect(round2(new Decimal('80.124999999999'))).toBe('80.12');
    const high = line(91, 90, 90);
    const low = line(89, 90, 90);
    const ninety = sheetScore([high, high, high, low, low, low], RULE).score;
    expect(advisoryRating(ninety, RULE)).toBe('above');
    expect(round2(ninety)).toBe('90.00');
  });

  it.each([
    ['90', 'above'],
    ['89.999', 'meets'],
    ['70', 'meets'],
    ['69.9999', 'below'],
  ])('%s unrounded is %s', (score, rating) => {
    expect(advisoryRating(new Decimal(score), RULE)).toBe(rating);
  });
});

describe('the rule table', () => {
  const rules: ScoringRule[] = [
    ...DEFAULT_RULES,
    { ...RULE, version: '2026.2', effectiveFrom: '2026-07-01' },
  ];

  it('holds from its first day until the next begins', () => {
    expect(ruleOn('2026-06-30', rules).version).toBe('2022.1');
    expect(ruleOn('2026-07-01', rules).version).toBe('2026.2');
    expect(() => ruleOn('2021-12-31', rules)).toThrow(Refusal);
  });
});

describe('every weighted mean', () => {
  const aspect = fc.integer({ min: 1, max: 100 });
  const lines = fc.array(
    fc.tuple(aspect, aspect, aspect).map((s) => line(...s)),
    {
      minLength: 1,
      maxLength: 12,
    },
  );

  it('lies between its inputs, and its contributions add up to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(lines, fc.integer({ min: 1, max: 366 })), { minLength: 1 }),
        (rows) => {
          const people = rows.map(([own, days]) => ({ score: sheetScore(own, RULE).score, days }));
          const result = unitScore(people, RULE);
          if (!result) throw new Error('score missing');
          const scores = people.map((person) => person.score);
          const slack = new Decimal('1e-15');
          expect(result.score.gte(Decimal.min(...scores).minus(slack))).toBe(true);
          expect(result.score.lte(Decimal.max(...scores).plus(slack))).toBe(true);
          const sum = result.inputs.reduce(
            (total, input) => total.plus(input.contribution),
            new Decimal(0),
          );
          expect(sum.minus(result.score).abs().lt('1e-15')).toBe(true);
        },
      ),
    );
  });

  it('does not depend on the order of its inputs', () => {
    fc.assert(
      fc.property(lines, (own) => {
        const forth = sheetScore(own, RULE).score;
        const back = sheetScore([...own].reverse(), RULE).score;
        expect(round2(forth)).toBe(round2(back));
      }),
    );
  });
});

import * as fc from 'fast-check';
import { loadIn } from '../../squads/domain/capacity.js';
import type { Route } from './chain.js';
import { byBestMatch, type Candidate, matchRole, MATCH_WEIGHTS } from './matching.js';

const PERIOD = { from: '2026-10-01', until: '2026-12-31' };
const load = (...shares: string[]) =>
  loadIn(
    PERIOD,
    shares.map((sharePercent) => ({ ...PERIOD, sharePercent })),
  );
const ROLE = { skills: ['analisis data', 'basis data'], sharePercent: '20' };
const person = (over: Partial<Candidate>): Candidate => ({
  skills: ['Analisis  Data', 'basis data', 'survei'],
  load: load('60'),
  route: 'within_unit',
  ...over,
});
const words = (candidate: Candidate) => matchRole(ROLE, candidate).reasons.map((r) => r.text);

describe('a match', () => {
  it('says in words why someone fits', () => {
    expect(
      words(person({ goal: { by: 'unit', relation: 'same', statement: 'Indeks SPBE' } })),
    ).toEqual([
      'Punya kedua keahlian: analisis data, basis data',
      'Beban masih di bawah batas',
      'Satu unit organisasi dengan tim',
      'Unitnya pengampu sasaran tim ini: Indeks SPBE',
    ]);
  });

  it('says in words what speaks against', () => {
    const candidate = person({ skills: ['analisis data'], load: load('90'), route: 'cross_unit' });
    expect(words(candidate)).toEqual([
      'Punya 1 dari 2 keahlian: analisis data',
      'Belum tercatat: basis data',
      'Akan melebihi batas beban',
      'Lintas unit: 6 langkah',
    ]);
    const match = matchRole(ROLE, candidate);
    expect(match.loadAfter.percent.toString()).toBe('110');
    expect(match.reasons.map((reason) => reason.side)).toEqual([
      'for',
      'against',
      'against',
      'against',
    ]);
  });

  it.each([
    [['a'], 'Punya keahlian: a'],
    [['a', 'b'], 'Punya kedua keahlian: a, b'],
    [['a', 'b', 'c'], 'Punya semua 3 keahlian: a, b, c'],
  ])('counts %j in plain words', (skills, text) => {
    const match = matchRole({ skills, sharePercent: '20' }, person({ skills }));
    expect(match.reasons[0]?.text).toBe(text);
  });

  it('knows listed synonyms and guesses no others', () => {
    const role = { skills: ['basis data'], sharePercent: '20' };
    const candidate = person({ skills: ['Database', 'data'] });
    expect(matchRole(role, candidate).missingSkills).toEqual(['basis data']);
    const synonyms = new Map([['database', 'basis data']]);
    expect(matchRole(role, candidate, synonyms).matchedSkills).toEqual(['basis data']);
  });

  it.each([
    [{}, '80'],
    [{ goal: { by: 'rhk', relation: 'same', statement: 'x' } }, '85'],
    [{ goal: { by: 'rhk', relation: 'above', statement: 'x' } }, '82.5'],
    [{ load: load() }, '95'],
    [{ skills: [] }, '20'],
    [{ route: 'cross_unit' }, '75'],
    [{ route: 'inter_agency', load: load('120') }, '60'],
  ] as [Partial<Candidate>, string][])('%j scores %s', (over, score) => {
    expect(matchRole(ROLE, person(over)).score.toString()).toBe(score);
  });

  it('scores 0–100, as the sum of the parts it shows', () => {
    expect(Object.values(MATCH_WEIGHTS).reduce((a, b) => a + b)).toBe(100);
    const candidate = fc.record({
      skills: fc.subarray(['analisis data', 'basis data', 'survei']),
      load: fc
        .array(fc.integer({ min: 0, max: 60 }), { maxLength: 4 })
        .map((s) => load(...s.map(String))),
      route: fc.constantFrom<Route>('within_unit', 'cross_unit', 'inter_agency'),
      goal: fc.option(
        fc.record({
          by: fc.constantFrom('unit' as const, 'rhk' as const),
          relation: fc.constantFrom('same' as const, 'above' as const, 'below' as const),
          statement: fc.constant('Indeks SPBE'),
        }),
      ),
    });
    fc.assert(
      fc.property(candidate, (facts) => {
        const match = matchRole(ROLE, facts);
        const sum = Object.values(match.parts).reduce((total, part) => total.plus(part));
        expect(match.score.equals(sum)).toBe(true);
        expect(match.score.gte(0) && match.score.lte(100)).toBe(true);
        expect([...match.matchedSkills, ...match.missingSkills].toSorted()).toEqual(ROLE.skills);
      }),
    );
  });

  it('never ranks someone higher for knowing less', () => {
    const all = matchRole(ROLE, person({}));
    const one = matchRole(ROLE, person({ skills: ['basis data'] }));
    expect([one, all].toSorted(byBestMatch)).toEqual([all, one]);
  });
});

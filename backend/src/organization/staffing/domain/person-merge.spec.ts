import * as fc from 'fast-check';
import { addDays, overlaps } from '../../../kernel/date.js';
import {
  type MergedEmployment,
  type MergedHolding,
  planEmployments,
  planHoldings,
} from './person-merge.js';

const employment = (changes: Partial<MergedEmployment> = {}): MergedEmployment => ({
  id: 'kept',
  kind: 'PNS',
  startsOn: '2026-01-01',
  endsOn: null,
  ...changes,
});

const holding = (changes: Partial<MergedHolding> = {}): MergedHolding => ({
  id: 'k',
  employeeId: 'kept',
  unitId: 'u1',
  unitName: 'Bidang A',
  positionName: 'Analis',
  positionKind: 'PELAKSANA',
  isHead: false,
  startsOn: '2026-01-01',
  endsOn: null,
  ...changes,
});

const TODAY = '2026-11-30';

describe('employments of two records of one person', () => {
  it('are one where their days meet, and stand beside each other where they do not', () => {
    const before = employment({ id: 'before', startsOn: '2020-01-01', endsOn: '2025-12-31' });
    const twice = employment({ id: 'twice', startsOn: '2026-06-01' });
    expect(planEmployments([employment()], [before, twice], TODAY)).toEqual({
      pairs: [{ kept: 'kept', merged: 'twice' }],
      joined: ['before'],
      conflicts: [],
    });
  });

  it.each([
    ['leaving', employment(), employment({ id: 'm', endsOn: '2026-12-31' })],
    ['kinds_differ', employment(), employment({ id: 'm', kind: 'PPPK' })],
    ['kept_left', employment({ endsOn: '2026-06-30' }), employment({ id: 'm' })],
  ])('asks people first: %s', (code, kept, merged) => {
    const plan = planEmployments([kept], [merged], TODAY);
    expect(plan).toMatchObject({ pairs: [], joined: [], conflicts: [{ code }] });
  });

  it('does not guess which of two employments is the same', () => {
    const kept = [
      employment({ id: 'a', endsOn: '2026-03-31' }),
      employment({ id: 'b', startsOn: '2026-04-01' }),
    ];
    const plan = planEmployments(kept, [employment({ id: 'm', startsOn: '2026-02-01' })], TODAY);
    expect(plan.conflicts).toMatchObject([{ code: 'employments_clash' }]);
  });
});

describe('posts of one employment recorded twice', () => {
  it('fold into one that covers both, spelling aside', () => {
    const twin = holding({
      id: 'm',
      positionName: 'ANALIS',
      startsOn: '2025-07-01',
      endsOn: '2026-05-31',
    });
    expect(planHoldings([holding()], [twin])).toMatchObject({
      folds: [{ from: 'm', into: 'k', startsOn: '2025-07-01', endsOn: null }],
      ends: [],
      conflicts: [],
    });
  });

  it.each([
    [
      'the kept record’s post',
      holding(),
      holding({ id: 'm', unitId: 'u2', startsOn: '2026-06-01' }),
      'k',
    ],
    [
      'the other record’s post',
      holding({ startsOn: '2026-06-01' }),
      holding({ id: 'm', unitId: 'u2' }),
      'm',
    ],
  ])('end %s the day before the later one follows', (_what, kept, merged, id) => {
    const plan = planHoldings([kept], [merged]);
    expect(plan.ends).toMatchObject([{ id, endsOn: '2026-05-31' }]);
    expect(plan.conflicts).toEqual([]);
    expect(plan.words).toHaveLength(1);
  });

  it.each([
    ['begin on one day', holding({ id: 'm', unitId: 'u2' })],
    [
      'lie inside each other',
      holding({ id: 'm', unitId: 'u2', startsOn: '2026-03-01', endsOn: '2026-04-30' }),
    ],
  ])('are asked about where they %s', (_what, merged) => {
    expect(planHoldings([holding()], [merged]).conflicts).toMatchObject([{ code: 'posts_clash' }]);
  });

  it('never leaves two posts on one day without saying so', () => {
    const posts = (employeeId: string) =>
      fc
        .array(
          fc.record({
            unitId: fc.constantFrom('u1', 'u2'),
            from: fc.integer({ min: 0, max: 40 }),
            days: fc.option(fc.integer({ min: 0, max: 20 })),
          }),
          { maxLength: 3 },
        )
        .map((rows) => {
          const made: MergedHolding[] = [];
          let day = '2026-01-01';
          for (const [at, row] of rows.entries()) {
            const startsOn = addDays(day, row.from);
            const last = at === rows.length - 1 && row.days === null;
            const endsOn = last ? null : addDays(startsOn, row.days ?? 5);
            made.push(
              holding({
                id: `${employeeId}${at}`,
                employeeId,
                unitId: row.unitId,
                startsOn,
                endsOn,
              }),
            );
            day = addDays(endsOn ?? startsOn, 1);
          }
          return made;
        });
    fc.assert(
      fc.property(posts('a'), posts('b'), (kept, merged) => {
        const plan = planHoldings(kept, merged);
        if (plan.conflicts.length > 0) return;
        const left = [...kept, ...merged]
          .filter(({ id }) => !plan.folds.some(({ from }) => from === id))
          .map((one) => ({ ...one, ...plan.folds.find(({ into }) => into === one.id), id: one.id }))
          .map((one) => ({ ...one, ...plan.ends.find(({ id }) => id === one.id) }));
        for (const one of left)
          for (const other of left)
            if (one.id < other.id)
              expect(
                overlaps(
                  { from: one.startsOn, until: one.endsOn },
                  { from: other.startsOn, until: other.endsOn },
                ),
              ).toBe(false);
      }),
    );
  });
});

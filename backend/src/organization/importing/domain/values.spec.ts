import * as fc from 'fast-check';
import { parentsFirst, rowsInCycles } from './hierarchy.js';
import { printDate, readDate, readEmail, readPhone } from './values.js';

describe('dates', () => {
  it.each([
    ['22-09-1973', '1973-09-22'],
    ['2/9/1973', '1973-09-02'],
    ['22.09.1973', '1973-09-22'],
    ['1973-09-22', '1973-09-22'],
    ['1973-09-22 00:00:00', '1973-09-22'],
    ['29-02-2024', '2024-02-29'],
    ['29-02-2023', null],
    ['31-02-2023', null],
    ['22-09/1973', null],
    ['22-09-73', null],
    ['09-22-1973', null],
    ['41905', null],
    ['', null],
  ])('%s is %s', (text, date) => expect(readDate(text)).toBe(date));

  it('are read as they are printed', () => {
    const days = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(days, (iso) => readDate(printDate(iso)) === iso));
  });
});

it.each([
  ['081245137956', '081245137956'],
  ['81245137956', '081245137956'],
  ['+62 812-4513-7956', '081245137956'],
  ['(0321) 123456', '0321123456'],
  ['8,12E+10', null],
  ['12345', null],
])('telephone %s is %s', (text, phone) => expect(readPhone(text)).toBe(phone));

it.each([
  ['Eko@Contoh.Example', 'eko@contoh.example'],
  ['eko@contoh', null],
  ['a b@contoh.example', null],
  ['a@b.example, c@d.example', null],
])('mail %s is %s', (text, email) => expect(readEmail(text)).toBe(email));

describe('trees', () => {
  const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 30 }).map((picks) =>
    picks.map((pick, at) => ({
      row: at + 2,
      code: `N${at}`,
      parentCode: at === 0 ? null : `N${pick % at}`,
    })),
  );

  it('have no cycle however their rows are shuffled, and parents come first', () => {
    fc.assert(
      fc.property(
        trees.chain((tree) => fc.shuffledSubarray(tree, { minLength: tree.length })),
        (rows) => {
          expect(rowsInCycles(rows, new Map())).toEqual([]);
          const order = parentsFirst(rows).map(({ code }) => code);
          expect(order.toSorted()).toEqual(rows.map(({ code }) => code).toSorted());
          for (const { code, parentCode } of rows) {
            if (parentCode) expect(order.indexOf(parentCode)).toBeLessThan(order.indexOf(code));
          }
        },
      ),
    );
  });

  it('hung below one of their own nodes have exactly the way down to it as ring', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (tree, pick) => {
        const ring: string[] = [];
        let at = tree[pick % tree.length];
        const bottom = at?.code ?? null;
        while (at) {
          ring.push(at.code);
          at = tree.find(({ code }) => code === at?.parentCode);
        }
        const closed = tree.map((node, index) =>
          index === 0 ? { ...node, parentCode: bottom } : node,
        );
        const found = rowsInCycles(closed, new Map()).map(({ code }) => code);
        expect(found.toSorted()).toEqual(ring.toSorted());
      }),
    );
  });

  it('of 200,000 nodes in one chain are ordered in time', () => {
    const chain = Array.from({ length: 200_000 }, (_, at) => ({
      row: at + 2,
      code: `N${at}`,
      parentCode: at === 199_999 ? null : `N${at + 1}`,
    }));
    expect(rowsInCycles(chain, new Map())).toEqual([]);
    expect(parentsFirst(chain)[0]?.code).toBe('N199999');
  });
});

import { table, wallTable } from './table.mjs';

const options = { large: 50_000, connections: 20, seconds: 10 };
const run = (change = {}) => ({
  requests: 100,
  perSecond: 200,
  p50: 20,
  p95: 50,
  p99: 80,
  failures: {},
  cpu: { product: 3, database: 5 },
  ...change,
});
const lastLine = (text) => text.split('\n').at(-1);

describe('tables of the bench', () => {
  it('tell the cost of the wall by processor time', () => {
    const row = {
      name: 'Inbox',
      with: run({ cpu: { product: 3.3, database: 5.5 } }),
      without: run(),
      toldPerRequest: 2.345,
    };
    expect(lastLine(wallTable([row], options))).toBe(
      '| Inbox | 200 | 200 | 50.0 | 50.0 | 3.3 | 3.0 | 5.5 | 5.0 | +10 % | 2.35 | 0 |',
    );
  });

  it('mark what failed on either side, and say where nothing was measured', () => {
    const row = {
      name: 'Inbox',
      with: run({ cpu: { product: NaN, database: NaN } }),
      without: run({ failures: { 503: 2, 500: 1 } }),
      toldPerRequest: 0,
    };
    expect(lastLine(wallTable([row], options))).toBe(
      '| Inbox | 200 | 200 | 50.0 | 50.0 | none | 3.0 | none | 5.0 | none | 0.00 | **3** |',
    );
  });

  it('give the processor time of a case beside what missed its goal', () => {
    const row = {
      name: 'Inbox',
      kind: 'read',
      statements: 7,
      read: { rowsRead: 490 },
      large: run({ p95: 120 }),
      bare: run({ perSecond: 250 }),
      small: run(),
    };
    expect(lastLine(table([row], options))).toBe(
      '| Inbox | 200 | 20.0 | **120** | 80.0 | 250 | 50.0 | 0.80 | **2.40** | 7 | 490 | 3.0 | 5.0 | 0 |',
    );
  });
});

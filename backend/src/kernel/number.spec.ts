import * as fc from 'fast-check';
import { printDecimal, readDecimal } from './number.js';

/** The same table stands in frontend/src/lib/number.spec.ts: both read alike. */
const READ: readonly (readonly [text: string, value: string | null, doubt: string | null])[] = [
  ['1.250', '1250', 'grouping'],
  ['1.250,5', '1250.5', null],
  ['2.500.000', '2500000', null],
  ['1,5', '1.5', null],
  ['1250', '1250', null],
  ['75,50', '75.5', null],
  ['1.25', '1.25', 'point'],
  ['0.125', '0.125', 'point'],
  ['-2', '-2', null],
  ['95 %', '95', null],
  ['007', '7', null],
  ['1,234.50', null, null],
  ['1.2.3', null, null],
  ['12.34.567', null, null],
  ['1e3', null, null],
  ['=1+1', null, null],
  ['', null, null],
  ['WTP', null, null],
];

it.each(READ)('%j is %s, in doubt: %s', (text, value, doubt) =>
  expect(readDecimal(text)).toEqual(value === null ? null : { value, doubt }),
);

it('reads a cell that is a number as the spreadsheet holds it', () =>
  expect(readDecimal('1.234', true)).toEqual({ value: '1.234', doubt: null }));

it('reads what it prints, without doubt or as the same number', () => {
  const canonical = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }))
    .map(([digits, places]) => String(digits / 10 ** places));
  fc.assert(fc.property(canonical, (value) => readDecimal(printDecimal(value))?.value === value));
});

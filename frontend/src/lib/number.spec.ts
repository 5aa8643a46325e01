import { numberWords, readNumber, sentNumber, sentTarget, typedNumber } from './number';

/** The table of backend/src/kernel/number.spec.ts: both read alike; what a file is warned of, a person is asked. */
it.each([
  ['1.250', '1250'],
  ['1.250,5', '1250.5'],
  ['2.500.000', '2500000'],
  ['1,5', '1.5'],
  ['1250', '1250'],
  ['75,50', '75.5'],
  ['-2', '-2'],
  ['95 %', '95'],
  ['007', '7'],
  ['0', '0'],
  [' 12 ', '12'],
])('%j is %s', (text, value) => {
  expect(readNumber(text)).toEqual({ kind: 'number', value });
  expect(sentNumber(text)).toBe(value);
});

it.each([
  ['1.25', ['1.25', '125']],
  ['0.125', ['0.125', '125']],
  ['75.5', ['75.5', '755']],
])('%j is asked about', (text, values) => {
  expect(readNumber(text)).toEqual({ kind: 'doubt', values });
  expect(sentNumber(text)).toBe(`${text}?`);
});

it('is asked about where only one reading keeps to the bound', () => {
  expect(readNumber('1.250', 100)).toEqual({ kind: 'doubt', values: ['1.25'] });
  expect(readNumber('37.5', 100)).toEqual({ kind: 'doubt', values: ['37.5'] });
  expect(readNumber('1.250', 9_999)).toEqual({ kind: 'number', value: '1250' });
});

it.each(['1,234.50', '1.2.3', '12.34.567', '1e3', '=1+1', 'WTP', '5 hari'])(
  '%j is no number',
  (text) => {
    expect(readNumber(text)).toEqual({ kind: 'words' });
    expect(sentNumber(text)).toBe(`${text}?`);
  },
);

it('sends words as words, and nothing for nothing', () => {
  expect(sentTarget('WTP')).toEqual({ target: null, words: 'WTP' });
  expect(sentTarget('82,5 - 85')).toEqual({ target: null, words: '82,5 - 85' });
  expect(sentTarget('1.250')).toEqual({ target: '1250', words: null });
  expect(sentTarget('1.25')).toEqual({ target: '1.25?', words: null });
  expect(sentTarget(' ')).toEqual({ target: null, words: null });
});

it.each([
  ['1250.5', '1.250,5'],
  ['1250', '1.250'],
  ['2500000.00', '2.500.000'],
  ['0.5', '0,5'],
  ['-12', '-12'],
  ['Tepat waktu', 'Tepat waktu'],
  ['82,5–85', '82,5–85'],
])('%s is typed %s', (value, typed) => {
  expect(typedNumber(value)).toBe(typed);
  const read = readNumber(typed);
  if (read.kind === 'number') expect(Number(read.value)).toBe(Number(value));
});

it.each([
  ['0', 'nol'],
  ['11', 'sebelas'],
  ['17', 'tujuh belas'],
  ['100', 'seratus'],
  ['1250', 'seribu dua ratus lima puluh'],
  ['1250.5', 'seribu dua ratus lima puluh koma lima'],
  ['2500000', 'dua juta lima ratus ribu'],
  ['1000000', 'satu juta'],
  ['-2.05', 'minus dua koma nol lima'],
  ['1000000001000', 'satu triliun seribu'],
  ['WTP', ''],
])('%s is read out: %s', (value, words) => expect(numberWords(value)).toBe(words));

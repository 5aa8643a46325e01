import { readTarget } from './target.js';

it.each([
  ['82,5', 'indeks', '82.5'],
  ['1.250', 'dokumen', '1250'],
  ['5 hari', 'hari', '5'],
  ['5 Hari', 'hari', '5'],
  ['95%', 'persen', '95'],
])('%s %s is the number %s', (text, unit, value) =>
  expect(readTarget(text, unit)).toMatchObject({ kind: 'number', number: { value } }),
);

it.each([
  ['WTP', 'opini', 'WTP'],
  ['BB', 'predikat', 'BB'],
  ['A (Memuaskan)', 'predikat', 'A (Memuaskan)'],
  ['82,5 - 85', 'indeks', '82,5–85'],
  ['82,5 s.d. 85', 'indeks', '82,5–85'],
  ['1000 sampai dengan 2.500.000', '', '1.000–2.500.000'],
  ['≤ 5', 'temuan', '≤ 5'],
  ['<=5', 'temuan', '≤ 5'],
  ['≤ 5 temuan', 'temuan', '≤ 5'],
  ['maksimal 5', 'temuan', '≤ 5'],
  ['minimal 1.250', 'temuan', '≥ 1.250'],
  ['> 3', '', '> 3'],
  ['5 hari', 'bulan', '5 hari'],
])('%s %s is kept in words: %s', (text, unit, words) =>
  expect(readTarget(text, unit)).toEqual({ kind: 'words', words }),
);

it.each(['1.2.3', '1,234.50', '85 - 82,5', '=1+1', '<img src=x>', '..', '5-', 'x'.repeat(101)])(
  '%s is neither',
  (text) => expect(readTarget(text, '')).toBeNull(),
);

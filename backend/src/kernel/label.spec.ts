import { labelFault, unmarked } from './label.js';

describe('labels', () => {
  it.each([
    '-',
    '—',
    '...',
    '#N/A',
    '#REF!',
    'NULL',
    'null',
    'nan',
    'Err:502',
    '=1+1',
    '@SUM(A1)',
    '+62',
    '<b>x</b>',
  ])('refuses %s', (text) => expect(labelFault(text)).not.toBeNull());

  it.each(['Analis Kebijakan', 'Nan Tua', 'Penata Layanan (Alih Media)', 'Jabatan 3-A', 'Nonek'])(
    'takes %s',
    (text) => expect(labelFault(text)).toBeNull(),
  );

  it('drops the sign by which spreadsheets keep a text', () => {
    expect(["'Edi Nasution", '="0812"', "Ma'ruf", "' x"].map(unmarked)).toEqual([
      'Edi Nasution',
      '0812',
      "Ma'ruf",
      'x',
    ]);
  });
});

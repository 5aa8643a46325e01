import { printable, runsOf, unprintableIn } from './printable.js';

describe('printable', () => {
  it.each([
    ['José – “ya”\u00a0…', 'José – “ya”\u00a0…'],
    ['Šimić Đorđe', 'Šimić Đorđe'],
    ['Muḥammad Ṣāliḥ aḍ-Ḍuḥā', 'Muḥammad Ṣāliḥ aḍ-Ḍuḥā'],
    ['e\u0301', 'é'],
    ['≥ 5', '>= 5'],
    ['a\u200bb\r\nc', 'ab\nc'],
    ['ﬁ ９９', 'fi 99'],
    ['Tim 🚀 Data 🇮🇩', 'Tim Data '],
    ['👩‍👩‍👧‍👦', ''],
    ['\u202egnalab', 'gnalab'],
  ])('%j is printed as %j', (text, printed) => {
    expect(printable(text)).toBe(printed);
    expect(unprintableIn(text)).toEqual([]);
  });

  it.each([
    ['王小明', ['王', '小', '明']],
    ['اسم', ['ا', 'س', 'م']],
    ['Дмитрий', ['Д', 'м', 'и', 'т', 'р', 'й']],
    ['ẍ', ['ẍ']],
    ['ꦲꦤ', ['ꦲ', 'ꦤ']],
  ])('%s is refused by its signs, never replaced', (text, signs) => {
    expect(unprintableIn(text)).toEqual(signs);
    expect(() => printable(text)).toThrow(RangeError);
  });

  it('splits a text by the file that holds its letters', () => {
    expect(runsOf('Ṣāliḥ')).toEqual([
      { text: 'Ṣā', isExtended: true },
      { text: 'li', isExtended: false },
      { text: 'ḥ', isExtended: true },
    ]);
    expect(runsOf('Biasa')).toEqual([{ text: 'Biasa', isExtended: false }]);
  });
});

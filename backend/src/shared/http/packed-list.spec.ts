import { inflateSync } from 'node:zlib';
import { PackedList } from './packed-list.js';

const list = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ n, text: `simpul “${n}” é`.repeat(20) }));

describe('a packed list', () => {
  it.each([0, 1, 31, 32, 33, 1000])(
    'of %i items reads the same plain and deflated',
    async (count) => {
      const items = list(count);
      const packed = await PackedList.pack('{"items":[', items);
      const tail = '],"n":1}';
      const whole = { items, n: 1 };
      expect(JSON.parse(packed.plain(new Map(), tail).toString())).toEqual(whole);
      expect(JSON.parse(inflateSync(packed.deflated(new Map(), tail)).toString())).toEqual(whole);
    },
  );

  it('has others in the place of some, and is itself as before', async () => {
    const items = list(100);
    const packed = await PackedList.pack('[', items);
    const other = { n: -1, text: 'lain' };
    const instead = new Map([0, 31, 32, 99].map((index) => [index, other]));
    const expected = items.map((item, index) => instead.get(index) ?? item);
    expect(JSON.parse(packed.plain(instead, ']').toString())).toEqual(expected);
    expect(JSON.parse(inflateSync(packed.deflated(instead, ']')).toString())).toEqual(expected);
    expect(JSON.parse(packed.plain(new Map(), ']').toString())).toEqual(items);
  });
});

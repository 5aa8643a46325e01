import { inflateSync } from 'node:zlib';
import { PackedList } from './packed-list.js';

const list = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ n, text: `simpul “${n}” é`.repeat(20) }));

const FORMS = {
  short: (index: number) => ({ n: index, text: 'lain' }),
  empty: (index: number) => ({ n: index }),
};
type Form = keyof typeof FORMS;

describe('a packed list', () => {
  it.each([0, 1, 31, 32, 33, 1000])(
    'of %i items reads the same plain and deflated',
    async (count) => {
      const items = list(count);
      const packed = await PackedList.pack('{"items":[', items, {});
      const tail = '],"n":1}';
      const whole = { items, n: 1 };
      const asPacked = new Map<number, never>();
      expect(JSON.parse(packed.plain(asPacked, tail).toString())).toEqual(whole);
      expect(JSON.parse(inflateSync(packed.deflated(asPacked, tail)).toString())).toEqual(whole);
    },
  );

  it('has some in another form, each as asked, and is itself as before', async () => {
    const items = list(100);
    const packed = await PackedList.pack('[', items, FORMS);
    const read = (instead: ReadonlyMap<number, Form>) => {
      const plain = JSON.parse(packed.plain(instead, ']').toString());
      expect(JSON.parse(inflateSync(packed.deflated(instead, ']')).toString())).toEqual(plain);
      return plain;
    };
    const asked: Record<number, Form>[] = [
      { 0: 'short', 31: 'short', 32: 'short', 99: 'short' },
      { 0: 'short', 31: 'empty', 32: 'short', 99: 'short' },
      { 1: 'short', 12: 'empty' },
      { 11: 'short', 2: 'empty' },
      { 0: 'short', 31: 'short', 32: 'short', 99: 'short' },
      {},
    ];
    for (const forms of asked) {
      const instead = new Map(Object.entries(forms).map(([index, form]) => [Number(index), form]));
      expect(read(instead)).toEqual(
        items.map((item, index) => {
          const form = instead.get(index);
          return form ? FORMS[form](index) : item;
        }),
      );
      // The order in which they are asked for plays no part.
      expect(read(new Map([...instead].toReversed()))).toEqual(read(instead));
    }
  });

  it('answers as ever after more forms than it keeps', async () => {
    const items = list(3_000);
    const packed = await PackedList.pack('[', items, FORMS);
    for (let index = 0; index < items.length; index += 1) {
      const answer = packed.deflated(new Map([[index, 'empty']]), ']');
      if (index % 500 === 0)
        expect(JSON.parse(inflateSync(answer).toString())[index]).toEqual({ n: index });
    }
    const again = packed.deflated(new Map([[0, 'short']]), ']');
    expect(JSON.parse(inflateSync(again).toString())[0]).toEqual({ n: 0, text: 'lain' });
  });
});

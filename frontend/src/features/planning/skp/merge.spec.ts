import type { RhkDraft, SkpDraft } from './draft';
import { mergeDrafts } from './merge';

const rhk = (id: string, part: Partial<RhkDraft> = {}): RhkDraft => ({
  key: `${id}-${Math.random()}`,
  id,
  kind: 'utama',
  text: `RHK ${id}`,
  above: 'rhk:atasan',
  goalId: null,
  squadId: null,
  perspective: null,
  indicators: [
    { key: String(Math.random()), aspect: null, text: 'Indikator', target: '10', unit: 'dokumen' },
  ],
  actionItems: [],
  proposed: false,
  squadName: null,
  ...part,
});
const draft = (rows: RhkDraft[], part: Partial<SkpDraft> = {}): SkpDraft => ({
  rhk: rows,
  behaviour: {},
  attachments: { resources: '', accountability: '', consequences: '' },
  ...part,
});
const texts = ({ rhk: rows }: SkpDraft): string[] => rows.map(({ text }) => text);

describe('two tabs of one SKP', () => {
  it('keeps what either has written in different places, and asks nothing', () => {
    const base = draft([rhk('a'), rhk('b')]);
    const mine = draft([rhk('a', { text: 'Milik saya' }), rhk('b')], {
      behaviour: { akuntabel: 'tegas' },
    });
    const theirs = draft([rhk('a'), rhk('b', { text: 'Milik mereka' })], {
      attachments: { resources: 'laptop', accountability: '', consequences: '' },
    });
    const { draft: merged, clashes } = mergeDrafts(base, mine, theirs);
    expect(texts(merged)).toEqual(['Milik saya', 'Milik mereka']);
    expect(merged.behaviour).toEqual({ akuntabel: 'tegas' });
    expect(merged.attachments.resources).toBe('laptop');
    expect(clashes).toEqual([]);
  });

  it('keeps mine where both have written, and shows theirs beside it', () => {
    const { draft: merged, clashes } = mergeDrafts(
      draft([rhk('a')]),
      draft([rhk('a', { text: 'Milik saya' })]),
      draft([rhk('a', { text: 'Milik mereka' })]),
    );
    expect(texts(merged)).toEqual(['Milik saya']);
    expect(clashes).toEqual([
      { where: 'RHK 1, rumusan', mine: 'Milik saya', theirs: 'Milik mereka' },
    ]);
  });

  it('says nothing where both wrote the same', () => {
    const both = () => draft([rhk('a', { text: 'Sama' })]);
    expect(mergeDrafts(draft([rhk('a')]), both(), both()).clashes).toEqual([]);
  });

  it('keeps what is new on either side', () => {
    const fresh = { ...rhk('x', { text: 'Baru di sini' }), id: undefined };
    const { draft: merged, clashes } = mergeDrafts(
      draft([rhk('a')]),
      draft([rhk('a'), fresh]),
      draft([rhk('a'), rhk('c', { text: 'Baru di sana' })]),
    );
    expect(texts(merged)).toEqual(['RHK a', 'Baru di sana', 'Baru di sini']);
    expect(clashes).toEqual([]);
  });

  it('takes away what one has taken away and the other has left', () => {
    const base = draft([rhk('a'), rhk('b'), rhk('c')]);
    const { draft: merged, clashes } = mergeDrafts(
      base,
      draft([rhk('a'), rhk('c')]),
      draft([rhk('a'), rhk('b')]),
    );
    expect(texts(merged)).toEqual(['RHK a']);
    expect(clashes).toEqual([]);
  });

  it('never takes away what the other has gone on writing', () => {
    const base = draft([rhk('a'), rhk('b')]);
    const { draft: merged, clashes } = mergeDrafts(
      base,
      draft([rhk('b', { text: 'Diteruskan di sini' })]),
      draft([rhk('a', { text: 'Diteruskan di sana' })]),
    );
    expect(texts(merged)).toEqual(['Diteruskan di sana', 'Diteruskan di sini']);
    // Gone on the server, it goes there as a new one.
    expect(merged.rhk[1]?.id).toBeUndefined();
    expect(clashes.map(({ mine, theirs }) => [mine, theirs])).toEqual([
      ['dihapus', 'Diteruskan di sana'],
      ['Diteruskan di sini', 'dihapus'],
    ]);
  });

  it('takes indicators and rencana aksi as a whole', () => {
    const row = (text: string) => [
      { key: String(Math.random()), aspect: null, text, target: '', unit: '' },
    ];
    const { draft: merged, clashes } = mergeDrafts(
      draft([rhk('a')]),
      draft([rhk('a', { indicators: row('Milik saya') })]),
      draft([rhk('a', { indicators: row('Milik mereka') })]),
    );
    expect(merged.rhk[0]?.indicators[0]?.text).toBe('Milik saya');
    expect(clashes).toMatchObject([{ where: 'RHK 1, indikator', theirs: 'Milik mereka' }]);
  });
});

import type { Rhk, SkpContent } from './content.js';
import { diffRevisions } from './diff.js';

const RHK: Rhk = {
  id: 'r2',
  kind: 'utama',
  text: 'Rancangan layanan adminduk terpadu',
  goalId: 'g1',
  indicators: [{ aspect: 'quantity', text: 'Jumlah dokumen', target: '10', unit: 'dokumen' }],
  actionItems: [{ id: 'i1', period: '2026-11', text: 'Tahap 1' }],
};
const content = (rhk: Rhk[], over: Partial<SkpContent> = {}): SkpContent => ({
  format: 'B',
  rhk,
  behaviour: [],
  ...over,
});

describe('the difference of two versions', () => {
  it('is nothing between equal ones, whatever their order', () => {
    const other = { ...RHK, id: 'r1' };
    expect(diffRevisions(content([RHK, other]), content([other, { ...RHK }]))).toEqual({
      added: [],
      removed: [],
      changed: [],
      behaviour: [],
    });
  });

  it('names each changed field with both values', () => {
    const after: Rhk = {
      ...RHK,
      squadId: 's1',
      indicators: [
        { aspect: 'quantity', text: 'Jumlah dokumen', target: '12', unit: 'dokumen' },
        { aspect: 'quality', text: 'Diterima tanpa revisi besar', target: '90' },
      ],
      actionItems: [{ id: 'i1', period: '2026-11', text: 'Tahap 1 dan 2' }],
    };
    const diff = diffRevisions(content([RHK]), content([after]));
    expect(diff.changed).toEqual([
      {
        rhkId: 'r2',
        fields: [
          { field: 'indicators.quantity.target', before: '10', after: '12' },
          { field: 'actionItems.i1.text', before: 'Tahap 1', after: 'Tahap 1 dan 2' },
          { field: 'squadId', before: null, after: 's1' },
          { field: 'indicators.quality.text', before: null, after: 'Diterima tanpa revisi besar' },
          { field: 'indicators.quality.target', before: null, after: '90' },
        ],
      },
    ]);
  });

  it('lists what came and what went', () => {
    const fresh = { ...RHK, id: 'r3' };
    const diff = diffRevisions(content([RHK]), content([fresh]));
    expect(diff).toMatchObject({ added: [fresh], removed: [RHK], changed: [] });
    const back = diffRevisions(content([fresh]), content([RHK]));
    expect(back).toMatchObject({ added: [RHK], removed: [fresh] });
  });

  it('sees a changed expectation, and no change between empty and absent', () => {
    const before = content([RHK], { behaviour: [{ value: 'loyal', text: '' }] });
    const after = content([RHK], { behaviour: [{ value: 'adaptive', text: 'Uji gagasan baru' }] });
    expect(diffRevisions(before, after).behaviour).toEqual([
      { field: 'adaptive', before: null, after: 'Uji gagasan baru' },
    ]);
  });
});

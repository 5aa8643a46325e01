import { type GoalDraft, type IndicatorDraft, overwritten, rebased } from './draft';

const indicator = (key: string, part: Partial<IndicatorDraft> = {}): IndicatorDraft => ({
  key,
  id: key,
  text: `Indikator ${key}`,
  unit: 'dokumen',
  target: '10',
  direction: 'HIGHER',
  formula: '',
  ...part,
});
const base: GoalDraft = {
  level: 'OPERASIONAL',
  cascading: 'DIRECT',
  statement: 'Tersusunnya laporan',
  unitId: 'u1',
  indicators: [indicator('a'), indicator('b')],
};

describe('a goal that two people change', () => {
  it('keeps what was typed and takes over what was not touched', () => {
    const mine = { ...base, statement: 'Tersusunnya laporan tahunan' };
    const latest = { ...base, statement: 'Tersusunnya laporan bulanan', unitId: 'u2' };
    expect(rebased(base, mine, latest)).toEqual({ ...mine, unitId: 'u2' });
  });

  it('does so in each field of an indicator', () => {
    const mine = { ...base, indicators: [indicator('a', { target: '12' }), indicator('b')] };
    const latest = {
      ...base,
      indicators: [indicator('a', { unit: 'laporan', target: '11' }), indicator('b')],
    };
    expect(rebased(base, mine, latest).indicators).toEqual([
      indicator('a', { unit: 'laporan', target: '12' }),
      indicator('b'),
    ]);
  });

  it('keeps indicators that either added, and drops those that either deleted', () => {
    const { id: _id, ...own } = indicator('own');
    const mine = { ...base, indicators: [indicator('a'), own] };
    const latest = { ...base, indicators: [indicator('b'), indicator('c')] };
    expect(rebased(base, mine, latest).indicators).toEqual([own, indicator('c')]);
  });

  it('makes a new indicator of words typed into one that the other deleted', () => {
    const mine = {
      ...base,
      indicators: [indicator('a', { text: 'Ketikan saya' }), indicator('b')],
    };
    const [first, ...rest] = rebased(base, mine, { ...base, indicators: [] }).indicators;
    expect(first).toMatchObject({ text: 'Ketikan saya', target: '10' });
    expect(first).not.toHaveProperty('id');
    expect(first?.key).not.toBe('a');
    expect(rest).toEqual([]);
  });

  it('names what saving would write over', () => {
    expect(overwritten(base, base)).toEqual([]);
    const latest = {
      ...base,
      statement: 'Lain',
      indicators: [indicator('a', { target: '3' }), indicator('b')],
    };
    expect(overwritten(base, latest)).toEqual(['statement', 'indicators.0']);
  });
});

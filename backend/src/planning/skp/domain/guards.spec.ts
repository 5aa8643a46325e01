import { BERAKHLAK } from './berakhlak.js';
import { ASPECTS, type Indicator, type Rhk, type SkpContent } from './content.js';
import { draftFaults, submitFaults } from './guards.js';

const READY = { assessorResolved: true, holdingActive: true };
const INDICATOR: Indicator = { aspect: 'quantity', text: 'Jumlah', target: '12', unit: 'dokumen' };
const rhk = (over: Partial<Rhk> = {}): Rhk => ({
  id: 'r1',
  kind: 'utama',
  text: 'Rancangan layanan tersusun',
  goalId: 'g1',
  indicators: [INDICATOR],
  actionItems: [],
  ...over,
});
const content = (rows: Rhk[], format: SkpContent['format'] = 'B'): SkpContent => ({
  format,
  rhk: rows,
  behaviour: [],
});
const faults = (draft: SkpContent, facts = READY) =>
  submitFaults(draft, facts).map((fault) => `${fault.field} ${fault.code}`);

describe('submitting an SKP', () => {
  it('lets a complete one through, in each format', () => {
    expect(faults(content([rhk()]))).toEqual([]);
    expect(faults(content([rhk({ goalId: null })], 'A'))).toEqual([]);
    const narrative = [{ text: 'Diterima tanpa revisi besar' }];
    expect(faults(content([rhk({ indicators: narrative })], 'C'))).toEqual([]);
  });

  it.each([
    ['no RHK', content([]), ['rhk utama_missing']],
    ['tambahan only', content([rhk({ kind: 'tambahan' })]), ['rhk utama_missing']],
    ['no text', content([rhk({ text: '  ' })]), ['rhk.0.text required']],
    [
      'nothing intervened',
      content([rhk({ goalId: null })]),
      ['rhk.0.intervenedRhkId intervened_missing'],
    ],
    [
      'nothing intervened, C',
      content([rhk({ goalId: ' ' })], 'C'),
      ['rhk.0.intervenedRhkId intervened_missing'],
    ],
    [
      'no indicator',
      content([rhk({ indicators: [] })], 'A'),
      ['rhk.0.indicators indicator_missing'],
    ],
    [
      'no target',
      content([rhk({ indicators: [{ ...INDICATOR, target: '' }] })]),
      ['rhk.0.indicators.0.target required'],
    ],
    [
      'no aspect',
      content([rhk({ indicators: [{ ...INDICATOR, aspect: null }] })]),
      ['rhk.0.indicators.0.aspect required'],
    ],
    [
      'an aspect twice',
      content([rhk({ indicators: [INDICATOR, { ...INDICATOR, text: 'Lagi' }] })]),
      ['rhk.0.indicators.1.aspect aspect_repeated'],
    ],
    ['the same RHK twice', content([rhk(), rhk()]), ['rhk.1.id duplicate']],
  ])('refuses %s', (_case, draft, expected) => {
    expect(faults(draft)).toEqual(expected);
  });

  it('accepts every aspect once and the same aspect in another RHK', () => {
    const all = ASPECTS.map((aspect) => ({ ...INDICATOR, aspect }));
    expect(faults(content([rhk({ indicators: all }), rhk({ id: 'r2' })]))).toEqual([]);
  });

  it('stops at a missing PjPK, which drafting does not', () => {
    expect(faults(content([rhk()]), { ...READY, assessorResolved: false })).toEqual([
      'assessor assessor_missing',
    ]);
    expect(faults(content([rhk()]), { ...READY, holdingActive: false })).toEqual([
      'from holding_inactive',
    ]);
    expect(draftFaults(content([rhk({ text: '', indicators: [] })]))).toEqual([]);
  });

  it('refuses an action item or a value that stands twice', () => {
    const item = { id: 'i1', period: '2026-11', text: 'Tahap 1' };
    const draft: SkpContent = {
      ...content([rhk({ actionItems: [item] }), rhk({ id: 'r2', actionItems: [item] })]),
      behaviour: [
        { value: 'loyal', text: '' },
        { value: 'loyal', text: 'x' },
      ],
    };
    expect(draftFaults(draft).map((fault) => fault.field)).toEqual([
      'rhk.1.actionItems.0.id',
      'behaviour.1.value',
    ]);
  });
});

describe('BerAKHLAK', () => {
  it('has seven values of three guides, whose initials spell it', () => {
    expect(BERAKHLAK).toHaveLength(7);
    expect(BERAKHLAK.every((value) => value.guides.length === 3)).toBe(true);
    expect(BERAKHLAK.map((value) => value.name[0]).join('')).toBe('BAKHLAK');
    expect(new Set(BERAKHLAK.flatMap((value) => value.guides)).size).toBe(21);
  });
});

import { completeActionItems, openSlots, slotOf } from './action-items.js';
import type { Rhk } from './content.js';

const YEAR = { from: '2026-01-01', until: '2026-12-31' };
const RHK: Rhk = {
  id: 'r',
  kind: 'utama',
  text: 'Rancangan layanan',
  indicators: [{ aspect: 'quantity', text: 'Jumlah', target: '12', unit: 'dokumen' }],
  actionItems: [],
};

describe('slots of rencana aksi', () => {
  it('reads monthly and quarterly codes, cut to the SKP', () => {
    expect(slotOf('2026-Q4', YEAR)).toEqual({
      code: '2026-Q4',
      from: '2026-10-01',
      until: '2026-12-31',
    });
    expect(slotOf('2026-11', { from: '2026-11-15', until: '2026-12-31' })?.from).toBe('2026-11-15');
  });

  it.each(['2026-13', '2026-Q5', '2027-01', 'besok', ''])('knows no slot %p', (code) => {
    expect(slotOf(code, YEAR)).toBeNull();
  });

  it('plans only for what is not over', () => {
    expect(openSlots(YEAR, 'quarterly', '2026-07-01').map((slot) => slot.code)).toEqual([
      '2026-Q3',
      '2026-Q4',
    ]);
    expect(openSlots(YEAR, 'monthly', '2026-11-24').map((slot) => slot.code)).toEqual([
      '2026-11',
      '2026-12',
    ]);
  });

  it('keeps the last slot of an SKP that is over', () => {
    expect(openSlots(YEAR, 'quarterly', '2027-01-10').map((slot) => slot.code)).toEqual([
      '2026-Q4',
    ]);
  });
});

describe('rencana aksi of an RHK', () => {
  const slots = openSlots(YEAR, 'quarterly', '2026-11-24');

  it('come one per slot where none was written', () => {
    expect(completeActionItems(RHK, slots, () => 'new')).toEqual([
      { id: 'new', period: '2026-Q4', text: 'Rancangan layanan', target: null, unit: 'dokumen' },
    ]);
  });

  it('stay as the member wrote them', () => {
    const own = [{ id: 'a', period: '2026-Q4', text: 'Uji coba' }];
    expect(completeActionItems({ ...RHK, actionItems: own }, slots, () => 'new')).toEqual(own);
  });
});

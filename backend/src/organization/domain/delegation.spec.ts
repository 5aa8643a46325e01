import { actingHead, actingTitle, type Delegation } from './delegation.js';

const HEADS = [
  { unitId: 'u', employeeId: 'lama', from: '2024-01-01', until: '2026-06-30' },
  { unitId: 'u', employeeId: 'baru', from: '2026-09-01' },
  { unitId: 'v', employeeId: 'lain', from: '2020-01-01' },
];
const delegation = (over: Partial<Delegation>): Delegation => ({
  id: 'd1',
  unitId: 'u',
  employeeId: 'plt',
  kind: 'plt',
  from: '2026-07-01',
  until: '2026-12-31',
  ...over,
});
const PLT = delegation({});
const PLH = delegation({
  id: 'd2',
  employeeId: 'plh',
  kind: 'plh',
  from: '2026-11-01',
  until: '2026-11-10',
});

describe('who acts as head', () => {
  it.each([
    ['before any delegation', '2026-06-30', 'lama', 'definitive'],
    ['a vacant seat with a Plt', '2026-07-01', 'plt', 'plt'],
    ['a Plt ends with the new holder', '2026-09-01', 'baru', 'definitive'],
    ['a Plh while the holder is away', '2026-11-01', 'plh', 'plh'],
    ['the holder once back', '2026-11-11', 'baru', 'definitive'],
  ])('%s, %s: %s as %s', (_case, date, employeeId, kind) => {
    expect(actingHead('u', date, HEADS, [PLT, PLH])).toMatchObject({
      employeeId,
      kind,
      via: kind === 'definitive' ? 'position' : 'delegation',
    });
  });

  it('is nobody in a vacant unit without delegation', () => {
    expect(actingHead('u', '2026-08-01', HEADS, [])).toBeNull();
    expect(actingHead('x', '2026-08-01', HEADS, [PLT])).toBeNull();
  });

  it('is one person even when two were named', () => {
    const second = delegation({ id: 'd3', employeeId: 'plt2', from: '2026-08-01' });
    expect(actingHead('u', '2026-08-15', HEADS, [PLT, second])?.employeeId).toBe('plt2');
    expect(actingHead('u', '2026-08-15', HEADS, [second, PLT])?.employeeId).toBe('plt2');
  });

  it('signs with the right prefix', () => {
    expect(actingTitle('Kepala Dinas', 'plh')).toBe('Plh. Kepala Dinas');
    expect(actingTitle('Kepala Dinas', 'plt')).toBe('Plt. Kepala Dinas');
    expect(actingTitle('Kepala Dinas', 'definitive')).toBe('Kepala Dinas');
  });
});

import { defaultFlags } from './flags.js';

describe('default flags of a tree', () => {
  const tree = [
    { code: 'BUP', parentCode: null, kind: 'PEMDA' },
    { code: 'SETDA', parentCode: 'BUP', kind: 'SEKRETARIAT_DAERAH' },
    { code: 'AS1', parentCode: 'SETDA', kind: 'ASISTEN' },
    { code: 'HUK', parentCode: 'AS1', kind: 'BAGIAN' },
    { code: 'RS', parentCode: 'BUP', kind: 'RSUD' },
    { code: 'RS1', parentCode: 'RS', kind: 'BAGIAN' },
  ] as const;

  it('flags perangkat daerah and the Bagian of the Setda (R101)', () => {
    const flagged = [...defaultFlags(tree)].filter(([, flag]) => flag).map(([code]) => code);
    expect(flagged).toEqual(['SETDA', 'HUK', 'RS']);
  });

  it('lets the later entry of a code count, and ends in a ring', () => {
    const moved = defaultFlags([...tree, { code: 'HUK', parentCode: 'RS', kind: 'BAGIAN' }]);
    expect(moved.get('HUK')).toBe(false);
    const ring = defaultFlags([
      { code: 'A', parentCode: 'B', kind: 'BAGIAN' },
      { code: 'B', parentCode: 'A', kind: 'BAGIAN' },
    ]);
    expect(ring.get('A')).toBe(false);
  });
});

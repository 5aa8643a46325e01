import * as fc from 'fast-check';
import { isUnitOrganisasiByDefault, pathUp, type UnitKind } from './unit.js';

/** A small kabupaten: kind of each node with the path of kinds above it, nearest first. */
const FLAGS: [UnitKind, UnitKind[], boolean][] = [
  ['PEMDA', [], false],
  ['SEKRETARIAT_DAERAH', ['PEMDA'], true],
  ['SEKRETARIAT_DPRD', ['PEMDA'], true],
  ['INSPEKTORAT', ['PEMDA'], true],
  ['DINAS', ['PEMDA'], true],
  ['BADAN', ['PEMDA'], true],
  ['RSUD', ['DINAS', 'PEMDA'], true],
  ['ASISTEN', ['SEKRETARIAT_DAERAH', 'PEMDA'], false],
  ['BAGIAN', ['ASISTEN', 'SEKRETARIAT_DAERAH', 'PEMDA'], true],
  ['BIRO', ['ASISTEN', 'SEKRETARIAT_DAERAH', 'PEMDA'], true],
  ['BAGIAN', ['BIRO', 'ASISTEN', 'SEKRETARIAT_DAERAH', 'PEMDA'], false],
  ['BAGIAN', ['SEKRETARIAT_DPRD', 'PEMDA'], false],
  ['BAGIAN', ['BADAN', 'PEMDA'], false],
  ['BIDANG', ['DINAS', 'PEMDA'], false],
  ['SEKRETARIAT', ['DINAS', 'PEMDA'], false],
  ['IRBAN', ['INSPEKTORAT', 'PEMDA'], false],
  ['UPTD', ['DINAS', 'PEMDA'], false],
];

describe('unit organisasi', () => {
  it.each(FLAGS)('%s below %j: %s', (kind, ancestors, expected) => {
    expect(isUnitOrganisasiByDefault(kind, ancestors)).toBe(expected);
  });
});

describe('the tree', () => {
  it('walks up without end only in a tree without loops', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (parents) => {
        const nodes = new Map(
          parents.map((parent, index) => [`${index}`, { id: `${index}`, parentId: `${parent}` }]),
        );
        expect(pathUp('0', nodes).length).toBeLessThanOrEqual(nodes.size);
      }),
    );
  });
});

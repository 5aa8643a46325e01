import * as fc from 'fast-check';
import {
  isUnitKind,
  isUnitOrganisasiByDefault,
  nearestUnitOrganisasi,
  owningUnitOrganisasi,
  pathUp,
  type UnitKind,
  type UnitNode,
  wouldCycle,
} from './unit.js';

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

const node = (id: string, parentId: string | null, kind: UnitKind, flag: boolean): UnitNode => ({
  id,
  parentId,
  kind,
  isUnitOrganisasi: flag,
});
const TREE = new Map(
  [
    node('bup', null, 'PEMDA', false),
    node('setda', 'bup', 'SEKRETARIAT_DAERAH', true),
    node('a1', 'setda', 'ASISTEN', false),
    node('hukum', 'a1', 'BAGIAN', true),
    node('dinkes', 'bup', 'DINAS', true),
    node('kesmas', 'dinkes', 'BIDANG', false),
  ].map((unit) => [unit.id, unit]),
);

describe('unit organisasi', () => {
  it.each(FLAGS)('%s below %j: %s', (kind, ancestors, expected) => {
    expect(isUnitOrganisasiByDefault(kind, ancestors)).toBe(expected);
  });

  it.each([
    ['kesmas', 'dinkes'],
    ['dinkes', 'dinkes'],
    ['hukum', 'hukum'],
    ['a1', 'setda'],
    ['bup', null],
    ['tidak-ada', null],
  ])('of %s is %s', (unitId, expected) => {
    expect(nearestUnitOrganisasi(unitId, TREE)?.id ?? null).toBe(expected);
  });

  it('follows the flag that the agency moved', () => {
    const moved = new Map(TREE).set('kesmas', node('kesmas', 'dinkes', 'BIDANG', true));
    expect(nearestUnitOrganisasi('kesmas', moved)?.id).toBe('kesmas');
  });

  it('gives a squad for an agency-wide goal to the Setda', () => {
    expect(owningUnitOrganisasi('bup', TREE)?.id).toBe('setda');
    expect(owningUnitOrganisasi('kesmas', TREE)?.id).toBe('dinkes');
  });
});

describe('the tree', () => {
  it('knows kinds, and nothing else', () => {
    expect(isUnitKind('BIDANG')).toBe(true);
    expect(isUnitKind('DIVISI')).toBe(false);
  });

  it('refuses to hang a node below itself', () => {
    expect(wouldCycle('setda', 'hukum', TREE)).toBe(true);
    expect(wouldCycle('setda', 'setda', TREE)).toBe(true);
    expect(wouldCycle('hukum', 'dinkes', TREE)).toBe(false);
    expect(wouldCycle('hukum', null, TREE)).toBe(false);
  });

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

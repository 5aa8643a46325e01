import * as fc from 'fast-check';
import { resolveAssessorSeat, ringsAmong, type SeatUnit } from './assessor.js';
import { STRUCTURE_TEMPLATES } from './structure-templates.js';
import { UNIT_KINDS, type UnitKind } from './unit.js';

type Row = [id: string, parentId: string | null, kind: UnitKind, template?: string];

const ROWS: Row[] = [
  ['bup', null, 'PEMDA'],
  ['setda', 'bup', 'SEKRETARIAT_DAERAH', 'SETDA_KABKOTA_A'],
  ['a1', 'setda', 'ASISTEN'],
  ['hukum', 'a1', 'BAGIAN'],
  ['setwan', 'bup', 'SEKRETARIAT_DPRD', 'SETWAN_KABKOTA_B'],
  ['setwan.1', 'setwan', 'BAGIAN'],
  ['dishub', 'bup', 'DINAS', 'DINAS_KABKOTA_1'],
  ['dishub.s', 'dishub', 'SEKRETARIAT'],
  ['dishub.1', 'dishub', 'BIDANG'],
  ['dinkes', 'bup', 'DINAS', 'DINAS_KABKOTA_3'],
  ['dinkes.s', 'dinkes', 'SEKRETARIAT'],
  ['dinkes.1', 'dinkes', 'BIDANG'],
  ['itda', 'bup', 'INSPEKTORAT', 'DINAS_KABKOTA_4'],
  ['irban1', 'itda', 'IRBAN'],
  ['bpbd', 'bup', 'BADAN', 'BPBD_KABKOTA'],
  ['bpbd.1', 'bpbd', 'BAGIAN'],
  ['biro', 'setda', 'BIRO', 'BIRO_PROV_A_HUKUM'],
  ['biro.1', 'biro', 'BAGIAN'],
  ['biro-kesra', 'setda', 'BIRO', 'BIRO_PROV_A_KESRA'],
  ['biro-kesra.1', 'biro-kesra', 'BAGIAN'],
  ['polos', 'bup', 'DINAS'],
  ['polos.1', 'polos', 'BIDANG'],
];

function tree(vacant: string[] = []): Map<string, SeatUnit> {
  return new Map(
    ROWS.map(([id, parentId, kind, template]) => [
      id,
      {
        id,
        parentId,
        kind,
        template: template ?? null,
        hasHead: !vacant.includes(id),
        isUnitOrganisasi: false,
      },
    ]),
  );
}

const staff = (unitId: string) => ({ employeeId: 'p', unitId, isHead: false });
const head = (unitId: string) => ({ employeeId: 'p', unitId, isHead: true });

describe('the PjPK of JF and pelaksana', () => {
  it.each([
    ['hukum', 'hukum', 'template', false],
    ['setwan.1', 'setwan.1', 'template', false],
    ['dishub.1', 'dishub.1', 'template', false],
    // Model 1 does not name the Sekretaris: own head, but for the admin to confirm.
    ['dishub.s', 'dishub.s', 'nearest_head', true],
    ['dinkes.s', 'dinkes.s', 'template', false],
    ['irban1', 'irban1', 'nearest_head', true],
    ['bpbd.1', 'bpbd.1', 'template', false],
    ['dinkes', 'dinkes', 'nearest_head', true],
    ['a1', 'a1', 'nearest_head', true],
    ['biro', 'biro', 'template', false],
    ['biro.1', 'biro.1', 'template', false],
    ['biro-kesra.1', 'biro-kesra', 'template', false],
    ['polos.1', 'polos.1', 'nearest_head', true],
    ['bup', 'bup', 'nearest_head', true],
  ])('in %s is the head of %s by %s (confirm: %s)', (unitId, seat, basis, needsConfirmation) => {
    expect(resolveAssessorSeat(staff(unitId), tree())).toEqual({
      unitId: seat,
      employeeId: null,
      basis,
      needsConfirmation,
    });
  });

  it('is the next head above, to be confirmed, while the seat is vacant', () => {
    expect(resolveAssessorSeat(staff('dinkes.1'), tree(['dinkes.1']))).toMatchObject({
      unitId: 'dinkes',
      basis: 'nearest_head',
      needsConfirmation: true,
    });
  });

  it('is never oneself, also not as Plt of the own head', () => {
    const plt = { ...staff('dinkes.1'), actsForUnitIds: ['dinkes.1'] };
    expect(resolveAssessorSeat(plt, tree()).unitId).toBe('dinkes');
  });

  it('is whom an override names', () => {
    expect(resolveAssessorSeat(staff('dinkes.1'), tree(), { unitId: 'hukum' })).toMatchObject({
      unitId: 'hukum',
      basis: 'override',
      needsConfirmation: false,
    });
    expect(resolveAssessorSeat(head('dinkes'), tree(), { employeeId: 'x' })).toEqual({
      unitId: null,
      employeeId: 'x',
      basis: 'override',
      needsConfirmation: false,
    });
  });
});

describe('the PjPK of a head', () => {
  it.each([
    ['hukum', 'a1'],
    ['a1', 'setda'],
    ['setda', 'bup'],
    ['dinkes', 'bup'],
    ['dinkes.s', 'dinkes'],
    ['irban1', 'itda'],
  ])('of %s is the head of %s', (unitId, above) => {
    expect(resolveAssessorSeat(head(unitId), tree())).toEqual({
      unitId: above,
      employeeId: null,
      basis: 'unit_above',
      needsConfirmation: false,
    });
  });

  it('passes a vacant Asisten, and says so', () => {
    expect(resolveAssessorSeat(head('hukum'), tree(['a1']))).toMatchObject({
      unitId: 'setda',
      needsConfirmation: true,
    });
  });

  it('of the regional head is nobody', () => {
    expect(resolveAssessorSeat(head('bup'), tree()).basis).toBe('none');
  });
});

describe('the resolver', () => {
  it('finds someone for everyone below a regional head, and never past a headed seat', () => {
    const ids = ROWS.map(([id]) => id);
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.boolean(),
        fc.subarray(ids.slice(1)),
        (unitId, isHead, vacant) => {
          const units = tree(vacant);
          const seat = resolveAssessorSeat({ employeeId: 'p', unitId, isHead }, units);
          if (unitId === 'bup' && isHead) {
            expect(seat.basis).toBe('none');
            return;
          }
          expect(seat.unitId).not.toBeNull();
          expect(units.get(seat.unitId ?? '')?.hasHead).toBe(true);
          if (isHead) expect(seat.unitId).not.toBe(unitId);
        },
      ),
    );
  });
});

describe('the juknis templates', () => {
  it('name known kinds and unique codes', () => {
    for (const rule of STRUCTURE_TEMPLATES.values()) {
      expect(rule.seats.every((kind) => UNIT_KINDS.includes(kind))).toBe(true);
    }
    expect(STRUCTURE_TEMPLATES.size).toBe(48);
  });

  it.each([
    ['DINAS_KABKOTA_1', ['BAGIAN', 'BIDANG']],
    ['DINAS_KABKOTA_2', ['BAGIAN', 'BIDANG', 'SEKRETARIAT']],
    ['DINAS_PROV_4', ['BAGIAN', 'BIDANG', 'SEKRETARIAT']],
    ['SETDA_KABKOTA_C', ['BAGIAN']],
    ['SETWAN_PROV_A', ['BAGIAN']],
    ['RSUD_PROV_B', ['BAGIAN']],
    ['RSKD_PROV_A', ['BAGIAN']],
    ['KESBANGPOL_KABKOTA', ['BAGIAN']],
    ['BIRO_PROV_B_PEREKONOMIAN_PEMBANGUNAN', ['BIRO']],
    ['BIRO_PROV_C_HUKUM', ['BAGIAN', 'BIRO']],
    ['INSPEKTORAT_KABKOTA', []],
  ])('%s: %j', (code, seats) => {
    expect(STRUCTURE_TEMPLATES.get(code)?.seats).toEqual(seats);
  });
});

describe('rings of assessors', () => {
  const ringsOf = (pairs: Record<string, string>) =>
    [...ringsAmong(new Map(Object.entries(pairs)))].sort();

  it.each([
    [{}, []],
    [{ a: 'b', b: 'c' }, []],
    [{ a: 'b', b: 'a' }, ['a', 'b']],
    [{ a: 'b', b: 'c', c: 'a' }, ['a', 'b', 'c']],
    // who leads into a ring is not in it
    [{ x: 'a', a: 'b', b: 'a' }, ['a', 'b']],
    [{ a: 'b', b: 'a', x: 'y', y: 'z' }, ['a', 'b']],
  ])('in %j are %j', (pairs, expected) => {
    expect(ringsOf(pairs)).toEqual(expected);
  });

  it('are those from whom the way up leads back to them', () => {
    const people = ['a', 'b', 'c', 'd', 'e', 'f'];
    const assessors = fc.dictionary(fc.constantFrom(...people), fc.constantFrom(...people));
    fc.assert(
      fc.property(assessors, (pairs) => {
        const leadsBack = people.filter((start) => {
          let at: string | undefined = pairs[start];
          for (let n = 0; n < people.length && at !== undefined && at !== start; n += 1)
            at = pairs[at];
          return at === start;
        });
        expect(ringsOf(pairs)).toEqual(leadsBack.sort());
      }),
    );
  });
});

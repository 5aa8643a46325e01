import type { Seat } from '../../../kernel/actor.js';
import { passUp, type SeatsOfDay } from './seat.js';

const HEADS: Record<string, string[]> = { bidang: ['kabid'], dinas: ['kadis'], pemda: ['bupati'] };
const day: SeatsOfDay = {
  headsOf: (unitId) => HEADS[unitId] ?? [],
  above: (unitId) =>
    unitId === 'bidang' ? ['dinas', 'kosong', 'pemda'] : unitId === 'dinas' ? ['pemda'] : [],
  assessorOf: (employeeId) =>
    employeeId === 'ahli' ? unit('dinas') : employeeId === 'staf' ? named('ahli') : null,
};
const unit = (unitId: string): Seat => ({ unitId, employeeId: null });
const named = (employeeId: string): Seat => ({ unitId: null, employeeId });

describe('a seat whose holder is barred', () => {
  it.each<[string, Seat, string[], Seat]>([
    ['stays where somebody else sits', unit('bidang'), ['kadis'], unit('bidang')],
    ['passes to the head above', unit('bidang'), ['kabid'], unit('dinas')],
    ['passes on when that one is barred too', unit('bidang'), ['kabid', 'kadis'], unit('pemda')],
    ['stays vacant when nobody holds it', unit('kosong'), ['kabid'], unit('kosong')],
    ['stands when nobody sits above', unit('pemda'), ['bupati'], unit('pemda')],
    ['stays with a named person', named('ahli'), ['kabid'], named('ahli')],
    ['passes from a named person to the PjPK', named('ahli'), ['ahli'], unit('dinas')],
    ['passes on from there', named('ahli'), ['ahli', 'kadis'], unit('pemda')],
    ['passes to a named PjPK', named('staf'), ['staf'], named('ahli')],
    ['stands where the named PjPK is barred too', named('staf'), ['staf', 'ahli'], named('staf')],
    ['stands where the person has no PjPK', named('lepas'), ['lepas'], named('lepas')],
  ])('%s', (_, seat, barred, expected) => {
    expect(passUp(seat, barred, day)).toEqual(expected);
  });

  it('stays while one of two acting heads is free', () => {
    const two = {
      ...day,
      headsOf: (unitId: string) => (unitId === 'dinas' ? ['kadis', 'plh'] : []),
    };
    expect(passUp(unit('dinas'), ['kadis'], two)).toEqual(unit('dinas'));
  });
});

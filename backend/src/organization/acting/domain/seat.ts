import type { Seat } from '../../../kernel/actor.js';

/** What the rule asks about the seats of one day. */
export interface SeatsOfDay {
  /** Everybody who heads the unit that day, by post or as Plt/Plh. */
  headsOf(unitId: string): readonly string[];
  /** The units above, the nearest first. */
  above(unitId: string): readonly string[];
  /** The seat of the PjPK of a named person. */
  assessorOf(employeeId: string): Seat | null;
}

/**
 * The seat that decides. Where its holder is barred, it passes up to the PjPK of that seat's unit: the nearest acting
 * head above who is not barred. A vacant seat stays vacant: it waits for its holder. One above which nobody sits stands.
 * `deciding_seat` in the database says the same.
 */
export function passUp(seat: Seat, barred: readonly string[], day: SeatsOfDay): Seat {
  const isFree = (employeeId: string) => !barred.includes(employeeId);
  if (seat.employeeId !== null) {
    if (isFree(seat.employeeId)) return seat;
    const next = day.assessorOf(seat.employeeId);
    if (next?.employeeId != null) return isFree(next.employeeId) ? next : seat;
    return next?.unitId != null ? ofUnit(next.unitId, seat) : seat;
  }
  return seat.unitId === null ? seat : ofUnit(seat.unitId, seat);

  function ofUnit(unitId: string, otherwise: Seat): Seat {
    const heads = day.headsOf(unitId);
    if (heads.length === 0 || heads.some(isFree)) return { unitId, employeeId: null };
    const found = day.above(unitId).find((each) => day.headsOf(each).some(isFree));
    return found === undefined ? otherwise : { unitId: found, employeeId: null };
  }
}

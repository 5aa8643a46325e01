import { addDays, type IsoDate } from '../../kernel/date.js';
import type { DemoAssignment } from './assignment.maker.js';
import type { Cast } from './cast.js';
import type { DemoTime } from './demo-time.js';
import type { DemoPerson, Roster } from './roster.js';

/** Someone who leaves or is set aside, and the first day without service. */
export interface Leaver {
  readonly person: DemoPerson;
  readonly on: IsoDate;
}

/** Those with whom something happened to their employment; nobody of the cast, and none of its units. */
export interface Leavers {
  readonly retired: Leaver;
  readonly retiring: Leaver;
  readonly suspended: Leaver;
  readonly released: Leaver;
}

/** Units whose people the printed accounts work with: their squads and inboxes stay as they are. */
const CAST_UNITS = new Set(['DUKCAPIL', 'DISKOMINFO', 'BKPSDM', 'ITDA']);

export const isFarFromCast = ({ orgUnitCode }: DemoPerson): boolean =>
  orgUnitCode !== null && !CAST_UNITS.has(orgUnitCode);

/** A pension begins on the first of a month. */
const firstOfMonth = (date: IsoDate): IsoDate => `${date.slice(0, 7)}-01`;
const firstAfter = (date: IsoDate): IsoDate => firstOfMonth(addDays(firstOfMonth(date), 31));

export function chooseLeavers(
  roster: Roster,
  cast: Cast,
  time: DemoTime,
  assignments: readonly DemoAssignment[],
): Leavers {
  const played = new Set(Object.values(cast) as DemoPerson[]);
  const asked = new Set(assignments.map(({ order }) => order.person));
  const members = new Set(
    assignments
      .filter(({ status, order }) => status === 'active' && order.squad.leader !== order.person)
      .map(({ order }) => order.person),
  );
  const leaders = new Set(assignments.map(({ order }) => order.squad.leader));
  // A NIP begins with the day of birth: the eldest come first.
  const eldest = roster
    .assignable()
    .filter((person) => isFarFromCast(person) && !played.has(person) && !leaders.has(person))
    .toSorted((a, b) => a.username.localeCompare(b.username));
  const quiet = eldest.filter((person) => !asked.has(person));
  const choose = (people: readonly DemoPerson[], at: number, on: IsoDate): Leaver => {
    const person = people[at];
    if (!person) throw new Error('nobody can leave the demo agency');
    return { person, on };
  };
  const half = Math.floor(quiet.length / 2);
  return {
    retired: choose(quiet, 0, firstOfMonth(time.today)),
    retiring: choose(
      eldest.filter((person) => members.has(person)),
      0,
      firstAfter(time.day(20)),
    ),
    suspended: choose(quiet, half, time.workday(-7)),
    released: choose(quiet, half + 1, firstAfter(time.day(14))),
  };
}

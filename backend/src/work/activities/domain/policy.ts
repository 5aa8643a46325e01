import type { Seat } from '../../../kernel/actor.js';
import { allowedActions, type Policy } from '../../../kernel/policy.js';
import { ACTIVITY_LIFECYCLE, type ActivityAction, type ActivityStatus } from './lifecycle.js';

/** What the actor is to an activity. */
export interface ActivityActor {
  isOwner: boolean;
  /** The actor fills the seat that the activity waits for today. */
  isValidator: boolean;
}

const ownerOnly =
  (refusal: string) =>
  ({ isOwner }: ActivityActor): string | null =>
    isOwner ? null : refusal;

/** Never oneself, also where the seat is one's own. */
function validator({ isOwner, isValidator }: ActivityActor): string | null {
  if (isOwner) return 'Aktivitas sendiri tidak dapat divalidasi sendiri.';
  return isValidator ? null : 'Aktivitas ini menunggu validator lain.';
}

/** The owner writes and submits, the validator decides. Who that is, is worked out in `validator.ts`. */
export const ACTIVITY_POLICY: Policy<ActivityAction, ActivityActor> = {
  edit: ownerOnly('Hanya pencatatnya yang dapat mengubah aktivitas ini.'),
  submit: ownerOnly('Hanya pencatatnya yang dapat mengirim aktivitas ini.'),
  validate: validator,
  return: validator,
  reject: validator,
  delete: ownerOnly('Hanya pencatatnya yang dapat mengubah aktivitas ini.'),
};

export const allowedActivityActions = (
  actor: ActivityActor,
  status: ActivityStatus,
): ActivityAction[] => allowedActions(ACTIVITY_LIFECYCLE, ACTIVITY_POLICY, status, actor);

/** The actor, with the seats that they fill on that day. */
export interface ActivityReader {
  employeeId: string | null;
  headOfUnitIds: readonly string[];
  isAuditor: boolean;
}

/** What decides who may read an activity. */
export interface ActivityReading {
  employeeId: string;
  status: ActivityStatus;
  validator: Seat;
  /** Present when the activity names a squad. */
  squad: SquadReading | null;
  owner: OwnerReading;
}

export interface SquadReading {
  leaderEmployeeId: string | null;
  ownerUnitId: string;
}

/** The seats of the member's PjPK, today and on the day of the work, and the units at and above the member on both. */
export interface OwnerReading {
  assessors: readonly Seat[];
  unitPath: readonly string[];
}

export const fills = (reader: ActivityReader, seat: Seat): boolean =>
  seat.employeeId !== null
    ? seat.employeeId === reader.employeeId
    : seat.unitId !== null && reader.headOfUnitIds.includes(seat.unitId);

/** The leader always sees the squad's work (R607), and so does the owner of the performance. */
export const readsSquad = (reader: ActivityReader, squad: SquadReading): boolean =>
  reader.isAuditor ||
  (squad.leaderEmployeeId !== null && squad.leaderEmployeeId === reader.employeeId) ||
  reader.headOfUnitIds.includes(squad.ownerUnitId);

/** The PjPK and the heads above see what a person has sent. */
export const readsPerson = (reader: ActivityReader, owner: OwnerReading): boolean =>
  reader.isAuditor ||
  owner.assessors.some((seat) => fills(reader, seat)) ||
  owner.unitPath.some((unitId) => reader.headOfUnitIds.includes(unitId));

/** A draft is the member's own; what was sent is read by the member, the validator and those above. */
export function mayReadActivity(reader: ActivityReader, activity: ActivityReading): boolean {
  if (reader.employeeId !== null && reader.employeeId === activity.employeeId) return true;
  if (activity.status === 'draft') return false;
  return (
    fills(reader, activity.validator) ||
    readsPerson(reader, activity.owner) ||
    (activity.squad !== null && readsSquad(reader, activity.squad))
  );
}

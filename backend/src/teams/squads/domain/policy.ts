import { actionsFrom } from '../../../kernel/lifecycle.js';
import {
  SQUAD_LIFECYCLE,
  SQUAD_STANDING,
  type SquadAction,
  type SquadMove,
  type SquadStatus,
} from './lifecycle.js';

export interface SquadActor {
  employeeId: string;
  /** Units headed on that day, also as Plt or Plh. */
  headOfUnitIds: readonly string[];
}

export interface SquadInHand {
  status: SquadStatus;
  /** The unit organisasi that owns the performance. */
  ownerUnitId: string;
  leaderEmployeeId: string | null;
  /** The goal's unit and all units above it up to the owner (who may prepare). */
  goalUnitPath: readonly string[];
}

/** A squad as those see it who ask somebody in. */
export interface AskingSquad {
  status: SquadStatus;
  ownerUnitId: string;
  leaderEmployeeId: string | null;
  endsOn: string;
}

type Rule = (actor: SquadActor, squad: SquadInHand) => boolean;

/** The Kepala Unit Organisasi: owner of the performance. */
const isOwner: Rule = (actor, squad) => actor.headOfUnitIds.includes(squad.ownerUnitId);

const isLeader: Rule = (actor, squad) => squad.leaderEmployeeId === actor.employeeId;

/** A Kabid or Kabag prepares for goals of their own subtree; only the Kepala Unit opens. */
const prepares: Rule = (actor, squad) =>
  isOwner(actor, squad) ||
  (squad.status === 'draft' &&
    squad.goalUnitPath.some((unitId) => actor.headOfUnitIds.includes(unitId)));

const HAS_WORKED: ReadonlySet<SquadStatus> = new Set(['active', 'assessing', 'closed']);

/** Who may call each verb. */
export const SQUAD_POLICY: Readonly<Record<SquadAction, Rule>> = {
  edit: (actor, squad) =>
    prepares(actor, squad) || (squad.status !== 'draft' && isLeader(actor, squad)),
  'appoint-leader': prepares,
  open: isOwner,
  activate: (actor, squad) => isOwner(actor, squad) || isLeader(actor, squad),
  'request-assessment': isLeader,
  accept: isOwner,
  'send-back': isOwner,
  close: isOwner,
  disband: isOwner,
};

/** Only the owner decides how long a squad works and whether its leader validates: nobody gives themselves power. */
export const maySetTerms = (
  actor: SquadActor,
  squad: Pick<SquadInHand, 'status' | 'ownerUnitId'>,
): boolean => squad.status === 'draft' || actor.headOfUnitIds.includes(squad.ownerUnitId);

/** Whoever heads no unit forms no squad, whatever the goal. */
export const formsSquads = ({ headOfUnitIds }: Pick<SquadActor, 'headOfUnitIds'>): boolean =>
  headOfUnitIds.length > 0;

/** True when the actor may create a squad for a goal with this path of units. */
export const mayPrepareSquad = (
  actor: SquadActor,
  ownerUnitId: string,
  goalUnitPath: readonly string[],
): boolean =>
  formsSquads(actor) &&
  prepares(actor, { status: 'draft', ownerUnitId, leaderEmployeeId: null, goalUnitPath });

/** Whether the way to the squad's assessment is shown: to the owner, the leader and its members, once it works. */
export const followsAssessment = (
  actor: SquadActor,
  squad: SquadInHand,
  memberIds: readonly string[],
): boolean =>
  HAS_WORKED.has(squad.status) &&
  (isOwner(actor, squad) || isLeader(actor, squad) || memberIds.includes(actor.employeeId));

/** Policy (who) ∩ lifecycle (when). */
export function allowedSquadActions(actor: SquadActor, squad: SquadInHand): SquadAction[] {
  const standing = Object.keys(SQUAD_STANDING) as Exclude<SquadAction, SquadMove>[];
  const possible: SquadAction[] = [
    ...actionsFrom(SQUAD_LIFECYCLE, squad.status),
    ...standing.filter((action) => SQUAD_STANDING[action].includes(squad.status)),
  ];
  return possible.filter((action) => SQUAD_POLICY[action](actor, squad));
}

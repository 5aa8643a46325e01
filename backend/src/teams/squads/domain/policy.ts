import { allowedActions, type Policy } from '../../../kernel/policy.js';
import { SQUAD_LIFECYCLE, type SquadAction, type SquadStatus } from './lifecycle.js';

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

/** Somebody who acts, and the squad. */
export interface SquadCase {
  readonly actor: SquadActor;
  readonly squad: SquadInHand;
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

const of =
  (rule: Rule, refused = 'Hanya kepala unit pemilik kinerja yang dapat melakukan ini.') =>
  ({ actor, squad }: SquadCase): string | null =>
    rule(actor, squad) ? null : refused;

/** Who may call each verb. */
export const SQUAD_POLICY: Policy<SquadAction, SquadCase> = {
  edit: of(
    (actor, squad) =>
      prepares(actor, squad) || (squad.status !== 'draft' && isLeader(actor, squad)),
    'Tim ini diubah oleh kepala unitnya atau ketuanya, selama belum dinilai.',
  ),
  'appoint-leader': of(prepares),
  open: of(isOwner),
  activate: of((actor, squad) => isOwner(actor, squad) || isLeader(actor, squad)),
  'request-assessment': of(isLeader, 'Penilaian diminta oleh ketua tim.'),
  accept: of(isOwner),
  'send-back': of(isOwner),
  close: of(isOwner),
  disband: of(isOwner),
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
export const allowedSquadActions = (actor: SquadActor, squad: SquadInHand): SquadAction[] =>
  allowedActions(SQUAD_LIFECYCLE, SQUAD_POLICY, squad.status, { actor, squad });

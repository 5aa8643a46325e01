import { type Actor, fillsSeat, isHeadOf, type Seat } from '../../../kernel/actor.js';
import { isRecruiting } from '../../squads/domain/lifecycle.js';
import type { AskingSquad } from '../../squads/domain/policy.js';
import { isAssignable } from '../../squads/domain/rules.js';
import { startedBy } from './policy.js';
import type { Origin, StartedBy } from './terms.js';

/** Who is asked, with the seat that assesses them. */
export interface AskedPerson {
  employeeId: string;
  positionKind: string;
  assessor: Seat | null;
}

/** The capacity in which the actor asks this person in; without a person, whomever it would be. Null when they may not. */
export const asksAs = (
  actor: Actor,
  squad: Pick<AskingSquad, 'ownerUnitId' | 'leaderEmployeeId'>,
  origin: Origin,
  person: Pick<AskedPerson, 'employeeId' | 'assessor'> | null,
): StartedBy | null =>
  startedBy({
    origin,
    isEmployee: person !== null && person.employeeId === actor.employeeId,
    isOwnerHead: isHeadOf(actor, squad.ownerUnitId),
    isSquadLeader: actor.employeeId !== null && squad.leaderEmployeeId === actor.employeeId,
    isAssessor: person?.assessor != null && fillsSeat(actor, person.assessor) !== null,
  });

/** Whether the actor asks people into any squad at all: whoever heads a unit, leads a squad or assesses somebody. */
export const proposesAtAll = ({
  headOf,
  leads,
  assesses,
}: Pick<Actor, 'headOf' | 'leads' | 'assesses'>): boolean =>
  startedBy({
    origin: 'appointment',
    isEmployee: false,
    isOwnerHead: headOf.length > 0,
    isSquadLeader: leads.length > 0,
    isAssessor: assesses,
  }) !== null;

/** Whether a role takes people now. A leader from another unit needs an issued assignment before the squad opens (R403). */
export const takesPeople = (
  { status, endsOn }: Pick<AskingSquad, 'status' | 'endsOn'>,
  role: { isLeader: boolean },
  today: string,
): boolean => (isRecruiting(status) || (status === 'draft' && role.isLeader)) && endsOn >= today;

/** While a leader is named nobody else is asked for the seat; taking it over is the handover of the leadership. */
export const isLeftTo = (
  role: { isLeader: boolean },
  { leaderEmployeeId }: Pick<AskingSquad, 'leaderEmployeeId'>,
  employeeId: string,
): boolean => !role.isLeader || leaderEmployeeId === null || leaderEmployeeId === employeeId;

/** Whether the actor may ask members into the squad, whomever it would be. */
export const mayProposeTo = (actor: Actor, squad: AskingSquad): boolean =>
  asksAs(actor, squad, 'appointment', null) !== null &&
  takesPeople(squad, { isLeader: false }, actor.today);

/** The same for one person and role; whether a seat is left, and the person free, the lists tell by themselves. */
export const mayPropose = (
  actor: Actor,
  squad: AskingSquad,
  role: { isLeader: boolean },
  person: AskedPerson,
): boolean =>
  asksAs(actor, squad, 'appointment', person) !== null &&
  isAssignable(person.positionKind) &&
  takesPeople(squad, role, actor.today) &&
  isLeftTo(role, squad, person.employeeId);

/** Whether the actor may ask for a seat themselves, as on the board of open roles. */
export const mayVolunteer = ({ employeeId, post }: Pick<Actor, 'employeeId' | 'post'>): boolean =>
  startedBy({
    origin: 'volunteer',
    isEmployee: employeeId !== null,
    isOwnerHead: false,
    isSquadLeader: false,
    isAssessor: false,
  }) !== null &&
  post !== null &&
  isAssignable(post.positionKind);

import { type Actor, headedUnitIds, isHeadOf, viaText } from '../../kernel/actor.js';
import { refuseIfAny } from '../../kernel/error.js';
import type { EmployeeFacts } from '../../organization/people/people.service.js';
import { invalidField } from '../../platform/errors/problem.js';
import type { Case, Decided, VerbTypes } from '../../workflow/verbs/verb.js';
import {
  openFaults,
  requireFitLeader,
  requireLeader,
  type SquadStatus,
} from './domain/lifecycle.js';
import type { SquadCase } from './domain/policy.js';
import { isAssignable } from './domain/rules.js';
import type { SquadDto } from './squad.dto.js';
import { policyFacts, type SquadRow } from './squad-reading.service.js';

/** What the verbs on a squad share. What each of them demands of a row and makes of it stands below; all of it is pure. */
export interface SquadVerbTypes extends VerbTypes {
  readonly row: SquadRow;
  readonly action: MoveAction | 'appoint-leader';
  readonly who: SquadCase;
  readonly around: undefined;
  readonly answer: SquadDto;
}

export type MoveAction = 'open' | 'activate' | 'close' | 'disband';

export interface Move extends SquadVerbTypes {
  readonly action: MoveAction;
  readonly facts: { readonly roleCount: number };
  readonly input: undefined;
}

export interface Appointment extends SquadVerbTypes {
  readonly action: 'appoint-leader';
  readonly facts: AppointmentFacts;
  readonly input: { readonly employeeId: string };
}

export interface AppointmentFacts {
  /** null for nobody who serves in this agency */
  readonly person: EmployeeFacts | null;
  readonly leaderRoleId: string | null;
  /** the person's own assignment to this squad is issued or runs */
  readonly hasIssuedAssignment: boolean;
  /** the present leader is assigned to the role of the leader */
  readonly isLeaderInRole: boolean;
}

/** The actor and the squad, as the policy asks for them. */
export const caseOf = (actor: Actor, squad: SquadRow): SquadCase => ({
  actor: { employeeId: actor.employeeId ?? '', headOfUnitIds: headedUnitIds(actor) },
  squad: policyFacts(squad),
});

/** @throws 400 at `roles`, 409 `leader_missing` */
export function moved({ action, row, facts }: Case<Move>, status: SquadStatus): SquadRow {
  if (action === 'open') refuseIfAny(openFaults({ ...row, roleCount: facts.roleCount }));
  if (action === 'activate') requireLeader(row);
  return { ...row, status, version: row.version + 1 };
}

/**
 * A leader from the same unit organisasi leads at once and gets the surat tugas for the role Ketua tim like every member;
 * one of another unit must have it first (R113, R403).
 * @throws 400 at `employeeId`, 409 `leader_not_assignable` or `leader_needs_assignment`
 */
export function appointed({ row, facts }: Case<Appointment>): SquadRow {
  const { person, hasIssuedAssignment } = facts;
  if (!person) throw invalidField('employeeId', 'employee_unknown', 'Pegawai tidak ditemukan.');
  requireFitLeader({
    isAssignable: isAssignable(person.positionKind),
    sameUnitOrganisasi: person.organizationalUnitId === row.ownerUnitId,
    hasIssuedAssignment,
  });
  const leaderEmployeeId = person.employeeId;
  if (row.leaderEmployeeId === leaderEmployeeId) return row;
  return { ...row, leaderEmployeeId, version: row.version + 1 };
}

/** Whoever leads already is named again without anything to tell. */
export const isNewLeader = ({ row, after }: Decided<Appointment>): boolean =>
  row.leaderEmployeeId !== after.leaderEmployeeId;

/** In which capacity the actor acts; who heads another unit of the goal's line acts as its head. */
export function viaOf({ actor, row }: Pick<Case<SquadVerbTypes>, 'actor' | 'row'>): string {
  const isOwner = isHeadOf(actor, row.ownerUnitId);
  if (!isOwner && row.leaderEmployeeId === actor.employeeId) return 'leader';
  const seat = actor.headOf.find(({ unitId }) => unitId === row.ownerUnitId) ?? actor.headOf[0];
  return viaText('unit_head', seat ?? null);
}

/** Access that the admin gives beside any post. */
export const GRANT_ROLES = ['agency_admin', 'operator', 'executive', 'auditor'] as const;
export type GrantRole = (typeof GRANT_ROLES)[number];

/** A role that a person acts in; `docs/GLOSSARY.md` gives the Indonesian words. */
export const CAPACITY_ROLES = [
  'employee',
  'leader',
  'assessor',
  'unit_head',
  'authorised_official',
  ...GRANT_ROLES,
] as const;
export type CapacityRole = (typeof CAPACITY_ROLES)[number];

/** Pelaksana tugas where the post is vacant, pelaksana harian where its holder is away. */
export const DELEGATION_KINDS = ['plt', 'plh'] as const;
export type DelegationKind = (typeof DELEGATION_KINDS)[number];

/** By what somebody heads a unit. */
export const HEAD_SOURCES = ['position', 'delegation'] as const;
export type HeadSource = (typeof HEAD_SOURCES)[number];

/** A unit that the actor heads today, by post or as Plt/Plh. */
export interface HeadedUnit {
  readonly unitId: string;
  readonly unitName: string;
  readonly unitKind: string;
  readonly isOrganizational: boolean;
  readonly via: HeadSource;
  readonly delegationKind: DelegationKind | null;
  readonly since: string;
  readonly until: string | null;
}

export interface GrantedRole {
  readonly role: GrantRole;
  readonly since: string;
  readonly until: string | null;
}

/** The post that the actor holds today. */
export interface HeldPost {
  /** What the person is in the service of the state: `PNS`, `PPPK`, `PEJABAT_NEGARA` … */
  readonly kind: string;
  readonly positionKind: string;
  readonly isHead: boolean;
}

/** The person who asks, worked out for every request from positions, delegations, squads and grants (R112). */
export interface Actor {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly personId: string | null;
  readonly employeeId: string | null;
  /** No longer serves: reads what is their own, and nothing else. */
  readonly isFormer?: true;
  readonly agencyId: string;
  readonly timeZone: string;
  /** Today in the agency's zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** Null for an account of nobody in particular, and for anyone who does not serve today. */
  readonly post: HeldPost | null;
  readonly headOf: readonly HeadedUnit[];
  readonly assesses: boolean;
  readonly leads: readonly {
    readonly squadId: string;
    readonly since: string;
    readonly until: string;
  }[];
  readonly grants: readonly GrantedRole[];
}

/** A seat that decides: the acting head of a unit, or one named person. */
export interface Seat {
  readonly unitId: string | null;
  readonly employeeId: string | null;
}

/**
 * How the actor fills a seat today, or null. A named person stands before the unit's head.
 * `delegation` tells that it is as Plt or Plh.
 */
export function fillsSeat(actor: Actor, seat: Seat): HeadedUnit | 'self' | null {
  if (seat.employeeId !== null) return seat.employeeId === actor.employeeId ? 'self' : null;
  return actor.headOf.find((unit) => unit.unitId === seat.unitId) ?? null;
}

export const isHeadOf = (actor: Actor, unitId: string): boolean =>
  actor.headOf.some((unit) => unit.unitId === unitId);

export const hasGrant = (actor: Pick<Actor, 'grants'>, ...roles: GrantedRole['role'][]): boolean =>
  actor.grants.some((grant) => roles.includes(grant.role));

/** Ids of the units whose seats the actor fills, for `= any($n)`. */
export const headedUnitIds = (actor: Actor): string[] => actor.headOf.map((unit) => unit.unitId);

/** The capacity as stored with a decision: `unit_head`, `unit_head:plh`, `employee` … */
export function viaText(role: CapacityRole, seat: HeadedUnit | 'self' | null = null): string {
  return seat !== null && seat !== 'self' && seat.delegationKind
    ? `${role}:${seat.delegationKind}`
    : role;
}

/** `plt` or `plh` where such a capacity was an acting one. */
export const actingIn = (via: string): DelegationKind | null =>
  DELEGATION_KINDS.find((kind) => via.endsWith(`:${kind}`)) ?? null;

import { Injectable } from '@nestjs/common';
import type { Actor, GrantedRole, HeadedUnit, HeldPost } from '../../kernel/actor.js';
import { Clock } from '../clock/clock.js';
import { acrossAgencies, withinAgency } from '../database/agency-scope.js';
import { Database } from '../database/database.js';
import { DEFAULT_TIME_ZONE } from '../../kernel/time-zone.js';
import type { PasswordState } from './password-state.js';
import { settingSql } from '../database/settings.js';

interface ActorRow {
  accountId: string;
  username: string;
  tokenEpoch: number;
  passwordState: PasswordState;
  secondFactorFor: string[];
  hasSecondFactor: boolean;
  name: string | null;
  personId: string | null;
  employeeId: string | null;
  agencyId: string;
  /** null for an account without a person */
  access: 'full' | 'former' | null;
  timeZone: string;
  today: string;
  post: HeldPost | null;
  headOf: HeadedUnit[];
  assesses: boolean;
  leads: { squadId: string; since: string; until: string }[];
  grants: GrantedRole[];
}

/** Used until the installer has made the first agency. */
export const NO_AGENCY = '00000000-0000-0000-0000-000000000000';

/** One statement: capacities from positions, delegations, squads and grants, as of today in the agency's zone. */
const ACTOR_SQL = `
  with me as (
    select a.id, a.username, a.token_epoch, a.password_state, a.has_second_factor, a.person_id, a.is_installer, a.created_at::date as created_on, s.employee_id, s.access,
           case when s.access = 'full' and d.is_present then
             jsonb_build_object('kind', d.kind, 'positionKind', d.position_kind, 'isHead', d.is_head) end as post,
           coalesce(d.display_name, p.name) as name, coalesce(ag.id, '${NO_AGENCY}') as agency_id,
           ${settingSql('secondFactorFor', 'ag')} as second_factor_for,
           coalesce(ag.time_zone, '${DEFAULT_TIME_ZONE}') as time_zone,
           t.today
      from account a
      left join person p on p.id = a.person_id
      left join agency ag on ag.id = a.agency_id
      cross join lateral (
        select ($2::timestamptz at time zone coalesce(ag.time_zone, '${DEFAULT_TIME_ZONE}'))::date as today) t
      left join lateral standing(a.person_id, ag.id, t.today) s on true
      left join known_employee d on d.employee_id = s.employee_id
     where a.id = $1 and (ag.id is not null or a.is_installer) and (a.person_id is null or s.access is not null)
       and not exists (select 1 from refresh_token t where t.family_id = $3 and t.revoked_at is not null)
     limit 1
  ), heads as (
    select h.unit_id, u.name, u.kind, u.is_organizational, h.via, h.delegation_kind, h.since, h.until
      from me, lateral headed_units(me.agency_id, me.employee_id, me.today) h join unit u on u.id = h.unit_id
     where me.access = 'full'
  ), mine as (
    -- as whom the capacities of today are looked for: nobody's who has left
    select case when access = 'full' then employee_id end as employee_id from me
  )
  select me.id as "accountId", me.username, me.token_epoch as "tokenEpoch", me.password_state as "passwordState",
         me.second_factor_for as "secondFactorFor", me.has_second_factor as "hasSecondFactor",
         me.name, me.person_id as "personId", me.employee_id as "employeeId", me.access, me.agency_id as "agencyId",
         me.time_zone as "timeZone", me.today::text as today, me.post,
         coalesce((select jsonb_agg(jsonb_build_object('unitId', h.unit_id, 'unitName', h.name, 'unitKind', h.kind,
             'isOrganizational', h.is_organizational, 'via', h.via, 'delegationKind', h.delegation_kind,
             'since', h.since, 'until', h.until) order by h.via desc, h.name) from heads h), '[]') as "headOf",
         exists (select 1 from employee_directory e where e.assessor_employee_id = mine.employee_id)
           or exists (select 1 from employee_directory e where e.assessor_employee_id is null
                         and e.assessor_unit_id in (select unit_id from heads)) as assesses,
         coalesce((select jsonb_agg(jsonb_build_object('squadId', s.id, 'since', s.starts_on, 'until', s.ends_on) order by s.id)
             from squad s where s.leader_employee_id = mine.employee_id and s.status not in ('closed', 'disbanded')), '[]') as leads,
         coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'since', g.starts_on, 'until', g.ends_on) order by g.role)
             from (select role, starts_on, ends_on from role_grant where account_id = me.id and agency_id = me.agency_id and ended_at is null
                      and me.access is distinct from 'former' and starts_on <= me.today and (ends_on is null or ends_on >= me.today)
                   union all select 'agency_admin', me.created_on, null where me.is_installer) g), '[]') as grants
    from me, mine`;

export interface SignedInActor {
  actor: Actor;
  tokenEpoch: number;
  mustChangePassword: boolean;
  /** No longer serves, and may only read what is their own (`ForFormer`). */
  isFormer: boolean;
  /** The agency demands a second factor of a capacity of this person, and none is set up. */
  mustSetUpSecondFactor: boolean;
  /** Of the token that was shown. */
  sessionId?: string;
  /** When that token was made, in seconds. */
  issuedAt?: number;
}

/** More accounts than one process serves in a day; beyond that the oldest are looked up again. */
const REMEMBERED = 100_000;

@Injectable()
export class ActorService {
  /** The agency of each account, so that the next request starts behind the wall at once. */
  private readonly agencies = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Null for an account that does not exist or belongs to no agency, for a session that was ended, and from the day on which
   * the person no longer serves: by the dates of the employment, whatever any job has done.
   */
  async load(accountId: string, sessionId?: string): Promise<SignedInActor | null> {
    const asked = [accountId, this.clock.now(), sessionId ?? null];
    const row =
      (await this.whereLastFound(accountId, asked)) ?? (await this.anywhere(accountId, asked));
    if (!row) return null;
    const { tokenEpoch, passwordState, name, access, secondFactorFor, hasSecondFactor, ...rest } =
      row;
    const isFormer = access === 'former';
    return {
      actor: {
        ...rest,
        name: name ?? 'Admin instansi',
        ...(isFormer ? { isFormer: true as const } : {}),
      },
      isFormer,
      tokenEpoch,
      mustChangePassword: passwordState === 'initial',
      mustSetUpSecondFactor: !hasSecondFactor && secondFactorFor.some((role) => actsAs(rest, role)),
    };
  }

  /** Null when the account is not known yet, or may have moved on to another agency. */
  private async whereLastFound(
    accountId: string,
    asked: readonly unknown[],
  ): Promise<ActorRow | null> {
    const agencyId = this.agencies.get(accountId);
    if (agencyId === undefined) return null;
    const row = await withinAgency(agencyId, () => this.find(asked));
    return row?.agencyId === agencyId ? row : null;
  }

  private async anywhere(accountId: string, asked: readonly unknown[]): Promise<ActorRow | null> {
    const row = await acrossAgencies('signing in', () => this.find(asked));
    this.agencies.delete(accountId);
    if (row) this.agencies.set(accountId, row.agencyId);
    if (this.agencies.size > REMEMBERED)
      this.agencies.delete(this.agencies.keys().next().value ?? '');
    return row;
  }

  private find(asked: readonly unknown[]): Promise<ActorRow | null> {
    return this.database.one<ActorRow>(ACTOR_SQL, asked);
  }
}

/** Whether the person is one of those of whom the agency may demand a second factor. */
function actsAs(
  { headOf, assesses, grants }: Pick<ActorRow, 'headOf' | 'assesses' | 'grants'>,
  role: string,
): boolean {
  if (role === 'unit_head') return headOf.length > 0;
  if (role === 'assessor') return assesses;
  return grants.some((grant) => grant.role === role);
}

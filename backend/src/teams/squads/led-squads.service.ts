import { Injectable } from '@nestjs/common';
import { groupBy } from '../../platform/collections.js';
import type { Actor } from '../../kernel/actor.js';
import type { Sql } from '../../platform/database/sql.js';
import { AssignmentTie } from './assignment-tie.js';
import { type SeatClaim, seatsOf } from './domain/capacity.js';
import type { SquadStatus } from './domain/lifecycle.js';

/** A squad that the actor leads, with what is still open in it. */
export interface LedSquad {
  id: string;
  name: string;
  status: SquadStatus;
  endsOn: string;
  members: number;
  /** Seats that nobody holds and nobody is being asked for. */
  openSeats: number;
  /** Assignments under way: asked, not yet received. */
  underWay: number;
}

type LedRow = Pick<LedSquad, 'id' | 'name' | 'status' | 'endsOn' | 'members'> & {
  roles: { id: string; count: number }[];
  claims: (SeatClaim & { roleId: string })[];
};

const ledSql = (live: string): string => `
  select s.id, s.name, s.status, s.ends_on::text as "endsOn",
         (select count(*)::int from squad_member m where m.squad_id = s.id and $3::date between m.starts_on and m.ends_on) as members,
         (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'count', r.count)), '[]') from squad_role r
           where r.squad_id = s.id) as roles,
         (select coalesce(jsonb_agg(jsonb_build_object('roleId', a.role_id, 'status', a.status, 'origin', a.origin)), '[]')
            from ${live} a where a.squad_id = s.id and not a.is_leaving) as claims
    from squad s
   where s.agency_id = $1 and s.id = any($2::uuid[]) and s.status not in ('closed', 'disbanded')
   order by s.ends_on, s.id limit $4`;

@Injectable()
export class LedSquads {
  constructor(private readonly assignments: AssignmentTie) {}

  /** Squads of the leader, ending soonest first; one statement. */
  async of(sql: Sql, actor: Actor, limit: number): Promise<LedSquad[]> {
    if (actor.leads.length === 0) return [];
    const rows = await sql.query<LedRow>(ledSql(this.assignments.live), [
      actor.agencyId,
      actor.leads.map(({ squadId }) => squadId),
      actor.today,
      limit,
    ]);
    return rows.map(({ roles, claims, ...squad }) => {
      const byRole = groupBy(claims, (claim) => claim.roleId);
      return {
        ...squad,
        openSeats: roles.reduce(
          (sum, role) => sum + seatsOf(role.count, byRole.get(role.id) ?? []).open,
          0,
        ),
        underWay: claims.filter(({ status }) => status !== 'active').length,
      };
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { Database } from '../../platform/database/database.js';
import type { OpenRoleDto, OpenRolePageDto, OpenRoleQuery } from './squad.dto.js';
import { AssignmentTie } from './assignment-tie.js';
import { normaliseSkill } from './domain/skills.js';

/**
 * Seats that may still be asked for: volunteers compete until a seat is filled, appointments under way hold theirs.
 * $1 agency, $2 me, $3 today; `live` of the tie to assignments.
 */
const openRolesSql = (live: string): string => `
  select * from (
    select s.id as "squadId", s.name as "squadName", r.id as "roleId", r.title, o.name as "ownerUnitName", g.statement as "goalStatement",
           r.skills, r.share_percent::text as "sharePercent", s.starts_on::text as "startsOn", s.ends_on::text as "endsOn",
           r.count - (select count(*)::int from ${live} a where a.role_id = r.id
                        and not a.is_leaving and (a.status in ('issued', 'active') or (a.status = 'pending' and a.origin = 'appointment'))) as "seatsLeft",
           array(select skill from unnest(r.skills) skill where skill = any(coalesce(me.skills, '{}'))) as "matchedSkills",
           coalesce(me.organizational_unit_id = s.owner_unit_id, false) as "isOwnUnit",
           exists (select 1 from ${live} a where a.squad_id = s.id and a.employee_id = $2) as "isTaken"
      from squad s
      join squad_role r on r.squad_id = s.id
      join unit o on o.id = s.owner_unit_id
      join goal g on g.id = s.goal_id
      left join employee_directory me on me.employee_id = $2
     where s.agency_id = $1 and s.status in ('recruiting', 'active') and s.ends_on >= $3::date and not r.is_leader
       and ($4::text is null or fold(s.name || ' ' || r.title || ' ' || g.statement) like '%' || fold($4) || '%')
       and ($5::text is null or $5 = any(r.skills))
       and ($6::uuid is null or r.id < $6)
  ) open_role
  where "seatsLeft" > 0
  order by "roleId" desc
  limit $7`;

@Injectable()
export class OpenRolesService {
  constructor(
    private readonly database: Database,
    private readonly assignments: AssignmentTie,
  ) {}

  async list(actor: Actor, query: OpenRoleQuery): Promise<OpenRolePageDto> {
    const [before] = decodeCursor(query.cursor, ['id']) ?? [null];
    const rows = await this.database.query<Omit<OpenRoleDto, 'allowedActions'>>(
      openRolesSql(this.assignments.live),
      [
        actor.agencyId,
        actor.employeeId,
        actor.today,
        query.q?.replaceAll(/[\\%_]/g, '\\$&') || null,
        query.skill ? normaliseSkill(query.skill) : null,
        before,
        query.limit + 1,
      ],
    );
    const volunteers = this.assignments.mayVolunteer(actor);
    return toPage(
      rows.map((row) => ({
        ...row,
        allowedActions: volunteers && !row.isTaken ? ['volunteer'] : [],
      })),
      query.limit,
      (row) => [row.roleId],
    );
  }
}

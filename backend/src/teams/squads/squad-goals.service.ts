import { Injectable } from '@nestjs/common';
import { type Actor, headedUnitIds } from '../../kernel/actor.js';
import { Database } from '../../platform/database/database.js';
import type { SquadGoalChoiceDto, SquadGoalChoicesDto } from './squad.dto.js';

/**
 * Goals whose unit lies below one that the actor heads: what `mayPrepareSquad` allows, in one statement. An agency-wide
 * goal belongs to the Setda (R402). $1 agency, $2 units headed, $3 year.
 */
const CHOICES_SQL = `
  select g.id as "goalId", g.code, g.level, g.statement, u.name as "unitName", o.id as "ownerUnitId", o.name as "ownerUnitName",
         (select count(*)::int from squad s where s.goal_id = g.id and s.status not in ('closed', 'disbanded')) as "squadCount"
    from goal g
    join unit u on u.id = g.pengampu_unit_id
    join unit o on o.id = coalesce(u.organizational_unit_id,
      (select setda.id from unit setda where setda.agency_id = $1 and setda.kind = 'SEKRETARIAT_DAERAH' limit 1))
   where g.agency_id = $1 and g.year = $3 and g.archived_at is null
     and (u.path && $2::uuid[] or o.id = any($2::uuid[]))
   order by cardinality(u.path), u.name, g.code
   limit 500`;

@Injectable()
export class SquadGoalsService {
  constructor(private readonly database: Database) {}

  async choices(actor: Actor): Promise<SquadGoalChoicesDto> {
    const units = headedUnitIds(actor);
    const items =
      units.length === 0
        ? []
        : await this.database.query<SquadGoalChoiceDto>(CHOICES_SQL, [
            actor.agencyId,
            units,
            Number(actor.today.slice(0, 4)),
          ]);
    return { items };
  }
}

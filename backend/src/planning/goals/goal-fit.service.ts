import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/sql.js';
import { GoalLinks } from './goal-links.js';

/** Why somebody fits a goal: by their unit's goals or by their own RHK. */
export interface GoalFit {
  readonly by: 'unit' | 'rhk';
  /** The goal itself, one above it, or one right below it. */
  readonly relation: 'same' | 'above' | 'below';
  readonly statement: string;
}

interface FamilyRow {
  id: string;
  statement: string;
  relation: GoalFit['relation'];
}

/** The goal, those above it and those right below it. */
const FAMILY = `
  with recursive up as (
    select id, parent_id, statement, pengampu_unit_id, 0 as far from goal where agency_id = $1 and id = $2 and archived_at is null
    union all
    select g.id, g.parent_id, g.statement, g.pengampu_unit_id, up.far + 1 from goal g join up on g.id = up.parent_id where up.far < 20
  ), family as (
    select id, statement, pengampu_unit_id, case far when 0 then 'same' else 'above' end as relation, far from up
    union all
    select id, statement, pengampu_unit_id, 'below', 1 from goal where agency_id = $1 and parent_id = $2 and archived_at is null
  )`;

const FAMILY_SQL = `${FAMILY} select id, statement, relation from family order by far, relation`;

/** People whose unit, or a unit above it in their unit organisasi, is pengampu of one of them; the nearest goal first. */
const BY_UNIT_SQL = `${FAMILY}
  select distinct on (d.employee_id) d.employee_id as "employeeId", f.relation, f.statement
    from employee_directory d join unit u on u.id = d.unit_id
    join unit p on p.id = any(u.path) and p.organizational_unit_id = d.organizational_unit_id
    join family f on f.pengampu_unit_id = p.id
   where d.agency_id = $1 and d.employee_id = any($3::uuid[])
   order by d.employee_id, f.far, f.relation, f.id`;

/** How people fit the goal of a squad; three statements, however many people. */
@Injectable()
export class GoalFitService {
  constructor(private readonly links: GoalLinks) {}

  async of(
    sql: Sql,
    agencyId: string,
    goalId: string,
    employeeIds: readonly string[],
  ): Promise<Map<string, GoalFit>> {
    if (employeeIds.length === 0) return new Map();
    const [family, byUnit] = await Promise.all([
      sql.query<FamilyRow>(FAMILY_SQL, [agencyId, goalId]),
      sql.query<Omit<GoalFit, 'by'> & { employeeId: string }>(BY_UNIT_SQL, [
        agencyId,
        goalId,
        employeeIds,
      ]),
    ]);
    const served = await this.links.servedBy(
      sql,
      agencyId,
      family.map(({ id }) => id),
      employeeIds,
    );
    const found = new Map<string, GoalFit>(
      byUnit.map(({ employeeId, relation, statement }) => [
        employeeId,
        { by: 'unit', relation, statement },
      ]),
    );
    // A person's own RHK says more than the unit's goals, unless it is farther away.
    for (const { id, relation, statement } of family.toReversed()) {
      for (const { employeeId } of served.filter(({ goalId: each }) => each === id)) {
        const before = found.get(employeeId);
        if (before?.by === 'unit' && before.relation === 'same' && relation !== 'same') continue;
        found.set(employeeId, { by: 'rhk', relation, statement });
      }
    }
    return found;
  }
}

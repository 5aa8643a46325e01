import type { Cascading, Direction, GoalLevel } from './domain/goal.js';

/** One indicator as it leaves the database. */
export interface IndicatorRow {
  id: string;
  code: string;
  text: string;
  unit: string;
  target: string | null;
  targetWords: string | null;
  direction: Direction;
  formula: string | null;
}

export interface GoalRow {
  id: string;
  parentId: string | null;
  year: number;
  code: string;
  level: GoalLevel;
  cascading: Cascading | null;
  statement: string;
  version: number;
  pengampuUnitId: string | null;
  pengampuUnitName: string | null;
  pengampuSquadId: string | null;
  pengampuEmployeeId: string | null;
  pengampuEmployeeName: string | null;
  indicators: IndicatorRow[];
}

const COLUMNS = `
  g.id, g.parent_id as "parentId", g.year, g.code, g.level, g.cascading, g.statement, g.version,
  g.pengampu_unit_id as "pengampuUnitId", coalesce(v.name, u.name) as "pengampuUnitName", g.pengampu_squad_id as "pengampuSquadId",
  g.pengampu_employee_id as "pengampuEmployeeId", d.display_name as "pengampuEmployeeName",
  coalesce(i.list, '[]') as indicators`;

const indicatorsOf = (condition: string): string => `
  select i.goal_id, jsonb_agg(jsonb_build_object('id', i.id, 'code', i.code, 'text', i.text, 'unit', i.unit,
           'target', i.target::text, 'targetWords', i.target_words, 'direction', i.direction, 'formula', i.formula) order by i.sort, i.code) as list
    from goal_indicator i where ${condition} and i.archived_at is null group by i.goal_id`;

/** The unit is called as at the end of the goal's year: by a version that has ended, or as it is now. */
const JOINS = `
  left join unit u on u.id = g.pengampu_unit_id
  left join unit_version v on v.unit_id = u.id and make_date(g.year, 12, 31) between v.starts_on and v.ends_on
  left join known_employee d on d.employee_id = g.pengampu_employee_id`;

/** The whole tree of a year, parents before children where sort and code say so. */
export const TREE_SQL = `
  select ${COLUMNS}
    from goal g ${JOINS}
    left join (${indicatorsOf('i.goal_id in (select id from goal where agency_id = $1 and year = $2)')}) i on i.goal_id = g.id
   where g.agency_id = $1 and g.year = $2 and g.archived_at is null
   order by g.sort, g.code`;

/** Differs whenever anything that shows in a tree of the agency or counts for it has changed. */
export const STATE_SQL = `
  select coalesce(sum(amount), 0)::text as state from goal_tree_change where agency_id = $1`;

/** Rows that arrive while this runs stay as they are; a reader meanwhile sees either the rows or their sum. */
export const FOLD_CHANGES_SQL = `
  with gone as (delete from goal_tree_change returning agency_id, amount)
  insert into goal_tree_change (agency_id, amount) select agency_id, sum(amount) from gone group by agency_id`;

export const GOAL_SQL = `
  select ${COLUMNS}
    from goal g ${JOINS}
    left join (${indicatorsOf('i.goal_id = any($2::uuid[])')}) i on i.goal_id = g.id
   where g.agency_id = $1 and g.id = any($2::uuid[]) and g.archived_at is null
   order by g.sort, g.code`;

/** The way up from each goal of `$2`; `depth` 0 is the goal itself. */
export const CHAINS_SQL = `
  with recursive up as (
    select g.id as start_id, g.id, g.parent_id, g.level, g.statement, g.pengampu_unit_id, 0 as depth
      from goal g where g.agency_id = $1 and g.id = any($2::uuid[])
    union all
    select up.start_id, g.id, g.parent_id, g.level, g.statement, g.pengampu_unit_id, up.depth + 1
      from up join goal g on g.id = up.parent_id and g.agency_id = $1
     where up.depth < 50
  )
  select up.start_id as "startId", up.id, up.level, up.statement, u.name as "unitName"
    from up left join unit u on u.id = up.pengampu_unit_id
   order by up.start_id, up.depth desc`;

export const SUBTREE_SQL = `
  with recursive down as (
    select id, 0 as depth from goal where agency_id = $1 and id = any($2::uuid[]) and archived_at is null
    union all
    select g.id, down.depth + 1 from goal g join down on g.parent_id = down.id
     where g.agency_id = $1 and g.archived_at is null and down.depth < 50
  )
  select distinct id from down`;

/** Goals whose pengampu is one of these units. */
export const GOALS_OF_UNITS_SQL = `
  select ${COLUMNS}
    from goal g ${JOINS}
    left join (${indicatorsOf(`i.goal_id in (select id from goal
      where agency_id = $1 and year = $2 and pengampu_unit_id = any($3::uuid[]))`)}) i on i.goal_id = g.id
   where g.agency_id = $1 and g.year = $2 and g.pengampu_unit_id = any($3::uuid[]) and g.archived_at is null
   order by g.sort, g.code`;

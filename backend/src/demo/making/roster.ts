import type { Sql } from '../../platform/database/sql.js';

export interface DemoPerson {
  employeeId: string;
  accountId: string;
  username: string;
  name: string;
  positionName: string;
  positionKind: string;
  unitId: string;
  unitCode: string;
  unitName: string;
  orgUnitId: string | null;
  orgUnitCode: string | null;
  isHead: boolean;
  skills: string[];
  holdingId: string;
  holdingStartsOn: string;
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
}

export interface DemoUnit {
  id: string;
  code: string;
  name: string;
  kind: string;
  parentId: string | null;
  orgUnitId: string | null;
}

export interface DemoGoal {
  id: string;
  code: string;
  level: string;
  statement: string;
  unitId: string | null;
  indicators: { text: string; unit: string; target: string | null }[];
}

const PEOPLE_SQL = `
  select d.employee_id as "employeeId", a.id as "accountId", a.username, d.display_name as name, d.position_name as "positionName",
         d.position_kind as "positionKind", d.unit_id as "unitId", u.code as "unitCode", u.name as "unitName",
         d.organizational_unit_id as "orgUnitId", o.code as "orgUnitCode", d.is_head as "isHead", d.skills,
         d.holding_id as "holdingId", h.starts_on::text as "holdingStartsOn",
         d.assessor_unit_id as "assessorUnitId", d.assessor_employee_id as "assessorEmployeeId"
    from employee_directory d
    join account a on a.person_id = d.person_id
    join unit u on u.id = d.unit_id
    join position_holding h on h.id = d.holding_id
    left join unit o on o.id = d.organizational_unit_id
   where d.agency_id = $1 order by u.sort, u.code, a.username`;

const UNITS_SQL = `
  select id, code, name, kind, parent_id as "parentId", organizational_unit_id as "orgUnitId"
    from unit where agency_id = $1 order by code`;

const GOALS_SQL = `
  select g.id, g.code, g.level, g.statement, g.pengampu_unit_id as "unitId",
         coalesce((select jsonb_agg(jsonb_build_object('text', i.text, 'unit', i.unit, 'target', trim_scale(i.target)::text) order by i.sort, i.code)
                     from goal_indicator i where i.goal_id = g.id), '[]') as indicators
    from goal g where g.agency_id = $1 and g.year = $2 order by g.code`;

/** Everyone and everything that was imported, as the makers of the demo need it. */
export class Roster {
  private readonly byUnit = new Map<string, DemoPerson[]>();
  private readonly byId: ReadonlyMap<string, DemoPerson>;
  private readonly heads: ReadonlyMap<string, DemoPerson>;
  private readonly unitsById: ReadonlyMap<string, DemoUnit>;
  private readonly unitsByCode: ReadonlyMap<string, DemoUnit>;

  private constructor(
    readonly people: readonly DemoPerson[],
    readonly units: readonly DemoUnit[],
    readonly goals: readonly DemoGoal[],
  ) {
    this.byId = new Map(people.map((person) => [person.employeeId, person]));
    this.heads = new Map(people.filter(({ isHead }) => isHead).map((head) => [head.unitId, head]));
    this.unitsById = new Map(units.map((unit) => [unit.id, unit]));
    this.unitsByCode = new Map(units.map((unit) => [unit.code, unit]));
    for (const person of people) {
      this.byUnit.set(person.unitId, [...(this.byUnit.get(person.unitId) ?? []), person]);
    }
  }

  static async read(sql: Sql, agencyId: string, year: number): Promise<Roster> {
    return new Roster(
      await sql.query<DemoPerson>(PEOPLE_SQL, [agencyId]),
      await sql.query<DemoUnit>(UNITS_SQL, [agencyId]),
      await sql.query<DemoGoal>(GOALS_SQL, [agencyId, year]),
    );
  }

  unit(code: string): DemoUnit {
    const unit = this.unitsByCode.get(code);
    if (!unit) throw new Error(`the demo agency has no unit ${code}`);
    return unit;
  }

  unitById(id: string): DemoUnit {
    const unit = this.unitsById.get(id);
    if (!unit) throw new Error(`no unit ${id}`);
    return unit;
  }

  person(employeeId: string): DemoPerson {
    const person = this.byId.get(employeeId);
    if (!person) throw new Error(`no employee ${employeeId}`);
    return person;
  }

  headOf(unitId: string): DemoPerson {
    const head = this.heads.get(unitId);
    if (!head) throw new Error(`unit ${this.unitById(unitId).code} has no head`);
    return head;
  }

  /** The assessor, or null for the regional head and people for whom none was found. */
  assessorOf(person: DemoPerson): DemoPerson | null {
    if (person.assessorEmployeeId) return this.byId.get(person.assessorEmployeeId) ?? null;
    return (person.assessorUnitId && this.heads.get(person.assessorUnitId)) || null;
  }

  inUnit(unitId: string): readonly DemoPerson[] {
    return this.byUnit.get(unitId) ?? [];
  }

  inOrgUnit(orgUnitId: string): DemoPerson[] {
    return this.people.filter((person) => person.orgUnitId === orgUnitId);
  }

  /** Only JF and pelaksana serve in squads (R113). */
  assignable(): DemoPerson[] {
    return this.people.filter(
      ({ positionKind, orgUnitId, assessorUnitId, assessorEmployeeId }) =>
        (positionKind === 'FUNGSIONAL' || positionKind === 'PELAKSANA') &&
        orgUnitId !== null &&
        (assessorUnitId ?? assessorEmployeeId) !== null,
    );
  }

  /** The goals that a unit answers for; where it has none, those of the unit above. */
  goalsOf(unitId: string): DemoGoal[] {
    const own = this.goals.filter((goal) => goal.unitId === unitId);
    const { parentId } = this.unitById(unitId);
    return own.length > 0 || parentId === null ? own : this.goalsOf(parentId);
  }
}

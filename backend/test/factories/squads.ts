import type { TestApp } from '../app.js';
import { newId } from '../../src/platform/database/ids.js';
import { goal, type TestGoal } from './goals.js';
import type { SmallAgency, TestEmployee, TestUnit } from './organization.js';

export interface TestSquad {
  id: string;
  goal: TestGoal;
  /** Role "Analis data", two seats, 40 %. */
  roleId: string;
  ownerUnit: TestUnit;
}

export interface SquadOptions {
  status?: 'draft' | 'recruiting' | 'active' | 'assessing' | 'closed' | 'disbanded';
  /** Pengampu of the goal; the owner is Dinas A unless said otherwise. */
  goalUnit?: TestUnit;
  ownerUnit?: TestUnit;
  leader?: TestEmployee | null;
  count?: number;
  leaderValidates?: boolean;
  startsOn?: string;
  endsOn?: string;
}

/** A squad of Dinas A for a goal of Bidang A1, recruiting from 1 July to 31 December 2026, without a leader. */
export async function squad(
  test: TestApp,
  agency: SmallAgency,
  options: SquadOptions = {},
): Promise<TestSquad> {
  const { agencyId } = agency.factory;
  const ownerUnit = options.ownerUnit ?? agency.units.dinasA;
  const served = await goal(test, agencyId, {
    unit: options.goalUnit ?? (options.ownerUnit ? ownerUnit : agency.units.bidangA1),
  });
  const id = newId();
  const roleId = newId();
  await test.database.query(
    `insert into squad (id, agency_id, goal_id, owner_unit_id, name, leader_employee_id, status, starts_on, ends_on, leader_validates)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      agencyId,
      served.id,
      ownerUnit.id,
      `Tim Kerja ${id.slice(-6)}`,
      options.leader?.employeeId ?? null,
      options.status ?? 'recruiting',
      options.startsOn ?? '2026-07-01',
      options.endsOn ?? '2026-12-31',
      options.leaderValidates ?? false,
    ],
  );
  await test.database.query(
    `insert into squad_role (id, agency_id, squad_id, title, count, skills, share_percent) values ($1, $2, $3, 'Analis data', $4, '{analisis data,basis data}', 40)`,
    [roleId, agencyId, id, options.count ?? 2],
  );
  return { id, goal: served, roleId, ownerUnit };
}

/** A running membership with the assignment it rests on. */
export async function membership(
  test: TestApp,
  agency: SmallAgency,
  of: TestSquad,
  employee: TestEmployee,
  options: { startsOn?: string; endsOn?: string; share?: string } = {},
): Promise<{ assignmentId: string }> {
  const { agencyId } = agency.factory;
  const assignmentId = newId();
  const [home] = await test.database.query<{ id: string }>(
    'select organizational_unit_id as id from unit where id = $1',
    [employee.unitId],
  );
  const startsOn = options.startsOn ?? '2026-07-01';
  const endsOn = options.endsOn ?? '2026-12-31';
  await test.database.query(
    `insert into assignment (id, agency_id, squad_id, role_id, employee_id, origin, started_as, started_by_employee_id, route, status,
        owner_unit_id, home_unit_id, starts_on, ends_on, share_percent)
     values ($1, $2, $3, $4, $5, 'appointment', 'unit_head', $6, $7, 'active', $8, $9, $10, $11, $12)`,
    [
      assignmentId,
      agencyId,
      of.id,
      of.roleId,
      employee.employeeId,
      agency.headOfDinasA.employeeId,
      home?.id === of.ownerUnit.id ? 'within_unit' : 'cross_unit',
      of.ownerUnit.id,
      home?.id ?? of.ownerUnit.id,
      startsOn,
      endsOn,
      options.share ?? '40',
    ],
  );
  await test.database.query(
    `insert into squad_member (id, agency_id, squad_id, role_id, employee_id, assignment_id, share_percent, starts_on, ends_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(),
      agencyId,
      of.id,
      of.roleId,
      employee.employeeId,
      assignmentId,
      options.share ?? '40',
      startsOn,
      endsOn,
    ],
  );
  return { assignmentId };
}

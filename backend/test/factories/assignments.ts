import { newId } from '../../src/platform/database/ids.js';
import type { Answer, TestApp } from '../app.js';
import type { SmallAgency, TestEmployee, TestUnit } from './organization.js';

export interface TestSquad {
  id: string;
  goalId: string;
  /** The ordinary role and the leader's. */
  roleId: string;
  leaderRoleId: string;
  leader: TestEmployee;
}

export interface SquadOptions {
  owner?: TestUnit;
  leader?: TestEmployee;
  count?: number;
  status?: string;
  startsOn?: string;
  endsOn?: string;
  skills?: string[];
  sharePercent?: string;
}

let codes = 0;

/** A squad of Dinas A, recruiting, with a leader from Bidang A1, put down as rows. */
export async function squadFor(
  test: TestApp,
  agency: SmallAgency,
  options: SquadOptions = {},
): Promise<TestSquad> {
  const { database } = test;
  const { agencyId } = agency.factory;
  const owner = options.owner ?? agency.units.dinasA;
  const leader = options.leader ?? agency.staffA1b;
  const ids = { id: newId(), goalId: newId(), roleId: newId(), leaderRoleId: newId() };
  codes += 1;
  await database.query(
    `insert into goal (id, agency_id, year, code, level, statement, pengampu_unit_id)
     values ($1, $2, 2026, $3, 'OPERASIONAL', $4, $5)`,
    [ids.goalId, agencyId, `T${codes}`, `Sasaran ${codes} tercapai`, owner.id],
  );
  await database.query(
    `insert into squad (id, agency_id, goal_id, owner_unit_id, name, leader_employee_id, status, starts_on, ends_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ids.id,
      agencyId,
      ids.goalId,
      owner.id,
      `Tim Kerja ${codes}`,
      leader.employeeId,
      options.status ?? 'recruiting',
      options.startsOn ?? '2026-11-01',
      options.endsOn ?? '2026-12-31',
    ],
  );
  const role = (id: string, title: string, count: number, isLeader: boolean) =>
    database.query(
      `insert into squad_role (id, agency_id, squad_id, title, count, skills, share_percent, is_leader)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        agencyId,
        ids.id,
        title,
        count,
        options.skills ?? [],
        options.sharePercent ?? '25',
        isLeader,
      ],
    );
  await role(ids.leaderRoleId, 'Ketua tim', 1, true);
  await role(ids.roleId, 'Analis data', options.count ?? 5, false);
  return { ...ids, leader };
}

export interface StartOptions {
  by?: TestEmployee;
  origin?: 'appointment' | 'volunteer';
  note?: string;
  roleId?: string;
}

/** Starts over HTTP, having read the letters that it brings: by the leader unless told otherwise. */
export async function startAssignment(
  squad: TestSquad,
  employee: TestEmployee,
  options: StartOptions = {},
): Promise<Answer> {
  const origin = options.origin ?? 'appointment';
  const by = options.by ?? (origin === 'volunteer' ? employee : squad.leader);
  return startsHavingRead(by, {
    squadId: squad.id,
    roleId: options.roleId ?? squad.roleId,
    employeeId: employee.employeeId,
    origin,
    ...(options.note ? { note: options.note } : {}),
  });
}

/** Reads what the start would sign, and starts. */
export async function startsHavingRead(
  by: Pick<TestEmployee, 'api'>,
  request: Readonly<Record<string, string>>,
): Promise<Answer> {
  const query = new URLSearchParams(request);
  const { body } = await by.api.get(`/assignments/start/letter-preview?${query}`);
  return by.api.post('/assignments', {
    ...request,
    ...(body.letterHash ? { letterHash: body.letterHash } : {}),
  });
}

export type AgencyWithDirectStaff = SmallAgency & { direct: TestEmployee; direct2: TestEmployee };

/** With two who work right under the head of Dinas A, who then is PjPK and Kepala Unit in one person. */
export async function withDirectStaff(agency: SmallAgency): Promise<AgencyWithDirectStaff> {
  const hired = () => agency.factory.employee(agency.units.dinasA, { positionKind: 'PELAKSANA' });
  const staff = { direct: await hired(), direct2: await hired() };
  await agency.factory.refresh();
  return { ...agency, ...staff };
}

/** What a decision sends so that it signs what was seen: the hash of the letters as they read now, if there are any. */
export async function seen(
  person: Pick<TestEmployee, 'api'>,
  id: string,
  note?: string,
  refusing = false,
): Promise<{ note?: string; letterHash?: string }> {
  const query = new URLSearchParams({
    ...(note === undefined ? {} : { note }),
    ...(refusing ? { refusing: 'true' } : {}),
  });
  const { body } = await person.api.get(`/assignments/${id}/letter-preview?${query}`);
  return {
    ...(note === undefined ? {} : { note }),
    ...(body.letterHash ? { letterHash: body.letterHash } : {}),
  };
}

/** Reads the letters and decides. */
export const decides = async (
  person: TestEmployee,
  id: string,
  verb: string,
  note?: string,
): Promise<Answer> =>
  person.api.post(`/assignments/${id}/${verb}`, await seen(person, id, note, verb === 'reject'));

/** Everyone of the agency who can sit on a seat, by employee id. */
const everyone = (agency: SmallAgency): Map<string, TestEmployee> =>
  new Map(
    Object.values(agency)
      .filter(
        (value): value is TestEmployee =>
          typeof value === 'object' && value !== null && 'employeeId' in value,
      )
      .map((employee) => [employee.employeeId, employee]),
  );

/**
 * Takes step after step over HTTP, each by whom the answer names, until the wanted step has its
 * turn (or the chain is over). Answers the assignment as it then stands.
 */
export async function walkTo(
  agency: SmallAgency,
  started: Answer,
  wanted: string | null,
): Promise<Answer['body']> {
  const people = everyone(agency);
  let { body } = started;
  for (;;) {
    const step = body.steps.find((candidate: { status: string }) => candidate.status === 'pending');
    if (!step || step.action === wanted) return body;
    const holder = people.get(step.approver.employeeId);
    if (!holder) throw new Error(`nobody sits on step ${step.order} (${step.action})`);
    const answer = await holder.api.post(
      `/assignments/${body.id}/${step.action}`,
      step.letters.length > 0 ? await seen(holder, body.id) : {},
    );
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    body = answer.body;
  }
}

/** An assignment at the given step: `assignmentAt(…, 'issue')` waits for the letter. */
export async function assignmentAt(
  agency: SmallAgency,
  squad: TestSquad,
  employee: TestEmployee,
  step: string | null,
  options: StartOptions = {},
): Promise<Answer['body']> {
  const started = await startAssignment(squad, employee, options);
  if (started.status !== 201) throw new Error(JSON.stringify(started.body));
  return walkTo(agency, started, step);
}

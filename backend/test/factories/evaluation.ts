import { newId } from '../../src/platform/database/ids.js';
import type { Answer, TestApp } from '../app.js';
import { squadFor, type SquadOptions, type TestSquad } from './assignments.js';
import type { SmallAgency, TestEmployee } from './organization.js';
import { approvedSkp, type TestSkp } from './skp.js';

export interface TestMembership {
  startsOn?: string;
  endsOn?: string;
  sharePercent?: string;
}

export const ROUND = { startsOn: '2026-07-01', endsOn: '2026-10-31' };

/** A running squad of Dinas A from July to December 2026, led by the second person of Bidang A1. */
export const runningSquad = (
  test: TestApp,
  agency: SmallAgency,
  options: SquadOptions = {},
): Promise<TestSquad> =>
  squadFor(test, agency, {
    status: 'active',
    startsOn: '2026-07-01',
    endsOn: '2026-12-31',
    ...options,
  });

export async function joins(
  test: TestApp,
  squad: TestSquad,
  employee: TestEmployee,
  options: TestMembership = {},
): Promise<void> {
  await test.database.query(
    `insert into squad_member (id, agency_id, squad_id, role_id, employee_id, share_percent, starts_on, ends_on)
     select $1, s.agency_id, s.id, $2, $3, $4, $5, $6 from squad s where s.id = $7`,
    [
      newId(),
      squad.roleId,
      employee.employeeId,
      options.sharePercent ?? '25',
      options.startsOn ?? '2026-07-01',
      options.endsOn ?? '2026-12-31',
      squad.id,
    ],
  );
}

/** A rencana aksi of October to December for the squad, reported unless told otherwise. */
export async function reports(
  test: TestApp,
  squad: TestSquad,
  employee: TestEmployee,
  options: { open?: boolean; skp?: TestSkp; text?: string } = {},
): Promise<TestSkp> {
  const reported = options.open ? undefined : 'Sembilan dari dua belas dokumen selesai.';
  const text = options.text ?? 'Rancangan layanan terpadu';
  if (!options.skp) return approvedSkp(test, employee, { squadId: squad.id, text, reported });
  const rhkId = newId();
  const actionItemId = newId();
  const { database } = test;
  await database.query(
    'insert into rhk (id, agency_id, skp_id) select $1, agency_id, id from skp where id = $2',
    [rhkId, options.skp.skpId],
  );
  await database.query(
    `insert into rhk_snapshot (revision_id, rhk_id, agency_id, sort, kind, text, squad_id)
     select $1, id, agency_id, 1, 'utama', $2, $3 from rhk where id = $4`,
    [options.skp.revisionId, text, squad.id, rhkId],
  );
  await database.query(
    `insert into action_item (id, agency_id, employee_id, rhk_id, period, starts_on, ends_on, text, target, unit,
         report_text, realised, report_status, reported_at)
     select $1, agency_id, $2, id, '2026-Q4', '2026-10-01', '2026-12-31', $3, 3, 'dokumen', $4, 3, 'submitted', now()
       from rhk where id = $5`,
    [actionItemId, employee.employeeId, text, reported ?? '', rhkId],
  );
  return { ...options.skp, rhkId, actionItemId };
}

export const requestRound = (
  squad: TestSquad,
  dates: { startsOn: string; endsOn: string } = ROUND,
): Promise<Answer> => squad.leader.api.post(`/squads/${squad.id}/request-assessment`, dates);

/** Sheets of the squad that this person scores. */
export async function sheetsOf(scorer: TestEmployee, squad: TestSquad): Promise<Answer['body'][]> {
  const { body } = await scorer.api.get(`/assessments?squadId=${squad.id}&limit=100`);
  return body.items;
}

export type Aspects = readonly [substance: number, conformity: number, structure: number];

/** Fills every line of the sheet with the same figures. */
export async function fill(
  scorer: TestEmployee,
  sheetId: string,
  [substance, conformity, structure]: Aspects,
): Promise<Answer> {
  const { body } = await scorer.api.get(`/assessments/${sheetId}`);
  return scorer.api.put(`/assessments/${sheetId}`, {
    version: body.version,
    lines: body.lines.map((line: { id: string }) => ({
      id: line.id,
      substance,
      conformity,
      structure,
      note: 'Catatan penilai',
    })),
  });
}

/** Fills and sends the sheet of one member. */
export async function scores(
  scorer: TestEmployee,
  squad: TestSquad,
  member: TestEmployee,
  aspects: Aspects,
): Promise<Answer> {
  const sheets = await sheetsOf(scorer, squad);
  const sheet = sheets.find((one) => one.member.employeeId === member.employeeId);
  await fill(scorer, sheet.id, aspects);
  return scorer.api.post(`/assessments/${sheet.id}/submit`);
}

export interface TestRound {
  squad: TestSquad;
  skp: { staffA1: TestSkp; staffB1: TestSkp };
}

/** Asked for: one member of Bidang A1 at 25 % all the time, one of B1 at 50 % from August. */
export async function roundAsked(test: TestApp, agency: SmallAgency): Promise<TestRound> {
  const squad = await runningSquad(test, agency);
  await joins(test, squad, agency.staffA1);
  await joins(test, squad, agency.staffB1, { startsOn: '2026-08-01', sharePercent: '50' });
  const skp = {
    staffA1: await reports(test, squad, agency.staffA1),
    staffB1: await reports(test, squad, agency.staffB1),
  };
  const { status, body } = await requestRound(squad);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return { squad, skp };
}

/** All four sheets in: 83.50 for the first member, 78 for the second. */
export async function roundScored(test: TestApp, agency: SmallAgency): Promise<TestRound> {
  const round = await roundAsked(test, agency);
  await scores(agency.headOfDinasA, round.squad, agency.staffA1, [84, 79, 82]);
  await scores(agency.headOfA1, round.squad, agency.staffA1, [88, 85, 83]);
  await scores(agency.headOfDinasA, round.squad, agency.staffB1, [78, 78, 78]);
  await scores(agency.headOfB1, round.squad, agency.staffB1, [78, 78, 78]);
  return round;
}

import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallTree, smallTree } from '../../../test/factories/goals.js';
import { employeesCsv, sendImport } from '../../../test/factories/imports.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';
import { systemOf } from '../../workflow/events/audit.service.js';
import { SkpService } from './skp.service.js';

describe('an RHK of a squad that outlives an SKP', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let tree: SmallTree;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    tree = await smallTree(test, agency);
  });
  afterEach(() => test.close());

  /** A received letter: the membership runs until the end of March, over New Year. */
  async function runningAssignment(person: TestEmployee, endsOn = '2027-03-31'): Promise<string> {
    const { agencyId } = agency.factory;
    const [squadId, assignmentId] = [newId(), newId()];
    await test.database.query(
      `insert into squad (id, agency_id, goal_id, owner_unit_id, name, status, starts_on, ends_on)
       values ($1, $2, $3, $4, 'Tim Adminduk', 'active', '2026-10-01', '2027-06-30')`,
      [squadId, agencyId, tree.service.id, agency.units.dinasA.id],
    );
    await test.database.query(
      `insert into assignment (id, agency_id, squad_id, employee_id, origin, started_as, started_by_employee_id, route, status,
         owner_unit_id, home_unit_id, task, letter_draft, starts_on, ends_on, share_percent)
       values ($1, $2, $3, $4, 'appointment', 'unit_head', $5, 'within_unit', 'active', $6, $6, 'Bersihkan data', 'Data NIK ganda bersih', '2026-10-01', $7, 20)`,
      [
        assignmentId,
        agencyId,
        squadId,
        person.employeeId,
        agency.headOfDinasA.employeeId,
        agency.units.dinasA.id,
        endsOn,
      ],
    );
    return assignmentId;
  }
  const propose = (person: TestEmployee, assignmentId: string, until = '2027-03-31') =>
    test.database.transaction((tx) =>
      test.app.get(SkpService).proposeRhk(
        tx,
        {
          agencyId: agency.factory.agencyId,
          employeeId: person.employeeId,
          squadId: null,
          goalId: tree.service.id,
          ownerUnitId: agency.units.dinasA.id,
          assignmentId,
          text: 'Data NIK ganda bersih',
          kind: 'utama',
          until,
        },
        systemOf(agency.factory.agencyId),
      ),
    );
  const next = { format: 'B', from: '2027-01-01', until: '2027-12-31' };

  it('is proposed into the SKP of the next year when that is started, worded as agreed', async () => {
    const { staffA1 } = agency;
    const assignmentId = await runningAssignment(staffA1);
    const old = await propose(staffA1, assignmentId);
    await test.database.query('update rhk_snapshot set text = $2 where rhk_id = $1', [
      old,
      'Data NIK ganda bersih di 12 kecamatan',
    ]);
    const { body } = await staffA1.api.post('/skp', next);
    expect(body.rhk).toMatchObject([
      {
        text: 'Data NIK ganda bersih di 12 kecamatan',
        kind: 'utama',
        goalId: tree.service.id,
        context: { proposed: true, squadName: 'Tim Adminduk' },
      },
    ]);
    expect(body.rhk[0].id).not.toBe(old);
    expect(body.rhk[0].actionItems.map((item: { period: string }) => item.period)).toEqual([
      '2027-Q1',
      '2027-Q2',
      '2027-Q3',
      '2027-Q4',
    ]);
    // Once, also when the letter is counted as received a second time.
    await propose(staffA1, assignmentId);
    const again = await staffA1.api.get(`/skp/${body.id}`);
    expect(again.body.rhk).toHaveLength(1);
  });

  it('goes into both when the next SKP was there before the letter', async () => {
    const { staffA1 } = agency;
    const prepared = await staffA1.api.post('/skp', next);
    expect(prepared.body.rhk).toEqual([]);
    await propose(staffA1, await runningAssignment(staffA1));
    const { body } = await staffA1.api.get(`/skp/${prepared.body.id}`);
    expect(body.rhk).toMatchObject([
      { text: 'Data NIK ganda bersih', context: { proposed: true } },
    ]);
    const short = newId();
    await propose(staffA1, short, '2026-12-31');
    expect((await staffA1.api.get(`/skp/${prepared.body.id}`)).body.rhk).toHaveLength(1);
  });

  it('goes into the SKP of the new post of a member who moves, as work beyond the own unit', async () => {
    const { staffA1 } = agency;
    await propose(staffA1, await runningAssignment(staffA1));
    const moved = await sendImport(
      agency.admin.api,
      'employees',
      employeesCsv([{ nip: staffA1.nip, unit: 'DISB.1' }]),
      { effectiveFrom: '2026-11-24' },
    );
    expect(moved.body.applied).toBe(true);
    const { body } = await staffA1.api.post('/skp', { format: 'B' });
    expect(body).toMatchObject({
      from: '2026-11-24',
      rhk: [{ text: 'Data NIK ganda bersih', kind: 'tambahan', context: { proposed: true } }],
    });
    const form = await staffA1.api.get('/activities/form');
    expect(form.body.choices.map((one: { rhkId: string }) => one.rhkId)).toContain(body.rhk[0].id);
  });

  it('does not come back when the assignment is over by then', async () => {
    const { staffA1 } = agency;
    await runningAssignment(staffA1, '2026-12-31');
    expect((await staffA1.api.post('/skp', next)).body.rhk).toEqual([]);
  });
});

import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory } from '../../../test/factories/activities.js';
import { squadFor, startAssignment } from '../../../test/factories/assignments.js';
import { joins, reports, requestRound, runningSquad } from '../../../test/factories/evaluation.js';
import { smallTree } from '../../../test/factories/goals.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { submittedSkp } from '../../../test/factories/skp.js';

/** Tuesday 24 November 2026: five working days later is Tuesday 1 December, three is Friday. */
describe('a holiday that is declared while things wait', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterEach(() => test.close());

  const dues = async () => {
    const rows = await test.database.query<{ what: string; due: string }>(`
      select 'activity' as what, due_on::text as due from activity where status = 'submitted'
      union all select 'skp', due_on::text from skp_revision where status = 'submitted'
      union all select 'step', due_on::text from assignment_step where status = 'pending'
      union all select 'sheet', due_on::text from assessment where status <> 'submitted'`);
    return Object.fromEntries(rows.map(({ what, due }) => [what, due]));
  };
  const told = async () =>
    test.database.query<{ employee: string; title: string }>(
      `select employee_id as employee, title from notification where kind = 'holiday.due_earlier'`,
    );

  it('moves every due day, and tells who owes it only when it comes earlier again', async () => {
    const tree = await smallTree(test, agency);
    const make = new ActivityFactory(test, agency);
    await make.submitted(agency.staffA1);
    await submittedSkp(agency.staffA2, tree.service.id);
    await startAssignment(await squadFor(test, agency), agency.staffA1);
    const squad = await runningSquad(test, agency);
    await joins(test, squad, agency.staffB1);
    await reports(test, squad, agency.staffB1);
    expect((await requestRound(squad)).status).toBe(200);
    const before = {
      activity: '2026-12-01',
      skp: '2026-12-01',
      step: '2026-11-27',
      sheet: '2026-12-01',
    };
    expect(await dues()).toEqual(before);

    const url = '/holidays/2026-11-26';
    expect((await agency.admin.api.put(url, { name: 'Hari jadi' })).status).toBe(200);
    expect(await dues()).toEqual({
      activity: '2026-12-02',
      skp: '2026-12-02',
      step: '2026-11-30',
      sheet: '2026-12-02',
    });
    expect(await told()).toEqual([]);

    // Another name is no other day; taking it back is.
    await agency.admin.api.put(url, { name: 'Hari jadi kabupaten' });
    expect((await agency.admin.api.delete(url)).status).toBe(204);
    expect(await dues()).toEqual(before);
    const news = await told();
    expect(news.map(({ employee }) => employee)).toEqual(
      expect.arrayContaining([
        agency.headOfA1.employeeId,
        agency.headOfA2.employeeId,
        agency.staffA1.employeeId,
        agency.headOfDinasA.employeeId,
      ]),
    );
    expect(news).toContainEqual({
      employee: agency.headOfA1.employeeId,
      title: 'Batas waktu maju: 1 aktivitas yang menunggu validasi Anda',
    });
  });

  it('leaves what was decided as it was, and counts a week of six days', async () => {
    const make = new ActivityFactory(test, agency);
    const id = await make.submitted(agency.staffA1);
    await agency.headOfA1.api.post(`/activities/${id}/validate`);
    await make.submitted(agency.staffA1b);
    const { body } = await agency.admin.api.get('/agency');
    const change = { workingDaysPerWeek: 6, version: body.version };
    expect((await agency.admin.api.patch('/agency', change)).status).toBe(200);
    const rows = await test.database.query(
      'select status, due_on::text as due from activity order by status',
    );
    expect(rows).toEqual([
      { status: 'submitted', due: '2026-11-30' },
      { status: 'validated', due: '2026-12-01' },
    ]);
  });
});

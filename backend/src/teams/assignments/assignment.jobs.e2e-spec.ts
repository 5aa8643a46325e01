import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { AssignmentJobs } from './assignment.jobs.js';

describe('what happens to assignments by the date', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let jobs: AssignmentJobs;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    jobs = test.app.get(AssignmentJobs);
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set('2026-11-24T02:14:00.000Z'));

  it('counts a letter as received two working days after issue, and says so', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'acknowledge');
    // Issued on Tuesday; Wednesday is a holiday, so Friday is the second working day.
    await test.database.query(
      `insert into holiday (agency_id, date, name) values ($1, '2026-11-25', 'Libur contoh')`,
      [agency.factory.agencyId],
    );
    test.clock.set('2026-11-27T16:00:00Z');
    expect(await jobs.lapse()).toBe(0);
    test.clock.set('2026-11-27T17:30:00Z');
    expect(await jobs.lapse()).toBe(1);
    expect(await jobs.lapse()).toBe(0);
    const { body } = await agency.staffB1.api.get(`/assignments/${id}`);
    expect(body).toMatchObject({ status: 'active', receivedByLapse: true });
    expect(body.steps.at(-1)).toMatchObject({
      status: 'done',
      note: 'Dianggap diterima: dua hari kerja berlalu tanpa tanda terima.',
    });
    const members = await test.database.query(
      'select starts_on::text as "from" from squad_member where assignment_id = $1',
      [id],
    );
    expect(members).toEqual([{ from: '2026-11-28' }]);
    const news = await agency.staffB1.api.get('/notifications');
    expect(news.body.items[0].title).toBe('Surat penugasan dianggap diterima');
    const late = await agency.staffB1.api.post(`/assignments/${id}/acknowledge`, {});
    expect(late.status).toBe(409);
  });

  it('ends what is over on the day after the last', async () => {
    const squad = await squadFor(test, agency, { endsOn: '2026-11-26' });
    const running = await assignmentAt(agency, squad, agency.staffA1, null, {
      by: agency.headOfDinasA,
    });
    const issued = await assignmentAt(agency, squad, agency.staffA2, 'acknowledge', {
      by: agency.headOfDinasA,
    });
    test.clock.set('2026-11-26T16:59:00Z');
    expect(await jobs.endOver()).toBe(0);
    test.clock.set('2026-11-26T17:01:00Z');
    expect(await jobs.endOver()).toBe(2);
    expect(await jobs.endOver()).toBe(0);
    for (const { id } of [running, issued]) {
      const { body } = await agency.headOfDinasA.api.get(`/assignments/${id}`);
      expect([body.status, body.allowedActions]).toEqual(['ended', []]);
    }
    const inbox = await agency.staffA2.api.get('/inbox');
    expect(inbox.body.items).toEqual([]);
    const events = await test.database.query(
      `select 1 from audit_event where action = 'assignment.end' and entity_id = any($1::uuid[])`,
      [[running.id, issued.id]],
    );
    expect(events).toHaveLength(2);
  });
});

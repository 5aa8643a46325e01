import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  joins,
  reports,
  requestRound,
  ROUND,
  runningSquad,
} from '../../../test/factories/evaluation.js';
import { employeesCsv, sendImport } from '../../../test/factories/imports.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';

describe('POST /squads/:id/request-assessment', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
  });
  afterEach(() => test.close());

  async function ready() {
    const squad = await runningSquad(test, agency);
    await joins(test, squad, agency.staffA1);
    await joins(test, squad, agency.staffB1, { startsOn: '2026-08-01' });
    await reports(test, squad, agency.staffA1);
    await reports(test, squad, agency.staffB1, { open: true });
    return squad;
  }

  it('passes the owner’s sheet of a member who is Plt of the owner up to the unit above', async () => {
    const squad = await ready();
    const { dinasA } = agency.units;
    await agency.factory.delegate(dinasA, agency.staffA1, 'plt', '2026-11-01', '2026-12-31');
    expect((await requestRound(squad)).status).toBe(200);
    const mine = await agency.regionalHead.api.get(`/assessments?squadId=${squad.id}`);
    expect(mine.body.items).toHaveLength(1);
    const told = await agency.regionalHead.api.get('/notifications');
    expect(told.body.items).toHaveLength(1);
  });

  it('passes up a sheet that waits, by the dates alone, while its member is Plh of the seat', async () => {
    const squad = await ready();
    await requestRound(squad);
    const { dinasA } = agency.units;
    await agency.factory.delegate(dinasA, agency.staffA1, 'plh', '2026-11-25', '2026-11-26');
    const listed = async ({ api }: TestEmployee) =>
      (await api.get(`/assessments?squadId=${squad.id}`)).body.items.map(
        ({ id }: { id: string }) => id,
      );
    const waiting = async ({ api }: TestEmployee) => {
      const { items, counts } = (await api.get('/inbox')).body;
      const isSheet = ({ kind }: { kind: string }) => kind === 'assessment';
      return [items.filter(isSheet).length, counts.find(isSheet).count];
    };
    const { headOfDinasA, regionalHead, staffA1 } = agency;
    const [id] = await listed(headOfDinasA);
    expect(await listed(regionalHead)).toEqual([]);
    test.clock.set('2026-11-24T17:10:00.000Z');
    expect(await listed(regionalHead)).toEqual([id]);
    expect(await waiting(regionalHead)).toEqual([1, 1]);
    expect(await waiting(headOfDinasA)).toEqual([0, 0]);
    expect(await listed(headOfDinasA)).toEqual([]);
    expect((await staffA1.api.get(`/assessments/${id}`)).status).toBe(404);
    expect((await regionalHead.api.get(`/assessments/${id}`)).body.allowedActions).toContain(
      'submit',
    );
    // and it is the head's again on the day after
    test.clock.set('2026-11-26T17:10:00.000Z');
    expect(await listed(headOfDinasA)).toEqual([id]);
    expect(await listed(regionalHead)).toEqual([]);
  });

  it('asks the PjPK of the post that a member who has moved since held then', async () => {
    const squad = await ready();
    const moved = await sendImport(
      agency.admin.api,
      'employees',
      employeesCsv([{ nip: agency.staffA1.nip, unit: 'DISB.1' }]),
      { effectiveFrom: '2026-11-20' },
    );
    expect(moved.body.applied).toBe(true);
    expect((await requestRound(squad)).status).toBe(200);
    const [sheet] = await test.database.query(
      `select scorer_unit_id as "unitId" from assessment where squad_id = $1 and scorer_kind = 'assessor'`,
      [squad.id],
    );
    expect(sheet).toEqual({ unitId: agency.units.bidangA1.id });
  });

  it('opens sheets for owner and PjPK and names who reported nothing', async () => {
    const squad = await ready();
    const path = `/squads/${squad.id}/assessment-preview?startsOn=2026-07-01&endsOn=2026-10-31`;
    const preview = await squad.leader.api.get(path);
    expect(preview.body).toMatchObject({
      number: 1,
      dueAt: '2026-12-01',
      obstacles: [],
      allowedActions: ['request-assessment', 'remind'],
    });
    const [first, second] = preview.body.members;
    expect(
      first.scorers.map((s: { kind: string; employeeId: string; weight: string }) => [
        s.kind,
        s.employeeId,
        s.weight,
      ]),
    ).toEqual([
      ['owner', agency.headOfDinasA.employeeId, '50'],
      ['assessor', agency.headOfA1.employeeId, '50'],
    ]);
    expect(second).toMatchObject({ days: 92, scorers: [], items: [{ reported: false }] });

    const { status, body } = await requestRound(squad);
    expect([status, body.squadStatus, body.sheetCount]).toEqual([200, 'assessing', 2]);
    expect(body.round).toMatchObject({ number: 1, status: 'scoring' });
    expect(body.warnings).toEqual([
      expect.objectContaining({ code: 'nothing_reported', employeeId: agency.staffB1.employeeId }),
    ]);
    const sheets = await test.database.query('select 1 from assessment where squad_id = $1', [
      squad.id,
    ]);
    expect(sheets).toHaveLength(2);
    const news = await agency.headOfA1.api.get('/notifications');
    expect(news.body.items[0]).toMatchObject({ kind: 'assessment.request' });
    const events = await test.database.query(
      `select 1 from audit_event where action = 'squad.request-assessment'`,
    );
    expect(events).toHaveLength(1);
  });

  it('is one sheet at 100 % where owner and PjPK are the same person, also by delegation', async () => {
    await agency.factory.delegate(
      agency.units.bidangA1,
      agency.headOfDinasA,
      'plh',
      '2026-11-01',
      '2026-12-31',
    );
    const squad = await ready();
    expect((await requestRound(squad)).body.sheetCount).toBe(1);
    const { body } = await agency.headOfDinasA.api.get('/assessments');
    expect(body.items[0].scorer).toMatchObject({ kind: 'owner_and_assessor', weight: '100' });
  });

  it('401, 404 and 403', async () => {
    const squad = await ready();
    const path = `/squads/${squad.id}/request-assessment`;
    expect((await test.anonymous.post(path, ROUND)).status).toBe(401);
    expect((await other.staffA1.api.post(path, ROUND)).status).toBe(404);
    expect((await agency.headOfDinasA.api.post(path, ROUND)).status).toBe(403);
    expect((await agency.staffA1.api.get(`/squads/${squad.id}/assessment-preview`)).status).toBe(
      403,
    );
  });

  it.each([
    [{ startsOn: '2026-02-31', endsOn: '2026-10-31' }, 'startsOn'],
    [{ startsOn: '2026-07-01' }, 'endsOn'],
    [{ startsOn: '2026-10-31', endsOn: '2026-07-01' }, 'endsOn'],
    [{ startsOn: '2025-01-01', endsOn: '2025-12-31' }, 'startsOn'],
  ])('400 for %j', async (dates, field) => {
    const squad = await ready();
    const { status, body } = await squad.leader.api.post(
      `/squads/${squad.id}/request-assessment`,
      dates,
    );
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });

  it('409 while it is assessed, where nothing is reported, and for days of an earlier round', async () => {
    const squad = await ready();
    const early = { startsOn: '2026-07-01', endsOn: '2026-07-31' };
    expect((await requestRound(squad, early)).body.code).toBe('nothing_reported');
    await requestRound(squad);
    expect(await requestRound(squad)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    await test.database.query(`update squad set status = 'active' where id = $1`, [squad.id]);
    const overlapping = { startsOn: '2026-10-31', endsOn: '2026-11-24' };
    expect((await requestRound(squad, overlapping)).body.code).toBe('round_overlap');
  });

  it('400 for days that have not been worked', async () => {
    const squad = await ready();
    const answer = await requestRound(squad, { startsOn: '2026-10-01', endsOn: '2026-11-25' });
    expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'endsOn']);
  });

  it('409 naming the member whose PjPK is unknown', async () => {
    const squad = await ready();
    await test.database.query(
      'update employee_directory set assessor_unit_id = null, assessor_employee_id = null where employee_id = $1',
      [agency.staffA1.employeeId],
    );
    const { status, body } = await requestRound(squad);
    expect([status, body.code]).toEqual([409, 'assessor_missing']);
    expect(body.detail).toContain(agency.staffA1.name);
  });

  it('is taken once when sent twice at once', async () => {
    const squad = await ready();
    const answers = await Promise.all([requestRound(squad), requestRound(squad)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    const rounds = await test.database.query('select 1 from assessment_round where squad_id = $1', [
      squad.id,
    ]);
    expect(rounds).toHaveLength(1);
  });
});

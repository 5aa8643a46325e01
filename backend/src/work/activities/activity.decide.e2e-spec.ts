import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory, activityInput } from '../../../test/factories/activities.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /activities/:id/{submit,validate,return,reject}', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let other: SmallAgency;
  let make: ActivityFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    other = await smallAgency(test, '3522');
    make = new ActivityFactory(test, agency);
  });
  afterAll(() => test.close());

  const eventsOf = async (id: string): Promise<string[]> =>
    (
      await test.database.query<{ action: string }>(
        `select action from audit_event where entity_id = $1 order by id`,
        [id],
      )
    ).map((row) => row.action);

  it('asks nobody in', async () => {
    const id = await make.submitted(agency.staffA1);
    for (const verb of ['submit', 'validate', 'return', 'reject'])
      expect((await test.anonymous.post(`/activities/${id}/${verb}`)).status).toBe(401);
  });

  it('sends nothing without a photo', async () => {
    const { body } = await agency.staffA1.api.post('/activities', activityInput());
    const refused = await agency.staffA1.api.post(`/activities/${body.id}/submit`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'photo_missing' } });
  });

  it('sends to the seat, due in five working days, and is read from then on', async () => {
    const id = await make.draft(agency.staffA1);
    expect((await agency.headOfA1.api.get(`/activities/${id}`)).status).toBe(404);
    const { status, body } = await agency.staffA1.api.post(`/activities/${id}/submit`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'submitted',
      dueAt: '2026-12-01',
      validator: { employeeId: agency.headOfA1.employeeId },
      allowedActions: [],
    });
    const read = await agency.headOfA1.api.get(`/activities/${id}`);
    expect(read.body.allowedActions).toEqual(['validate', 'return', 'reject']);
    expect((await agency.headOfDinasA.api.get(`/activities/${id}`)).status).toBe(200);
    expect((await agency.staffA1b.api.get(`/activities/${id}`)).status).toBe(404);
    expect((await other.headOfA1.api.get(`/activities/${id}`)).status).toBe(404);
    expect((await agency.staffA1.api.post(`/activities/${id}/submit`)).status).toBe(409);
    expect(await eventsOf(id)).toEqual(['activity.submit']);
  });

  it('refuses a draft whose month closed meanwhile', async () => {
    const id = await make.draft(agency.staffA1);
    test.clock.set('2026-12-06T02:00:00.000Z');
    const refused = await agency.staffA1.api.post(`/activities/${id}/submit`);
    test.clock.set('2026-11-24T02:14:00.000Z');
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ code: 'month_closed' }] } });
  });

  it('lets only the validator decide', async () => {
    const id = await make.submitted(agency.staffA1);
    for (const verb of ['validate', 'return', 'reject']) {
      const call = (api: typeof agency.staffA1.api) =>
        api.post(`/activities/${id}/${verb}`, { note: 'alasan' });
      expect((await call(agency.staffA1.api)).status).toBe(403);
      expect((await call(agency.headOfDinasA.api)).status).toBe(403);
      expect((await call(agency.staffB1.api)).status).toBe(404);
      expect((await call(other.headOfA1.api)).status).toBe(404);
    }
    expect((await agency.headOfA1.api.post(`/activities/${id}/submit`)).status).toBe(403);
  });

  it.each([
    ['validate', 'validated', {}],
    ['return', 'returned', { note: 'Foto kurang jelas.' }],
    ['reject', 'rejected', { note: 'Bukan tugas tim ini.' }],
  ])('%s → %s, once', async (verb, status, body) => {
    const id = await make.submitted(agency.staffA1);
    const done = await agency.headOfA1.api.post(`/activities/${id}/${verb}`, body);
    expect(done).toMatchObject({
      status: 200,
      body: { status, dueAt: null, decision: { name: agency.headOfA1.name, via: 'assessor' } },
    });
    const again = await agency.headOfA1.api.post(`/activities/${id}/${verb}`, body);
    expect(again).toMatchObject({ status: 409, body: { decidedBy: agency.headOfA1.name } });
    expect(await eventsOf(id)).toEqual(['activity.submit', `activity.${verb}`]);
    const told = await test.database.query('select 1 from notification where entity_id = $1', [id]);
    expect(told).toHaveLength(verb === 'validate' ? 0 : 1);
  });

  it.each(['return', 'reject'])('%s needs a reason', async (verb) => {
    const id = await make.submitted(agency.staffA1);
    const refused = await agency.headOfA1.api.post(`/activities/${id}/${verb}`, { note: '  ' });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'note' }] } });
    const long = await agency.headOfA1.api.post(`/activities/${id}/${verb}`, {
      note: 'x'.repeat(10_000),
    });
    expect(long.status).toBe(400);
  });

  it('is decided once when two decide at once', async () => {
    const id = await make.submitted(agency.staffA1);
    const answers = await Promise.all([
      agency.headOfA1.api.post(`/activities/${id}/validate`),
      agency.headOfA1.api.post(`/activities/${id}/reject`, { note: 'Tidak sesuai.' }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const winner = answers.find((answer) => answer.status === 200);
    // Who waited for the lock is told who was first, not what stood there before.
    const loser = answers.find((answer) => answer.status === 409);
    expect(loser?.body.decidedBy).toBe(agency.headOfA1.name);
    const read = await agency.staffA1.api.get(`/activities/${id}`);
    expect(read.body.status).toBe(winner?.body.status);
    expect((await eventsOf(id)).length).toBe(2);
  });

  it('moves to the Plh with the seat, who acts as one', async () => {
    const id = await make.submitted(agency.staffA2);
    await agency.factory.delegate(
      agency.units.bidangA2,
      agency.headOfA1,
      'plh',
      '2026-11-20',
      '2026-11-30',
    );
    expect((await agency.headOfA2.api.post(`/activities/${id}/validate`)).status).toBe(404);
    const done = await agency.headOfA1.api.post(`/activities/${id}/validate`);
    expect(done.body.decision).toMatchObject({ via: 'assessor:plh', name: agency.headOfA1.name });
  });

  it('never oneself: the Plh’s own work goes one level up', async () => {
    await agency.factory.delegate(
      agency.units.bidangB1,
      agency.staffB1,
      'plh',
      '2026-11-20',
      '2026-11-30',
    );
    const id = await make.submitted(agency.staffB1);
    const read = await agency.staffB1.api.get(`/activities/${id}`);
    expect(read.body.validator.employeeId).toBe(agency.headOfDinasB.employeeId);
    expect((await agency.headOfDinasB.api.post(`/activities/${id}/validate`)).status).toBe(200);
  });

  it('lets the leader validate where the squad says so, and always read', async () => {
    const quiet = await make.squad(agency.units.dinasA, { leader: agency.staffA2 });
    const led = await make.squad(agency.units.dinasA, {
      leader: agency.staffA2,
      leaderValidates: true,
    });
    for (const squadId of [quiet, led]) await make.member(squadId, agency.staffB1b);
    const first = await make.submitted(agency.staffB1b, { squadId: quiet });
    expect((await agency.staffA2.api.get(`/activities/${first}`)).status).toBe(200);
    expect((await agency.staffA2.api.post(`/activities/${first}/validate`)).status).toBe(403);
    const second = await make.submitted(agency.staffB1b, { squadId: led });
    const done = await agency.staffA2.api.post(`/activities/${second}/validate`);
    expect(done).toMatchObject({ status: 200, body: { decision: { via: 'leader' } } });
  });

  it('goes to the validator whom the PjPK appointed, only without RHK', async () => {
    const appointment = {
      employeeId: agency.staffUmum.employeeId,
      validatorEmployeeId: agency.staffA1b.employeeId,
      startsOn: '2026-11-01',
    };
    const call = (api: typeof agency.staffUmum.api, over = {}) =>
      api.post('/validator-appointments', { ...appointment, ...over });
    expect((await test.anonymous.post('/validator-appointments', appointment)).status).toBe(401);
    expect((await call(agency.headOfA1.api)).status).toBe(403);
    expect((await call(other.headOfUmum.api)).status).toBe(404);
    expect(
      (await call(agency.headOfUmum.api, { validatorEmployeeId: agency.staffUmum.employeeId }))
        .status,
    ).toBe(400);
    expect((await call(agency.headOfUmum.api, { endsOn: '2026-10-01' })).status).toBe(400);
    expect(
      (await call(agency.headOfUmum.api, { startsOn: '1990-01-01' })).body.errors,
    ).toMatchObject([{ field: 'startsOn', code: 'month_closed' }]);
    expect((await call(agency.headOfUmum.api)).status).toBe(201);
    expect((await call(agency.headOfUmum.api)).status).toBe(409);
    const id = await make.submitted(agency.staffUmum);
    expect((await agency.staffA1b.api.post(`/activities/${id}/validate`)).status).toBe(200);
    const { rhkId } = await make.rhk(agency.staffUmum);
    const withRhk = await make.submitted(agency.staffUmum, { rhkId });
    expect((await agency.staffA1b.api.get(`/activities/${withRhk}`)).status).toBe(404);
  });

  it('refuses two who would decide on each other, also when both are appointed at once', async () => {
    const appoint = (api: typeof agency.staffA1.api, employee: string, validator: string) =>
      api.post('/validator-appointments', {
        employeeId: employee,
        validatorEmployeeId: validator,
        startsOn: '2026-11-24',
      });
    const { staffB1, headOfB1, staffA2, headOfA2, headOfDinasB, staffB1b } = other;
    const answers = await Promise.all([
      appoint(headOfB1.api, staffB1.employeeId, staffA2.employeeId),
      appoint(headOfA2.api, staffA2.employeeId, staffB1.employeeId),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
    const refused = answers.find(({ status }) => status === 400);
    expect(refused?.body.errors).toMatchObject([{ field: 'validatorEmployeeId', code: 'mutual' }]);
    // The PjPK of the head of B1 is the head of Dinas B, who names one whose PjPK the head of B1 is.
    const own = await appoint(headOfDinasB.api, headOfB1.employeeId, staffB1b.employeeId);
    expect(own.body.errors).toMatchObject([{ field: 'validatorEmployeeId', code: 'mutual' }]);
  });

  it('waits in the validator’s inbox', async () => {
    const before = (await agency.headOfUmum.api.get('/me')).body.counts.inbox;
    const id = await make.submitted(agency.staffUmum, {
      rhkId: (await make.rhk(agency.staffUmum)).rhkId,
    });
    expect((await agency.headOfUmum.api.get('/me')).body.counts.inbox).toBe(before + 1);
    await agency.headOfUmum.api.post(`/activities/${id}/validate`);
    expect((await agency.headOfUmum.api.get('/me')).body.counts.inbox).toBe(before);
  });
});

import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory, activityInput } from '../../../test/factories/activities.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /activities', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let make: ActivityFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    make = new ActivityFactory(test, agency);
  });
  afterAll(() => test.close());

  const stored = async (): Promise<number> =>
    (await test.database.one<{ n: number }>('select count(*)::int as n from activity'))?.n ?? 0;

  it('asks nobody in', async () => {
    expect((await test.anonymous.post('/activities', activityInput())).status).toBe(401);
  });

  it('is for employees', async () => {
    expect((await agency.admin.api.post('/activities', activityInput())).status).toBe(403);
  });

  it('keeps a draft and names the validator before anything is sent', async () => {
    const { status, body } = await agency.staffA1.api.post('/activities', activityInput());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'draft',
      minutes: 65,
      startsAt: '08:00',
      output: { quantity: '1', unit: 'notula' },
      validator: { employeeId: agency.headOfA1.employeeId, name: agency.headOfA1.name },
      warnings: [],
      allowedActions: ['edit', 'submit', 'delete'],
      version: 1,
    });
    expect(body.validator.because).toMatch(/tidak menyebut RHK/);
  });

  it('warns of work at the same time, and stores it', async () => {
    const { status, body } = await agency.staffA1.api.post(
      '/activities',
      activityInput({ startsAt: '09:00', endsAt: '10:00' }),
    );
    expect(status).toBe(201);
    expect(body.warnings).toHaveLength(1);
    expect(body.warnings[0]).toMatchObject({ code: 'overlap' });
    expect(body.warnings[0].message).toContain('08.00–09.05');
  });

  it('books an RHK of the squad on its current action item, with the intervened superior', async () => {
    const squadId = await make.squad(agency.units.dinasB);
    await make.member(squadId, agency.staffA1);
    const above = await make.rhk(agency.headOfDinasB);
    const own = await make.rhk(agency.staffA1, { squadId, intervenes: above });
    const { status, body } = await agency.staffA1.api.post(
      '/activities',
      activityInput({ squadId, rhkId: own.rhkId, startsAt: '10:00', endsAt: '11:00' }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      actionItemId: own.actionItemId,
      rhk: { id: own.rhkId, text: 'Rancangan layanan terpadu' },
      squad: { id: squadId, name: 'Tim Integrasi' },
      goalChain: [{ statement: 'Sasaran' }],
      validator: { employeeId: agency.headOfDinasB.employeeId },
    });
    const other = await make.squad(agency.units.dinasA);
    await make.member(other, agency.staffA1);
    const wrong = await agency.staffA1.api.post(
      '/activities',
      activityInput({ squadId: other, rhkId: own.rhkId }),
    );
    expect(wrong.body.errors).toEqual([
      expect.objectContaining({ field: 'rhkId', code: 'rhk_other_squad' }),
    ]);
  });

  it('refuses a squad before the membership begins, and somebody else’s RHK', async () => {
    const squadId = await make.squad(agency.units.dinasA);
    await make.member(squadId, agency.staffA1, '2026-11-20');
    const foreign = await make.rhk(agency.staffA2);
    const { status, body } = await agency.staffA1.api.post(
      '/activities',
      activityInput({ date: '2026-11-19', squadId, rhkId: foreign.rhkId }),
    );
    expect(status).toBe(400);
    expect(body.errors.map((e: { field: string; code: string }) => `${e.field} ${e.code}`)).toEqual(
      ['squadId not_member', 'rhkId rhk_unknown'],
    );
    const unknown = await agency.staffA1.api.post(
      '/activities',
      activityInput({ squadId: randomUUID() }),
    );
    expect(unknown.body.errors[0]).toMatchObject({ field: 'squadId', code: 'not_member' });
  });

  it.each([
    ['31 February', { date: '2026-02-31' }, 'date'],
    ['a date to come', { date: '2026-11-25' }, 'date'],
    ['a closed month', { date: '2026-10-31' }, 'date'],
    ['a negative time', { startsAt: '-1:00' }, 'startsAt'],
    ['25 hours', { endsAt: '25:00' }, 'endsAt'],
    ['an end before the start', { endsAt: '07:59' }, 'endsAt'],
    ['more than 24 hours', { endsAt: '08:01', endsNextDay: true }, 'endsAt'],
    ['301 characters', { description: 'x'.repeat(301) }, 'description'],
    ['10,000 characters', { description: 'x'.repeat(10_000) }, 'description'],
    ['no description', { description: '  ' }, 'description'],
    ['a long name', { name: 'n'.repeat(10_000) }, 'name'],
    ['a negative result', { output: { quantity: '-1', unit: 'x' } }, 'output.quantity'],
    ['nothing done', { output: { quantity: '0', unit: 'x' } }, 'output.quantity'],
    ['no unit', { output: { quantity: '1', unit: '' } }, 'output.unit'],
    ['no output', { output: undefined }, 'output'],
    ['words for a figure', { output: { quantity: 'satu', unit: 'x' } }, 'output.quantity'],
    ['an id that is none', { squadId: 'x' }, 'squadId'],
    ['an unknown field', { status: 'validated' }, 'status'],
  ])('refuses %s and stores nothing', async (_what, over, field) => {
    const before = await stored();
    const { status, body } = await agency.staffA2.api.post('/activities', activityInput(over));
    expect(status).toBe(400);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
    expect(body.errors[0].message).toMatch(/\.$/);
    expect(await stored()).toBe(before);
  });

  it('keeps emoji, SQL and HTML as text, and drops NUL', async () => {
    const description = `<script>alert('x')</script> '; drop table activity; -- 🙂`;
    const { status, body } = await agency.staffA2.api.post(
      '/activities',
      activityInput({
        description: `${description}\u0000\ud83d`,
        output: { quantity: 2.5, unit: 'x' },
      }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ description, output: { quantity: '2.5' } });
  });

  it('stores a draft of the phone once, also when it is sent twice at once', async () => {
    const clientId = randomUUID();
    const before = await stored();
    const answers = await Promise.all(
      [1, 2, 3].map(() => agency.staffB1.api.post('/activities', activityInput({ clientId }))),
    );
    answers.push(await agency.staffB1.api.post('/activities', activityInput({ clientId })));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await stored()).toBe(before + 1);
    const other = await agency.staffB1b.api.post('/activities', activityInput({ clientId }));
    expect(other.body.id).not.toBe(answers[0]?.body.id);
  });

  it.each([
    ['words', { description: 'Isian lain di tab lain' }],
    ['end', { endsAt: '11:45' }],
    ['day', { date: '2026-11-20' }],
    ['quantity', { output: { quantity: '7', unit: 'dokumen' } }],
    ['name', { name: 'Nama lain' }],
  ])(
    'tells what is stored where other %s come under the same id, and loses neither',
    async (_what, part) => {
      const clientId = randomUUID();
      const first = await agency.staffB1.api.post('/activities', activityInput({ clientId }));
      const before = await stored();
      const other = await agency.staffB1.api.post(
        '/activities',
        activityInput({ clientId, ...part }),
      );
      expect(other).toMatchObject({
        status: 409,
        body: {
          code: 'other_words',
          stored: { id: first.body.id, description: first.body.description },
        },
      });
      expect(await stored()).toBe(before);
      const again = await agency.staffB1.api.post('/activities', activityInput({ clientId }));
      expect(again).toMatchObject({ status: 201, body: { id: first.body.id } });
    },
  );

  it('closes a month on the day that the agency has set', async () => {
    await test.database.query(
      `update agency set settings = settings || '{"activityClosingDay": 26}' where id = $1`,
      [agency.factory.agencyId],
    );
    const open = await agency.staffB1.api.post(
      '/activities',
      activityInput({ date: '2026-10-30' }),
    );
    await test.database.query(`update agency set settings = settings - 'activityClosingDay'`);
    expect(open.status).toBe(201);
  });
});

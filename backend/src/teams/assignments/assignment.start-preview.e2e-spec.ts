import { startTestApp, type TestApp } from '../../../test/app.js';
import { squadFor, startsHavingRead, type TestSquad } from '../../../test/factories/assignments.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';

describe('GET /assignments/start/letter-preview', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let squad: TestSquad;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    squad = await squadFor(test, agency);
  });
  afterAll(() => test.close());

  const request = (employee: TestEmployee, changes: Readonly<Record<string, string>> = {}) => ({
    squadId: squad.id,
    roleId: squad.roleId,
    employeeId: employee.employeeId,
    origin: 'appointment',
    ...changes,
  });
  const preview = (by: Pick<TestEmployee, 'api'>, asked: Readonly<Record<string, string>>) =>
    by.api.get(`/assignments/start/letter-preview?${new URLSearchParams(asked)}`);
  const count = async () =>
    (await test.database.one<{ n: number }>(
      `select (select count(*) from assignment)::int + (select count(*) from letter)::int
            + (select count(*) from audit_event where action like 'assignment.%')::int as n`,
    ))!.n;

  it('is for who may start: 401, 403, 404, 400', async () => {
    const asked = request(agency.staffB1);
    expect((await preview({ api: test.anonymous }, asked)).status).toBe(401);
    expect((await preview(agency.staffA2, asked)).status).toBe(403);
    expect((await preview(agency.headOfDinasA, { ...asked, squadId: newId() })).status).toBe(404);
    expect((await preview(agency.headOfDinasA, { ...asked, roleId: newId() })).status).toBe(400);
  });

  it('shows the surat permohonan that the owner’s Kepala Unit is about to sign, and keeps nothing', async () => {
    const before = await count();
    const { status, body } = await preview(agency.headOfDinasA, request(agency.staffB1));
    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ kind: 'request' }]);
    expect(JSON.stringify(body.items)).toContain(agency.staffB1.name);
    expect(body.letterHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await count()).toBe(before);
    expect((await preview(agency.headOfDinasA, request(agency.staffB1))).body).toEqual(body);
  });

  it('shows none where the start signs nothing', async () => {
    const within = await preview(agency.headOfDinasA, request(agency.staffA2));
    expect(within.body).toEqual({ items: [], letterHash: null });
    const byLeader = await preview(squad.leader, request(agency.staffB1));
    expect(byLeader.body).toEqual({ items: [], letterHash: null });
  });

  it('is what POST /assignments asks for: 400 unread, 409 changed, 201 as read', async () => {
    const asked = request(agency.staffB1);
    const start = (letterHash?: string) =>
      agency.headOfDinasA.api.post('/assignments', {
        ...asked,
        ...(letterHash ? { letterHash } : {}),
      });
    expect((await start()).body.errors).toMatchObject([{ field: 'letterHash', code: 'required' }]);
    const { letterHash } = (await preview(agency.headOfDinasA, asked)).body;
    await test.database.query(`update squad set name = 'Tim yang berganti nama' where id = $1`, [
      squad.id,
    ]);
    expect(await start(letterHash)).toMatchObject({
      status: 409,
      body: { code: 'letter_changed' },
    });
    expect(await count()).toBe(0);

    const both = await Promise.all([
      startsHavingRead(agency.headOfDinasA, asked),
      startsHavingRead(agency.headOfDinasA, asked),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { id } = both.find(({ status }) => status === 201)!.body;
    const letters = await agency.headOfDinasA.api.get(`/assignments/${id}/letters`);
    expect(letters.body.items).toMatchObject([{ kind: 'request', status: 'issued' }]);
  });
});

import { refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor, startAssignment } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';

describe('POST /assignments/:id/replace-letter', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const running = async (step: string | null = null) =>
    assignmentAt(agency, await squadFor(test, agency), agency.staffB1, step);
  const replace = async (
    id: string,
    body: { note?: string; text?: string; letterId?: string } = {
      note: 'Salah ketik',
      text: 'Hasil yang benar',
    },
  ) => {
    const query = body.text ? `?text=${encodeURIComponent(body.text)}` : '';
    const { body: seen } = await agency.headOfDinasB.api.get(
      `/assignments/${id}/replacement-preview${query}`,
    );
    return agency.headOfDinasB.api.post(`/assignments/${id}/replace-letter`, {
      ...body,
      ...(seen.letterHash ? { letterHash: seen.letterHash } : {}),
    });
  };

  refusesStrangers(() => ({
    test,
    agency,
    verb: 'replace-letter',
    ready: async () => ({
      id: (await running()).id,
      holder: agency.headOfDinasB,
      reader: agency.headOfDinasA,
    }),
  }));

  it('issues another letter, and whoever verifies the old one is pointed to it', async () => {
    const { id, allowedActions } = await running();
    expect(allowedActions).not.toContain('replace-letter');
    const path = `/assignments/${id}/replacement-preview?text=Hasil%20yang%20benar`;
    const { body: seen } = await agency.headOfDinasB.api.get(path);
    expect(JSON.stringify(seen.items[0].blocks)).toContain('Hasil yang benar');
    const { status, body } = await replace(id);
    expect([status, body.status, body.letterDraft]).toEqual([200, 'active', 'Hasil yang benar']);
    const [fresh] = body.issuedLetters;
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    const [old, now] = letters.items.filter((one: { kind: string }) => one.kind === 'assignment');
    expect(old).toMatchObject({
      status: 'replaced',
      replaceReason: 'Salah ketik',
      replacedBy: { id: fresh.id, number: fresh.number },
    });
    expect(now).toMatchObject({ id: fresh.id, status: 'issued', replacedBy: null });
    const { body: sheet } = await agency.staffB1.api.get(`/letters/${now.id}`);
    expect(JSON.stringify(sheet.blocks)).toContain(`menggantikan`);
    expect(JSON.stringify(sheet.blocks)).toContain(old.number);
    const { body: before } = await agency.staffB1.api.get(`/letters/${old.id}`);
    const { body: verified } = await test.anonymous.get(`/verify/${before.verificationToken}`);
    expect(verified).toMatchObject({
      status: 'replaced',
      replacedBy: { number: fresh.number, token: sheet.verificationToken },
    });
    const { body: news } = await agency.staffB1.api.get('/notifications');
    expect(news.items[0].title).toContain(fresh.number);
    // The one that stands in can itself be replaced.
    expect((await replace(id, { note: 'Masih salah' })).status).toBe(200);
  });

  it('wants to be told what was wrong', async () => {
    const { id } = await running();
    expect((await replace(id, {})).body.errors[0]).toMatchObject({ code: 'note_required' });
    expect((await replace(id, { note: 'x', text: '' })).body.errors[0].field).toBe('text');
  });

  it('is refused before the issue, after a recall, and for who has moved away', async () => {
    const pending = await running('issue');
    expect((await replace(pending.id)).body.code).toBe('wrong_state');
    await agency.staffA1b.api.post(`/assignments/${pending.id}/withdraw`, {});
    const { id } = await running();
    await test.database.query(
      'update employee_directory set organizational_unit_id = $2 where employee_id = $1',
      [agency.staffB1.employeeId, agency.units.dinasA.id],
    );
    expect((await replace(id)).body.code).toBe('person_moved');
    await agency.factory.refresh();
    const { body: seen } = await agency.headOfDinasB.api.get(
      `/assignments/${id}/ending-preview?action=recall&note=Dibutuhkan`,
    );
    const recalled = await agency.headOfDinasB.api.post(`/assignments/${id}/recall`, {
      note: 'Dibutuhkan',
      letterHash: seen.letterHash,
    });
    expect(recalled.status).toBe(200);
    expect((await replace(id)).body.code).toBe('wrong_state');
  });

  it('lets one of two at once through, with one letter', async () => {
    const { id } = await running();
    const { body } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    const letterId = body.items.find((one: { kind: string }) => one.kind === 'assignment').id;
    const answers = await Promise.all(
      [1, 2].map(() => replace(id, { note: 'Salah ketik', letterId })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const rows = await test.database.query(
      `select status from letter where assignment_id = $1 and kind = 'assignment' order by id`,
      [id],
    );
    expect(rows).toEqual([{ status: 'replaced' }, { status: 'issued' }]);
  });
});

describe('an assignment that takes over from another', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  it('points to it and begins on the day after its last', async () => {
    const squad = await squadFor(test, agency, { count: 1 });
    const { id } = await assignmentAt(agency, squad, agency.staffB1, null);
    const start = () =>
      agency.headOfDinasA.api.post('/assignments', {
        squadId: squad.id,
        roleId: squad.roleId,
        employeeId: agency.staffA1.employeeId,
        origin: 'appointment',
        previousId: id,
      });
    expect((await start()).body.code).toBe('role_full');
    await squad.leader.api.post(`/assignments/${id}/end`, {
      note: 'Pindah tugas',
      lastDay: '2026-12-04',
    });
    const { status, body } = await start();
    expect([status, body.previousId, body.startsOn]).toEqual([201, id, '2026-12-05']);
  });

  it('is refused for one that goes on, or of another role', async () => {
    const squad = await squadFor(test, agency);
    const other = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, null);
    for (const target of [squad, other]) {
      const answer = await agency.headOfDinasA.api.post('/assignments', {
        squadId: target.id,
        roleId: target.roleId,
        employeeId: agency.staffA2.employeeId,
        origin: 'appointment',
        previousId: id,
      });
      expect(answer.body.errors[0]).toMatchObject({ field: 'previousId', code: 'not_replaceable' });
    }
    expect((await startAssignment(squad, agency.staffA1)).status).toBe(201);
  });
});

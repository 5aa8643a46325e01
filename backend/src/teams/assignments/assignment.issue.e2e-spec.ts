import { races, refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  assignmentAt,
  decides,
  seen,
  squadFor,
  startAssignment,
} from '../../../test/factories/assignments.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';

describe('POST /assignments/:id/issue', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());

  const at = async (step: string | null = 'issue') =>
    assignmentAt(agency, await squadFor(test, agency), agency.staffB1, step);

  refusesStrangers(() => ({
    test,
    agency,
    verb: 'issue',
    ready: async () => ({
      id: (await at()).id,
      holder: agency.headOfDinasB,
      reader: agency.staffB1,
    }),
  }));

  it('numbers, signs and sends the surat tugas, and hands it to the employee', async () => {
    const { id } = await at();
    const { status, body } = await decides(agency.headOfDinasB, id, 'issue');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'issued', startsOn: '2026-11-24' });
    expect(body.steps.at(-1)).toMatchObject({ action: 'acknowledge', status: 'pending' });
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    const letter = letters.items.at(-1);
    expect(letter).toMatchObject({ kind: 'assignment', signerName: agency.headOfDinasB.name });
    // It reaches the owner of the performance and the leader.
    for (const reader of [agency.headOfDinasA, agency.staffA1b]) {
      const news = await reader.api.get('/notifications');
      expect(news.body.items.map((item: { link: string }) => item.link)).toContain(
        `/surat/${letter.id}`,
      );
    }
  });

  it('400 without the hash of the preview or with one that is none', async () => {
    const { id } = await at();
    const blind = await agency.headOfDinasB.api.post(`/assignments/${id}/issue`, {});
    expect(blind).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'letterHash', code: 'required' }] },
    });
    const odd = await agency.headOfDinasB.api.post(`/assignments/${id}/issue`, { letterHash: 'x' });
    expect(odd).toMatchObject({ status: 400, body: { errors: [{ field: 'letterHash' }] } });
  });

  it('409 when the employee edited the konsep after the preview, and no letter', async () => {
    const issuing = await at();
    const read = await seen(agency.headOfDinasB, issuing.id);
    const edit = await agency.staffB1.api.put(`/assignments/${issuing.id}/letter-draft`, {
      text: 'berhak atas honor Rp50.000.000 per bulan',
      version: issuing.version,
    });
    expect(edit.status).toBe(200);
    const path = `/assignments/${issuing.id}/issue`;
    const changed = await agency.headOfDinasB.api.post(path, read);
    expect([changed.status, changed.body.code]).toEqual([409, 'letter_changed']);
    // Another note than the one that was read with it is another letter, too.
    const again = await seen(agency.headOfDinasB, issuing.id);
    const noted = await agency.headOfDinasB.api.post(path, { ...again, note: 'Lain' });
    expect(noted.body.code).toBe('letter_changed');
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${issuing.id}/letters`);
    expect(letters.items.map(({ kind }: { kind: string }) => kind)).not.toContain('assignment');
    expect((await agency.headOfDinasB.api.post(path, again)).status).toBe(200);
  });

  it('409 when anything else that is printed changed meanwhile', async () => {
    const { id } = await at();
    const read = await seen(agency.headOfDinasB, id);
    await test.database.query(
      `update employee_directory set display_name = 'Nama Palsu, S.Sos.' where employee_id = $1`,
      [agency.staffB1.employeeId],
    );
    const changed = await agency.headOfDinasB.api.post(`/assignments/${id}/issue`, read);
    await agency.factory.refresh();
    expect([changed.status, changed.body.code]).toEqual([409, 'letter_changed']);
  });

  it.each(['approve', 'endorse', 'reject'])(
    'asks for what was seen at %s as well',
    async (verb) => {
      const squad = await squadFor(test, agency);
      const step = verb === 'reject' ? 'endorse' : verb;
      const waiting = await assignmentAt(agency, squad, agency.staffB1, step);
      const holder = { approve: agency.headOfDinasA, endorse: agency.headOfB1 }[step];
      if (verb === 'reject') await decides(agency.headOfB1, waiting.id, 'endorse');
      const person = verb === 'reject' ? agency.headOfDinasB : holder;
      if (!person) throw new Error('nobody');
      const note = 'Dibutuhkan di unit sendiri';
      const post = (body: object) =>
        person.api.post(`/assignments/${waiting.id}/${verb}`, { note, ...body });
      expect((await post({})).status).toBe(400);
      const read = await seen(person, waiting.id, note, verb === 'reject');
      const { body: now } = await agency.staffB1.api.get(`/assignments/${waiting.id}`);
      await agency.staffB1.api.put(`/assignments/${waiting.id}/letter-draft`, {
        text: 'Naskah lain',
        version: now.version,
      });
      expect((await post(read)).body.code).toBe('letter_changed');
      const fresh = await seen(person, waiting.id, note, verb === 'reject');
      expect((await post(fresh)).status).toBe(200);
    },
  );

  it('asks it for each of many from the inbox, and tells which changed', async () => {
    const [first, second, third] = [await at(), await at(), await at()];
    const { body: inbox } = await agency.headOfDinasB.api.get('/inbox?kind=assignment');
    const item = inbox.items.find(({ id }: { id: string }) => id === second.id);
    expect(item).toMatchObject({ version: second.version, letters: ['assignment'] });
    const row = async ({ id }: { id: string }) => ({
      kind: 'assignment',
      id,
      action: 'issue',
      ...(await seen(agency.headOfDinasB, id)),
    });
    const rows = [await row(first), await row(second), { ...(await row(third)) }];
    await agency.staffB1.api.put(`/assignments/${second.id}/letter-draft`, {
      text: 'Naskah lain',
      version: second.version,
    });
    const { letterHash, ...blind } = rows[2] ?? {};
    expect(letterHash).toBeDefined();
    const { body } = await agency.headOfDinasB.api.post('/inbox/decide', {
      items: [rows[0], rows[1], blind],
    });
    expect(body.items.map(({ code }: { code: string | null }) => code)).toEqual([
      null,
      'letter_changed',
      expect.any(String),
    ]);
    expect(body.done).toBe(1);
  });

  it('409 before its turn and after it', async () => {
    const early = await at('endorse');
    const tooEarly = await decides(agency.headOfDinasB, early.id, 'issue');
    expect(tooEarly.body.code).toBe('not_your_turn');
    const late = await at('acknowledge');
    expect((await decides(agency.headOfDinasB, late.id, 'issue')).status).toBe(409);
  });

  it('409 when the period is over', async () => {
    const squad = await squadFor(test, agency, { endsOn: '2026-11-24' });
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'issue');
    test.clock.set('2026-11-25T02:00:00Z');
    const late = await decides(agency.headOfDinasB, id, 'issue');
    test.clock.set('2026-11-24T02:14:00.000Z');
    expect([late.status, late.body.code]).toEqual([409, 'period_over']);
  });

  it('is taken once when sent twice at once, with one letter', async () => {
    const { id } = await at();
    expect(
      await races(
        agency.headOfDinasB,
        `/assignments/${id}/issue`,
        await seen(agency.headOfDinasB, id),
      ),
    ).toEqual([200, 409]);
    const { body } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    expect(
      body.items.filter((letter: { kind: string }) => letter.kind === 'assignment'),
    ).toHaveLength(1);
  });

  it('answers both of two repeated requests that arrive at once', async () => {
    const { id } = await at();
    const headers = { 'idempotency-key': `terbitkan-${id}` };
    const read = await seen(agency.headOfDinasB, id);
    const both = await Promise.all(
      [1, 2].map(() => agency.headOfDinasB.api.post(`/assignments/${id}/issue`, read, { headers })),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[1]?.body).toEqual(both[0]?.body);
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    const issued = letters.items.filter(({ kind }: { kind: string }) => kind === 'assignment');
    expect(issued).toHaveLength(1);
  });

  it('fills the last seat once when two volunteers are issued at once', async () => {
    const squad = await squadFor(test, agency, { count: 1 });
    const first = await assignmentAt(agency, squad, agency.staffA1, 'issue', {
      origin: 'volunteer',
    });
    const second = await assignmentAt(agency, squad, agency.staffA2, 'issue', {
      origin: 'volunteer',
    });
    const answers = await Promise.all(
      [first.id, second.id].map((id) => decides(agency.headOfDinasA, id, 'issue')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('role_full');
  });

  it('numbers twenty letters of one unit at once from 1 to 20 without a gap', async () => {
    const fresh = await smallAgency(test, '3599');
    const squads = await Promise.all(Array.from({ length: 20 }, () => squadFor(test, fresh)));
    const started = await Promise.all(
      squads.map((squad) => startAssignment(squad, fresh.staffA2, { by: fresh.headOfDinasA })),
    );
    const answers = await Promise.all(
      started.map(({ body }) => decides(fresh.headOfDinasA, body.id, 'issue')),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const rows = await test.database.query<{ sequence: number }>(
      'select sequence from letter where unit_id = $1 order by sequence',
      [fresh.units.dinasA.id],
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
  });

  it('does not stall when two units answer each other at once', async () => {
    const toB = await squadFor(test, agency, {
      owner: agency.units.dinasB,
      leader: agency.staffB1,
    });
    const toA = await squadFor(test, agency);
    const volunteers = await Promise.all([
      startAssignment(toB, agency.staffA1, { origin: 'volunteer' }),
      startAssignment(toA, agency.staffB1b, { origin: 'volunteer' }),
    ]);
    const [a, b] = volunteers.map(({ body }) => body.id);
    await decides(agency.headOfA1, a, 'endorse');
    await decides(agency.headOfB1, b, 'endorse');
    const answers = await Promise.all([
      decides(agency.headOfDinasB, a, 'approve'),
      decides(agency.headOfDinasA, b, 'approve'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  describe('from the inbox', () => {
    const inboxOf = (person: TestEmployee) =>
      test.countStatements(() => person.api.get('/inbox?kind=assignment&limit=100'));
    const itemOf = async (id: string) =>
      (await inboxOf(agency.headOfDinasB)).result.body.items.find(
        (item: { id: string }) => item.id === id,
      );

    it('gives the hash of the preview, with which the letter is issued', async () => {
      const { id } = await at();
      const { letterHash } = await itemOf(id);
      expect(await seen(agency.headOfDinasB, id)).toEqual({ letterHash });
      const { body } = await agency.headOfDinasB.api.post('/inbox/decide', {
        items: [{ kind: 'assignment', id, action: 'issue', letterHash }],
      });
      expect(body).toMatchObject({ done: 1, failed: 0 });
    });

    it('409 when the letter changed since the list was read', async () => {
      const { id, version } = await at();
      const { letterHash } = await itemOf(id);
      await agency.staffB1.api.put(`/assignments/${id}/letter-draft`, {
        text: 'Naskah yang belum dibaca',
        version,
      });
      const { status, body } = await agency.headOfDinasB.api.post(`/assignments/${id}/issue`, {
        letterHash,
      });
      expect([status, body.code]).toEqual([409, 'letter_changed']);
      expect((await itemOf(id)).letterHash).not.toBe(letterHash);
    });

    it('gives none for another step, or for a letter that cannot be printed', async () => {
      const endorsing = await at('endorse');
      const { result } = await inboxOf(agency.headOfB1);
      const item = result.body.items.find(({ id }: { id: string }) => id === endorsing.id);
      expect(item).toMatchObject({ letters: ['recommendation'] });
      expect(item).not.toHaveProperty('letterHash');
      const { id } = await at();
      await test.database.query('update assignment set letter_draft = $2 where id = $1', [
        id,
        'Melatih 漢字',
      ]);
      expect(await itemOf(id)).not.toHaveProperty('letterHash');
    });

    it('sends as many statements for 30 letters as for one', async () => {
      const issuing = (rows: { letterHash?: string }[]) =>
        rows.filter(({ letterHash }) => letterHash !== undefined).length;
      const { id } = await at();
      await test.database.query(
        `update assignment_step set status = 'waiting' where status = 'pending' and action = 'issue' and assignment_id <> $1`,
        [id],
      );
      const one = await inboxOf(agency.headOfDinasB);
      expect(issuing(one.result.body.items)).toBe(1);
      for (let made = 1; made < 30; made += 1) {
        const person = made % 2 === 0 ? agency.staffB1 : agency.staffB1b;
        await assignmentAt(agency, await squadFor(test, agency), person, 'issue');
      }
      const many = await inboxOf(agency.headOfDinasB);
      expect(issuing(many.result.body.items)).toBe(30);
      expect(many.statements).toBe(one.statements);
    }, 120_000);
  });
});

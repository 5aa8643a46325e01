import { refusesStrangers } from '../../../test/assignment-verbs.js';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { activityInput } from '../../../test/factories/activities.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { AssignmentJobs } from './assignment.jobs.js';

/** Tuesday 24 November 2026; three working days later is Friday. */
const FIRST_DAY = '2026-11-27';

describe('POST /assignments/:id/recall', () => {
  let test: TestApp;
  let agency: SmallAgency;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set('2026-11-24T02:14:00.000Z'));

  const running = async (employee: TestEmployee = agency.staffB1, step: string | null = null) =>
    assignmentAt(agency, await squadFor(test, agency), employee, step);
  /** Reads the letter first, as the screen does. */
  const recall = async (
    id: string,
    body: { note?: string; lastDay?: string } = { note: 'Dibutuhkan di unit asal' },
  ) => {
    const query = new URLSearchParams({ action: 'recall', ...body });
    const { body: seen } = await agency.headOfDinasB.api.get(
      `/assignments/${id}/ending-preview?${query}`,
    );
    return agency.headOfDinasB.api.post(`/assignments/${id}/recall`, {
      ...body,
      ...(seen.letterHash ? { letterHash: seen.letterHash } : {}),
    });
  };

  it('signs what was read, and nothing else', async () => {
    const { id } = await running();
    const note = 'Dibutuhkan di unit asal';
    const post = (letterHash?: string) =>
      agency.headOfDinasB.api.post(`/assignments/${id}/recall`, { note, letterHash });
    expect((await post()).body.errors[0]).toMatchObject({ field: 'letterHash', code: 'required' });
    expect((await post('0'.repeat(64))).body.code).toBe('letter_changed');
  });

  refusesStrangers(() => ({
    test,
    agency,
    verb: 'recall',
    ready: async () => ({
      id: (await running()).id,
      holder: agency.headOfDinasB,
      reader: agency.headOfDinasA,
    }),
  }));

  it('takes effect after the notice, with a letter, and everyone concerned is told', async () => {
    const { id } = await running();
    await test.database.query('delete from notification');
    const seen = await agency.headOfDinasB.api.get(`/assignments/${id}`);
    expect(seen.body).toMatchObject({ earliestRecallOn: FIRST_DAY });
    expect(seen.body.allowedActions).toContain('recall');
    const { status, body } = await recall(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'active',
      endsOn: FIRST_DAY,
      ending: {
        cause: 'recall',
        reason: 'Dibutuhkan di unit asal',
        lastDay: FIRST_DAY,
        plannedEndsOn: '2026-12-31',
        isNoted: true,
      },
      issuedLetters: [{ kind: 'recall' }],
      allowedActions: ['undo-end'],
    });
    const { body: letter } = await agency.staffB1.api.get(`/letters/${body.issuedLetters[0].id}`);
    expect(letter).toMatchObject({ subject: 'Penarikan Pegawai dari Penugasan', status: 'issued' });
    expect(JSON.stringify(letter.blocks)).toContain('27\u00a0November 2026');
    for (const reader of [agency.staffB1, agency.headOfDinasA, agency.staffA1b]) {
      const { body: news } = await reader.api.get('/notifications');
      expect(news.items[0].title).toBe(`Penugasan ditarik kembali: ${agency.staffB1.name}`);
    }
    expect((await agency.headOfDinasB.api.get('/notifications')).body.items).toEqual([]);

    test.clock.set('2026-11-27T16:00:00Z');
    expect(await test.app.get(AssignmentJobs).endOver()).toBe(0);
    test.clock.set('2026-11-27T17:30:00Z');
    expect(await test.app.get(AssignmentJobs).endOver()).toBe(1);
    const { body: after } = await agency.headOfDinasB.api.get(`/assignments/${id}`);
    expect(after).toMatchObject({ status: 'recalled', ending: { isNoted: false } });
    const task = after.letters.find((one: { kind: string }) => one.kind === 'assignment');
    expect(task.status).toBe('cancelled');
    expect(task.cancelReason).toContain(body.issuedLetters[0].number);
  });

  it('closes the work for the squad after the last day, and not before', async () => {
    const { id, squad } = await running(agency.staffB1);
    await recall(id);
    const log = (date: string) =>
      agency.staffB1.api.post('/activities', activityInput({ date, squadId: squad.id }));
    test.clock.set('2026-11-30T02:00:00Z');
    expect((await log(FIRST_DAY)).status).toBe(201);
    const late = await log('2026-11-30');
    expect([late.status, late.body.errors[0].field]).toEqual([400, 'squadId']);
  });

  it('calls back at once what was never received', async () => {
    const { id } = await running(agency.staffB1, 'acknowledge');
    const { body } = await recall(id);
    expect(body).toMatchObject({
      status: 'recalled',
      ending: { isNoted: false },
      allowedActions: [],
    });
    expect((await agency.staffB1.api.post(`/assignments/${id}/acknowledge`, {})).status).toBe(409);
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    const task = letters.items.find((one: { kind: string }) => one.kind === 'assignment');
    expect(task.status).toBe('cancelled');
    expect(letters.items.at(-1)).toMatchObject({ kind: 'recall', status: 'issued' });
  });

  it('wants a reason, and a day that leaves the notice and lies before the planned end', async () => {
    const { id } = await running();
    expect((await recall(id, {})).body.errors[0]).toMatchObject({
      field: 'note',
      code: 'note_required',
    });
    for (const [lastDay, code] of [
      ['2026-11-26', 'too_early'],
      ['2026-12-31', 'too_late'],
      ['2026-02-31', 'isLocalDate'],
    ]) {
      const answer = await recall(id, { note: 'Dibutuhkan', lastDay });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'lastDay', code }] } });
    }
    const changed = await agency.admin.api.get('/agency');
    await agency.admin.api.patch('/agency', { recallNoticeDays: 0, version: changed.body.version });
    expect((await recall(id, { note: 'Dibutuhkan', lastDay: '2026-11-25' })).status).toBe(200);
    await test.database.query(`update agency set settings = settings - 'recallNoticeDays'`);
  });

  it('is refused before the letter is issued, twice, and to the person concerned as their own Plt', async () => {
    const pending = await running(agency.staffB1, 'issue');
    expect((await recall(pending.id)).body.code).toBe('wrong_state');
    await agency.staffA1b.api.post(`/assignments/${pending.id}/withdraw`, {});
    const { id } = await running();
    expect((await recall(id)).status).toBe(200);
    expect((await recall(id)).body.code).toBe('already_noted');
  });

  it('lets one of two at once through, with one letter', async () => {
    const { id } = await running();
    const answers = await Promise.all([recall(id), recall(id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const letters = await test.database.query(
      `select 1 from letter where assignment_id = $1 and kind = 'recall'`,
      [id],
    );
    expect(letters).toHaveLength(1);
  });

  it('shows the letter beforehand to whom it would be the letter of, and to nobody else', async () => {
    const { id } = await running();
    const path = `/assignments/${id}/ending-preview?action=recall&note=Dibutuhkan`;
    const { body } = await agency.headOfDinasB.api.get(path);
    expect(body.items).toMatchObject([
      { kind: 'recall', subject: 'Penarikan Pegawai dari Penugasan' },
    ]);
    expect(JSON.stringify(body.items[0].blocks)).toContain('Dibutuhkan');
    expect((await agency.headOfDinasA.api.get(path)).status).toBe(403);
    expect((await agency.staffUmum.api.get(path)).status).toBe(404);
    expect((await test.anonymous.get(path)).status).toBe(401);
    expect((await agency.headOfDinasB.api.get(path.replace('recall', 'x'))).status).toBe(400);
  });

  describe('undo-end', () => {
    const undo = (id: string, by: TestEmployee = agency.headOfDinasB) =>
      by.api.post(`/assignments/${id}/undo-end`, { note: 'Sudah ada tambahan pegawai' });

    it('restores the period and cancels the letter, until the last day has come', async () => {
      const { id } = await running();
      const recalled = await recall(id);
      expect((await undo(id, agency.headOfDinasA)).status).toBe(403);
      expect((await undo(id, agency.staffUmum)).status).toBe(404);
      expect((await test.anonymous.post(`/assignments/${id}/undo-end`)).status).toBe(401);
      const { status, body } = await undo(id);
      expect([status, body.status, body.endsOn, body.ending]).toEqual([
        200,
        'active',
        '2026-12-31',
        null,
      ]);
      const { body: letter } = await agency.staffB1.api.get(
        `/letters/${recalled.body.issuedLetters[0].id}`,
      );
      expect(letter.status).toBe('cancelled');
      const members = await test.database.query(
        'select ends_on::text as "endsOn", ended_reason as reason from squad_member where assignment_id = $1',
        [id],
      );
      expect(members).toEqual([{ endsOn: '2026-12-31', reason: null }]);
      expect((await undo(id)).body.code).toBe('wrong_state');
      await recall(id);
      const offered = async () =>
        (await agency.headOfDinasB.api.get(`/assignments/${id}`)).body.allowedActions;
      expect(await offered()).toEqual(['undo-end']);
      test.clock.set('2026-11-27T02:00:00Z');
      expect(await offered()).toEqual([]);
      expect((await undo(id)).body.code).toBe('wrong_state');
    });

    it('is refused once the freed seat has gone to somebody else', async () => {
      const squad = await squadFor(test, agency, { count: 1 });
      const { id } = await assignmentAt(agency, squad, agency.staffB1, null);
      await recall(id);
      await assignmentAt(agency, squad, agency.staffA1, 'acknowledge', { by: agency.headOfDinasA });
      expect((await undo(id)).body.code).toBe('role_full');
    });

    it('lets one of two at once through', async () => {
      const { id } = await running();
      await recall(id);
      const answers = await Promise.all([undo(id), undo(id)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    });
  });
});

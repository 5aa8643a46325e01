import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  type AgencyWithDirectStaff,
  assignmentAt,
  seen,
  squadFor,
  withDirectStaff,
} from '../../../test/factories/assignments.js';
import { smallAgency } from '../../../test/factories/organization.js';
import { newId } from '../../platform/database/ids.js';

describe('GET /inbox and POST /inbox/decide', () => {
  let test: TestApp;
  let agency: AgencyWithDirectStaff;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await withDirectStaff(await smallAgency(test));
  });
  afterAll(() => test.close());

  const waiting = async (): Promise<string> =>
    (await assignmentAt(agency, await squadFor(test, agency), agency.direct, 'approve')).id;

  it('asks nobody in', async () => {
    expect((await test.anonymous.get('/inbox')).status).toBe(401);
    expect((await test.anonymous.post('/inbox/decide', { items: [] })).status).toBe(401);
  });

  it('lists what waits, with as many statements for one row as for ten', async () => {
    await waiting();
    const one = await test.countStatements(() => agency.headOfDinasA.api.get('/inbox'));
    for (let n = 0; n < 9; n += 1) await waiting();
    const ten = await test.countStatements(() => agency.headOfDinasA.api.get('/inbox'));
    expect(ten.result.body.items).toHaveLength(10);
    expect(ten.result.body).toMatchObject({ nextCursor: null, total: 10 });
    expect(ten.statements).toBe(one.statements);
    // The actor; SKP, activities, steps and their squads, sheets, squads whose results may wait, second approvals of who
    // heads a unit; all counts at once.
    expect(ten.statements).toBeLessThanOrEqual(9);
    const badge = await test.countStatements(() => agency.headOfDinasA.api.get('/me'));
    expect(badge.result.body.counts.inbox).toBe(10);
    expect(badge.statements).toBeLessThanOrEqual(3);
    expect(ten.result.body.items[0]).toMatchObject({
      kind: 'assignment',
      requestedBy: agency.staffA1b.name,
      dueAt: '2026-12-01',
      via: 'assessor',
      allowedActions: ['approve', 'reject'],
    });
    const limited = await agency.headOfDinasA.api.get('/inbox?limit=3&kind=assignment');
    expect(limited.body.items).toHaveLength(3);
    expect((await agency.headOfDinasA.api.get('/inbox?limit=101')).status).toBe(400);
    expect((await agency.headOfDinasA.api.get('/inbox?kind=mail')).status).toBe(400);
    expect((await agency.staffUmum.api.get('/inbox')).body.items).toEqual([]);
  });

  it('tells the number of each letter it brought, and whose turn it is now', async () => {
    const id = await waiting();
    const decide = async (action: string) =>
      (
        await agency.headOfDinasA.api.post('/inbox/decide', {
          items: [{ kind: 'assignment', id, action, ...(await seen(agency.headOfDinasA, id)) }],
        })
      ).body.items[0];
    expect(await decide('approve')).toMatchObject({
      done: true,
      letters: [],
      next: { act: 'Penerbitan surat tugas', withWhom: agency.headOfDinasA.name },
    });
    const issued = await decide('issue');
    const { body } = await agency.direct.api.get(`/assignments/${id}/letters`);
    const [{ id: letterId, kind, number }] = body.items;
    expect(issued).toMatchObject({
      letters: [{ id: letterId, kind, number }],
      next: { act: 'Tanda terima', withWhom: agency.direct.name },
    });
  });

  it('decides each row alone, and says why a row failed', async () => {
    const [first, second, third] = [await waiting(), await waiting(), await waiting()];
    await agency.headOfDinasA.api.post(`/assignments/${second}/approve`, {});
    test.clock.set('2026-11-24T02:16:30.000Z');
    const row = (id: string | undefined, action: string, extra = {}) => ({
      kind: 'assignment',
      id,
      action,
      ...extra,
    });
    const { status, body } = await agency.headOfDinasA.api.post('/inbox/decide', {
      items: [
        row(first, 'approve'),
        row(second, 'approve'),
        row(third, 'reject'),
        row(newId(), 'approve'),
        row(third, 'approve', { version: 1 }),
        row(third, 'delete'),
        { kind: 'second_approval', id: newId(), action: 'issue' },
      ],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ done: 1, failed: 6 });
    expect(
      body.items.map((item: { code: string | null; detail: string | null }) => [
        item.code,
        item.detail,
      ]),
    ).toEqual([
      [null, null],
      ['wrong_state', `Sudah diputus oleh ${agency.headOfDinasA.name}, 2 menit lalu.`],
      ['note_required', 'Tuliskan alasannya.'],
      ['not_found', 'Penugasan tidak ditemukan.'],
      ['stale_version', expect.any(String)],
      ['validation_failed', expect.any(String)],
      ['not_in_bulk', expect.any(String)],
    ]);
    const { body: stillWaiting } = await agency.headOfDinasA.api.get(`/assignments/${third}`);
    expect(stillWaiting.steps[1].status).toBe('pending');
  });

  it('refuses nothing, too much and nonsense', async () => {
    const post = (items: unknown) => agency.headOfDinasA.api.post('/inbox/decide', { items });
    expect((await post([])).status).toBe(400);
    expect((await post('x')).status).toBe(400);
    const nonsense = await post([{ kind: 'x', id: 'y', action: 'approve' }]);
    expect(nonsense.body.errors.map((error: { field: string }) => error.field)).toEqual([
      'items.0.kind',
      'items.0.id',
    ]);
    const item = { kind: 'assignment', id: newId(), action: 'approve' };
    expect((await post(Array.from({ length: 101 }, () => item))).status).toBe(400);
  });
});

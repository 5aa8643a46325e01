import { startTestApp, type TestApp } from '../../../test/app.js';
import { ActivityFactory } from '../../../test/factories/activities.js';
import { assignmentAt, decides, squadFor } from '../../../test/factories/assignments.js';
import { joins, reports, requestRound, runningSquad } from '../../../test/factories/evaluation.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { submittedSkp } from '../../../test/factories/skp.js';
import { TurnRegistry } from '../../workflow/turns/turn.registry.js';

describe('GET /waiting', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let activities: ActivityFactory;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    activities = new ActivityFactory(test, agency);
  });
  afterAll(() => test.close());

  const waitingOf = async ({ api }: TestEmployee, kind?: string) => {
    const { body } = await api.get('/waiting');
    return body.items.filter((item: { kind: string }) => kind === undefined || item.kind === kind);
  };

  it('asks nobody in, and has nothing for who waits for nothing', async () => {
    expect((await test.anonymous.get('/waiting')).status).toBe(401);
    expect((await agency.staffUmum.api.get('/waiting')).body).toEqual({
      items: [],
      nextCursor: null,
    });
    expect((await agency.admin.api.get('/waiting')).body.items).toEqual([]);
    expect((await agency.staffUmum.api.get('/waiting?limit=0')).status).toBe(400);
  });

  it('sums up sent work by who validates it', async () => {
    const one = await activities.submitted(agency.staffA2, { name: 'Rapat data' });
    expect(await waitingOf(agency.staffA2)).toEqual([
      {
        kind: 'activity',
        id: one,
        title: 'Rapat data',
        act: 'Validasi',
        withWhom: agency.headOfA2.name,
        since: '2026-11-24T02:14:00.000Z',
        dueAt: '2026-12-01',
        link: `/aktivitas/${one}`,
      },
    ]);
    await activities.submitted(agency.staffA2, { startsAt: '10:00', endsAt: '11:00' });
    await activities.submitted(agency.staffA2, { startsAt: '13:00', endsAt: '14:00' });
    await activities.draft(agency.staffA2, { startsAt: '15:00', endsAt: '15:30' });
    const [item, ...others] = await waitingOf(agency.staffA2);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ id: one, title: '3 aktivitas', link: '/riwayat' });
    await agency.headOfA2.api.post(`/activities/${one}/validate`, {});
    expect((await waitingOf(agency.staffA2))[0].title).toBe('2 aktivitas');
    expect(await waitingOf(agency.headOfA2)).toEqual([]);
  });

  it('names the PjPK of a submitted SKP, also as Plh, and the post while nobody fills it', async () => {
    const { goalId } = await squadFor(test, agency, { owner: agency.units.dinasB });
    const { skpId } = await submittedSkp(agency.staffB1, goalId);
    const expected = { kind: 'skp', id: skpId, title: 'SKP 2026, versi 1', act: 'Persetujuan' };
    expect(await waitingOf(agency.staffB1)).toEqual([
      expect.objectContaining({ ...expected, withWhom: agency.headOfB1.name }),
    ]);
    await agency.factory.delegate(
      agency.units.bidangB1,
      agency.headOfDinasB,
      'plh',
      '2026-11-20',
      '2026-11-30',
    );
    expect((await waitingOf(agency.staffB1))[0].withWhom).toBe(agency.headOfDinasB.name);
    await test.database.query('delete from delegation');
    await test.database.query(`update position_holding set ends_on = '2026-11-01' where id = $1`, [
      agency.headOfB1.holdingId,
    ]);
    await agency.factory.refresh();
    expect((await waitingOf(agency.staffB1))[0].withWhom).toBe(
      `Kepala ${agency.units.bidangB1.name} (lowong)`,
    );
  });

  it('tells starter and employee who owes the next step, but not the one who owes it', async () => {
    const squad = await squadFor(test, agency);
    const asked = await assignmentAt(agency, squad, agency.staffA1, 'accept');
    const named = await test.database.one<{ name: string }>(
      'select name from squad where id = $1',
      [squad.id],
    );
    const mine = (employee: TestEmployee) => waitingOf(employee, 'assignment');
    expect(await mine(agency.staffA1)).toEqual([]);
    expect(await mine(squad.leader)).toEqual([
      expect.objectContaining({
        id: asked.id,
        act: 'Kesediaan',
        withWhom: agency.staffA1.name,
        title: `${agency.staffA1.name}: Analis data, ${named?.name}`,
        link: `/penugasan/${asked.id}`,
      }),
    ]);
    await agency.staffA1.api.post(`/assignments/${asked.id}/accept`, {});
    for (const [employee, who] of [
      [agency.staffA1, 'Penugasan Anda'],
      [squad.leader, agency.staffA1.name],
    ] as const) {
      expect(await mine(employee)).toEqual([
        expect.objectContaining({
          act: 'Persetujuan',
          withWhom: agency.headOfA1.name,
          title: `${who}: Analis data, ${named?.name}`,
          dueAt: '2026-12-01',
        }),
      ]);
    }
    expect(await mine(agency.headOfA1)).toEqual([]);
    await decides(agency.headOfA1, asked.id, 'reject', 'Beban penuh');
    expect(await mine(squad.leader)).toEqual([]);
  });

  it('tells the leader who still owes scores', async () => {
    const squad = await runningSquad(test, agency);
    for (const member of [agency.staffA1, agency.staffA2]) {
      await joins(test, squad, member);
      await reports(test, squad, member);
    }
    expect(await requestRound(squad)).toMatchObject({ status: 200 });
    const items = await waitingOf(squad.leader, 'assessment');
    expect(
      items.map((item: { withWhom: string; title: string }) => [
        item.withWhom,
        item.title.split(',')[0],
      ]),
    ).toEqual(
      expect.arrayContaining([
        [agency.headOfDinasA.name, 'Nilai 2 anggota'],
        [agency.headOfA1.name, 'Nilai 1 anggota'],
        [agency.headOfA2.name, 'Nilai 1 anggota'],
      ]),
    );
    expect(items).toHaveLength(3);
    expect(await waitingOf(agency.staffA2, 'assessment')).toEqual([]);
  });

  it('asks each source at most two statements, whatever the number of rows', async () => {
    const squad = await squadFor(test, agency, { leader: agency.staffA1b });
    await assignmentAt(agency, squad, agency.staffA2, 'accept');
    const all = await test.countStatements(() => agency.staffA1b.api.get('/waiting'));
    for (const employee of [agency.staffB1, agency.staffB1b, agency.staffUmum])
      await assignmentAt(agency, squad, employee, 'accept');
    const later = await test.countStatements(() => agency.staffA1b.api.get('/waiting'));
    expect(later.result.body.items.length).toBeGreaterThan(all.result.body.items.length);
    // The actor, two for each source at most, and the holders of all seats.
    expect(later.statements).toBe(all.statements);
    expect(later.statements).toBeLessThanOrEqual(2 + 2 * test.app.get(TurnRegistry).waiting.length);
  });
});

import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, decides, squadFor, walkTo } from '../../../test/factories/assignments.js';
import { employeesCsv, sendImport } from '../../../test/factories/imports.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';

const TODAY = '2026-11-24';

describe('an assignment on its way whose person', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let made = 0;
  beforeAll(async () => {
    test = await startTestApp();
  });
  beforeEach(async () => {
    made += 1;
    agency = await smallAgency(test, `353${made}`);
  });
  afterAll(() => test.close());

  const move = async (person: TestEmployee, unit: string, over: object = {}) => {
    const answer = await sendImport(
      agency.admin.api,
      'employees',
      employeesCsv([{ nip: person.nip, unit, ...over }]),
      { effectiveFrom: TODAY },
    );
    expect(answer.body.applied).toBe(true);
  };
  const read = async (id: string) => (await agency.admin.api.get(`/assignments/${id}`)).body;
  const titlesOf = async (person: TestEmployee): Promise<string[]> =>
    (await person.api.get('/notifications')).body.items.map(
      ({ title }: { title: string }) => title,
    );
  const eventsOf = (id: string) =>
    test.database.query<{ action: string; detail: Record<string, unknown> }>(
      `select action, detail from audit_event where entity_id = $1 and action in ('assignment.move', 'assignment.stop')`,
      [id],
    );

  it('moved to a third unit asks its PjPK and head, and keeps what was done', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'endorse');
    await move(agency.staffB1, 'SETDA.A1.1');
    const after = await read(id);
    expect(after).toMatchObject({
      status: 'pending',
      homeUnit: { id: agency.units.bagianUmum.id },
    });
    expect(
      after.steps.map((step: { status: string; approver: { employeeId: string } }) => [
        step.status,
        step.approver.employeeId,
      ]),
    ).toEqual([
      ['done', agency.staffB1.employeeId],
      ['done', agency.headOfDinasA.employeeId],
      ['pending', agency.headOfUmum.employeeId],
      ['waiting', agency.headOfUmum.employeeId],
      ['waiting', agency.headOfUmum.employeeId],
      ['waiting', agency.staffB1.employeeId],
    ]);
    expect((await decides(agency.headOfB1, id, 'endorse')).status).toBe(404);
    const told = 'Penugasan menunggu unit baru';
    for (const person of [squad.leader, agency.staffB1, agency.headOfB1])
      expect(await titlesOf(person)).toContain(told);
    expect(await titlesOf(agency.headOfUmum)).toContain('Rekomendasi Anda diminta');
    expect(await eventsOf(id)).toEqual([
      { action: 'assignment.move', detail: expect.objectContaining({ steps: [3, 4, 5] }) },
    ]);
    const active = await walkTo(agency, { status: 200, body: after, headers: new Headers() }, null);
    expect(active.status).toBe('active');
    const { body: letters } = await agency.staffB1.api.get(`/assignments/${id}/letters`);
    expect(letters.items.at(-1).number.split('/')[2]).toBe('SETDA.A1.1');
  });

  it('moved to another PjPK of the same unit asks that one', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffA2, 'approve');
    await move(agency.staffA2, 'DISA.1');
    const after = await read(id);
    expect(after.steps[1].approver.employeeId).toBe(agency.headOfA1.employeeId);
    expect((await decides(agency.headOfA1, id, 'approve')).status).toBe(200);
  });

  it('moved into the owner’s unit stops, as other steps hold there', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'endorse');
    await move(agency.staffB1, 'DISA.2');
    const after = await read(id);
    expect(after.status).toBe('withdrawn');
    expect(after.endingReason).toContain('pindah ke unit pemilik kinerja');
    for (const person of [squad.leader, agency.staffB1, agency.headOfB1])
      expect(await titlesOf(person)).toContain('Penugasan berhenti');
    // The request that is out says so, too.
    const { body: letters } = await squad.leader.api.get(`/assignments/${id}/letters`);
    expect(letters.items[0]).toMatchObject({ kind: 'request', status: 'cancelled' });
    expect((await decides(agency.headOfB1, id, 'endorse')).status).not.toBe(200);
    // The seat is free again.
    expect((await assignmentAt(agency, squad, agency.staffB1, 'accept')).route).toBe('within_unit');
  });

  it('became somebody who is not assigned stops', async () => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'issue');
    await move(agency.staffB1, 'DISB.1', { kind: 'PENGAWAS' });
    expect((await read(id)).status).toBe('withdrawn');
  });

  it.each([
    ['left', 'tidak lagi bertugas'],
    ['suspended', 'diberhentikan sementara'],
  ] as const)('%s stops', async (kind, words) => {
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffB1, 'issue');
    const change = {
      employeeId: agency.staffB1.employeeId,
      kind,
      fromHoldingId: agency.staffB1.holdingId,
      toHoldingId: null,
      lastDay: '2026-11-23',
    };
    const settle = () =>
      test.database.transaction((tx) =>
        test.app
          .get(StaffingAftermath)
          .settle(tx, { agencyId: agency.factory.agencyId, today: TODAY, changes: [change] }),
      );
    await settle();
    const after = await read(id);
    expect(after.status).toBe('withdrawn');
    expect(after.endingReason).toContain(words);
    await settle();
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it('changed without a word is looked at again when the decision comes', async () => {
    const squad = await squadFor(test, agency);
    const [stopped, asked] = [
      await assignmentAt(agency, squad, agency.staffB1, 'issue'),
      await assignmentAt(agency, squad, agency.staffB1b, 'endorse'),
    ];
    const set = (person: TestEmployee, what: string, value: string) =>
      test.database.query(`update employee_directory set ${what} = $2 where employee_id = $1`, [
        person.employeeId,
        value,
      ]);
    await set(agency.staffB1, 'position_kind', 'PENGAWAS');
    const late = await decides(agency.headOfDinasB, stopped.id, 'issue');
    expect([late.status, late.body.code]).toEqual([409, 'assignment_stopped']);
    expect((await read(stopped.id)).status).toBe('withdrawn');
    await set(agency.staffB1b, 'organizational_unit_id', agency.units.bagianUmum.id);
    const moved = await decides(agency.headOfB1, asked.id, 'endorse');
    expect([moved.status, moved.body.code]).toEqual([409, 'person_moved']);
    expect((await read(asked.id)).homeUnit.id).toBe(agency.units.bagianUmum.id);
  });
});

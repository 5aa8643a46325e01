import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  type SmallAgency,
  smallAgency,
  type TestEmployee,
} from '../../../test/factories/organization.js';
import { approvedSkp, submittedSkp } from '../../../test/factories/skp.js';
import { membership, squad, type TestSquad } from '../../../test/factories/squads.js';
import { systemOf } from '../../workflow/events/audit.service.js';
import { SkpService } from './skp.service.js';

/** R415: the RHK that carries a squad's goal may come after the letter was received. */
describe('an RHK that comes to carry the goal of a squad', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let work: TestSquad;
  let member: TestEmployee;
  beforeEach(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    member = agency.staffA1;
    work = await squad(test, agency);
  });
  afterEach(() => test.close());

  /** What the letter brings: an RHK that names the goal alone, because nobody carries it yet. */
  async function received(person = member): Promise<string> {
    const { assignmentId } = await membership(test, agency, work, person);
    return test.database.transaction((tx) =>
      test.app.get(SkpService).proposeRhk(
        tx,
        {
          agencyId: agency.factory.agencyId,
          employeeId: person.employeeId,
          squadId: work.id,
          goalId: work.goal.id,
          ownerUnitId: agency.units.dinasA.id,
          assignmentId,
          text: work.goal.statement,
          kind: 'utama',
          until: '2026-12-31',
        },
        systemOf(agency.factory.agencyId),
      ),
    );
  }
  const skpOf = async (person = member) => {
    const [row] = await test.database.query<{ id: string }>(
      'select id from skp where employee_id = $1',
      [person.employeeId],
    );
    return (await person.api.get(`/skp/${row?.id ?? ''}`)).body;
  };
  /** The version with the RHK is agreed while it names the goal alone. */
  async function agreed(): Promise<string> {
    const rhkId = await received();
    await test.database.query(
      `update skp_revision set status = 'approved', decided_at = now()
        where status = 'draft' and skp_id = (select id from skp where employee_id = $1)`,
      [member.employeeId],
    );
    return rhkId;
  }
  const snapshots = (rhkId: string) =>
    test.database.query(
      `select r.number, n.intervened_rhk_id as above from rhk_snapshot n join skp_revision r on r.id = n.revision_id
        where n.rhk_id = $1 order by r.number`,
      [rhkId],
    );
  const told = (person = member) =>
    test.database.query(
      `select body from notification where employee_id = $1 and kind = 'skp.propose_carrier'`,
      [person.employeeId],
    );

  it('is proposed by the next version with a difference in words; what was agreed stays', async () => {
    const rhkId = await agreed();
    const boss = await approvedSkp(test, agency.headOfA1, {
      goalId: work.goal.id,
      text: 'Layanan adminduk tertib',
    });
    const before = await skpOf();
    expect(before.revision.status).toBe('approved');
    const { status, body } = await member.api.post(`/skp/${before.id}/revise`, { note: 'Target' });
    expect(status).toBe(200);
    expect(await snapshots(rhkId)).toEqual([
      { number: 1, above: null },
      { number: 2, above: boss.rhkId },
    ]);
    const { name } = (await agency.headOfA1.api.get('/me')).body;
    expect(body.changes).toMatchObject({ against: 1, added: [], removed: [] });
    expect(body.changes.changed).toEqual([
      {
        rhkId,
        text: work.goal.statement,
        fields: [
          {
            field: 'intervenedRhkId',
            before: work.goal.statement,
            after: `Layanan adminduk tertib (${name})`,
          },
        ],
      },
    ]);
    const [proposed] = body.rhk;
    expect(proposed).toMatchObject({ goalId: work.goal.id, squadId: work.id });
    const said = body.dialogue.find((one: { revision: number }) => one.revision === 2);
    expect(said).toMatchObject({ rhkId, kind: 'proposal' });
    expect(said.note).toContain(
      `RHK “${work.goal.statement}” kini mendukung RHK “Layanan adminduk tertib” (`,
    );
    expect(await told()).toHaveLength(1);
    const { body: versions } = await member.api.get(`/skp/${before.id}/versions`);
    expect(versions.items[0].diff.changed[0].fields[0].before).toBe(work.goal.statement);
  });

  it('is also proposed when another letter opens the next version', async () => {
    const rhkId = await agreed();
    const boss = await approvedSkp(test, agency.headOfA1, { goalId: work.goal.id });
    work = await squad(test, agency);
    await received();
    expect(await snapshots(rhkId)).toEqual([
      { number: 1, above: null },
      { number: 2, above: boss.rhkId },
    ]);
  });

  it('is proposed at its approval in a draft that is open then, and in none that waits for the PjPK', async () => {
    const rhkId = await received();
    const waiting = await received(agency.staffA1b);
    await test.database.query(
      `update skp_revision set status = 'submitted' where skp_id = (select id from skp where employee_id = $1)`,
      [agency.staffA1b.employeeId],
    );
    const { version } = await skpOf();
    const { skpId, rhkId: carrier } = await submittedSkp(agency.headOfA1, work.goal.id);
    expect(await snapshots(rhkId)).toEqual([{ number: 1, above: null }]);
    const approved = await agency.headOfDinasA.api.post(`/skp/${skpId}/approve`);
    expect(approved.status).toBe(200);
    expect(await snapshots(rhkId)).toEqual([{ number: 1, above: carrier }]);
    expect((await skpOf()).version).toBeGreaterThan(version);
    expect(await told()).toHaveLength(1);
    expect(await snapshots(waiting)).toEqual([{ number: 1, above: null }]);
    // Once it comes back, it proposes the change.
    const back = await skpOf(agency.staffA1b);
    const returned = await agency.headOfA1.api.post(`/skp/${back.id}/return`, { note: 'Lengkapi' });
    expect(returned.status).toBe(200);
    expect(await snapshots(waiting)).toEqual([{ number: 1, above: carrier }]);
  });

  it('is none of somebody who is no head, and none that carries another goal', async () => {
    const rhkId = await agreed();
    await approvedSkp(test, agency.staffA1b, { goalId: work.goal.id });
    const other = await squad(test, agency);
    await approvedSkp(test, agency.headOfA1, { goalId: other.goal.id });
    const { id } = await skpOf();
    expect((await member.api.post(`/skp/${id}/revise`, { note: 'Target' })).status).toBe(200);
    expect((await snapshots(rhkId))[1]).toEqual({ number: 2, above: null });
    expect((await skpOf()).changes.changed).toEqual([]);
    expect(await told()).toEqual([]);
  });
});

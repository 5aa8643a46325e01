import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { membership, squad, type TestSquad } from '../../../test/factories/squads.js';
import { CLAIM_STATUSES } from '../squads/domain/capacity.js';
import { LIVE_ASSIGNMENTS } from './assignment.api.js';
import { ASSIGNMENT_STATUSES, type AssignmentStatus } from './domain/lifecycle.js';

describe('assignments as others read them', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let of: TestSquad;
  let id: string;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    of = await squad(test, agency, { status: 'active', leader: agency.staffA1, count: 1 });
    ({ assignmentId: id } = await membership(test, agency, of, agency.staffB1));
  });
  afterAll(() => test.close());

  const put = (status: AssignmentStatus, cause: 'end' | null = null) =>
    test.database.query(
      `update assignment set status = $2, ending_cause = $3, ending_reason = case when $3 = 'end' then 'Selesai' end,
              ending_at = case when $3 = 'end' then now() end where id = $1`,
      [id, status, cause],
    );
  const live = () =>
    test.database.query<{ status: string; is_leaving: boolean }>(
      `select a.status, a.is_leaving from ${LIVE_ASSIGNMENTS} a where a.id = $1`,
      [id],
    );
  const seats = async () => {
    const { filled, reserved, open } = (
      await agency.headOfDinasA.api.get(`/squads/${of.id}`)
    ).body.roles.at(-1);
    return { filled, reserved, open };
  };

  it.each(ASSIGNMENT_STATUSES)(
    '%s counts for the seats of a squad as it should',
    async (status) => {
      await put(status);
      const isLive = CLAIM_STATUSES.some((claim) => claim === status);
      expect(await live()).toEqual(isLive ? [{ status, is_leaving: false }] : []);
      expect(await seats()).toEqual({
        filled: ['issued', 'active'].includes(status) ? 1 : 0,
        reserved: status === 'pending' ? 1 : 0,
        open: isLive ? 0 : 1,
      });
    },
  );

  it.each(CLAIM_STATUSES)('%s gives its seat to the next once its end is noted', async (status) => {
    await put(status, 'end');
    expect(await live()).toEqual([{ status, is_leaving: true }]);
    expect(await seats()).toEqual({ filled: 0, reserved: 0, open: 1 });
  });

  it('are planned as if the table itself were named', async () => {
    const plan = async (from: string, where: string) =>
      (
        await test.database.query<{ 'QUERY PLAN': string }>(
          `explain (costs off) select r.id, (select count(*) from ${from} a where a.role_id = r.id and ${where}) from squad_role r`,
        )
      ).map((line) => line['QUERY PLAN'].replace(/(on assignment) a$/, '$1'));
    expect(await plan(LIVE_ASSIGNMENTS, 'not a.is_leaving')).toEqual(
      await plan(
        'assignment',
        `a.ending_cause is null and a.status in ('pending', 'issued', 'active')`,
      ),
    );
  });
});

import { startTestApp, type TestApp } from '../../../test/app.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { approvedSkp } from '../../../test/factories/skp.js';
import { SkpStartJob } from './skp-start.job.js';

describe('an SKP agreed ahead of its period', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let skpId: string;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    ({ skpId } = await approvedSkp(test, agency.staffA1));
  });
  afterAll(() => test.close());

  const begin = async (revision: 'approved' | 'submitted', now: string) => {
    await test.database.query(
      `update skp set status = 'planning', starts_on = '2026-12-01' where id = $1`,
      [skpId],
    );
    await test.database.query('update skp_revision set status = $2 where skp_id = $1', [
      skpId,
      revision,
    ]);
    test.clock.set(now);
    await test.app.get(SkpStartJob).start();
    const row = await test.database.one<{ status: string }>(
      'select status from skp where id = $1',
      [skpId],
    );
    return row?.status;
  };

  it('waits until its first day in the zone of the agency', async () => {
    expect(await begin('approved', '2026-11-30T16:59:00Z')).toBe('planning');
    expect(await begin('approved', '2026-11-30T17:00:00Z')).toBe('running');
  });

  it('does not begin while nothing is approved', async () => {
    expect(await begin('submitted', '2026-12-02T00:00:00Z')).toBe('planning');
  });
});

import { startTestApp, type TestApp } from '../../../test/app.js';
import { assignmentAt, squadFor } from '../../../test/factories/assignments.js';
import { type SmallAgency, smallAgency } from '../../../test/factories/organization.js';
import { withinAgency } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { asOwner } from '../../platform/database/wall.js';

describe('issued letters and their numbers', () => {
  let test: TestApp;
  let agency: SmallAgency;
  let letterId: string;
  beforeAll(async () => {
    test = await startTestApp();
    agency = await smallAgency(test);
    const squad = await squadFor(test, agency);
    const { id } = await assignmentAt(agency, squad, agency.staffA1, 'acknowledge', {
      by: agency.headOfDinasA,
    });
    const [row] = await test.database.query<{ id: string }>(
      `select id from letter where assignment_id = $1 and kind = 'assignment'`,
      [id],
    );
    letterId = row?.id ?? '';
  });
  afterAll(() => test.close());

  const asProduct = (sql: string) =>
    withinAgency(agency.factory.agencyId, () => test.app.get(Database).query(sql));
  const rows = () => test.database.query('select * from letter order by id');

  it.each([
    `content = jsonb_set(content, '{person,name}', '"Orang lain"')`,
    `number = '800/1/LAIN/2026'`,
    `sequence = sequence + 100`,
    `file_hash = null`,
    `signer_employee_id = null`,
    `signed_via = 'unit_head:plt'`,
    `dated = dated - 1`,
    `issued_at = now()`,
    `verification_token = 'AAAA-AAAA-AAAA'`,
    `subject = 'Lain'`,
    `assignment_id = null`,
    `created_at = now()`,
    `status = 'draft'`,
    `cancel_reason = 'x', cancelled_at = now()`,
  ])('never change: %s', async (change) => {
    const before = await rows();
    await expect(asProduct(`update letter set ${change}`)).rejects.toThrow(
      /issued letter|letter_cancellation/,
    );
    expect(await rows()).toEqual(before);
  });

  it('are never deleted, not by the owner of the tables either', async () => {
    await expect(asProduct('delete from letter')).rejects.toThrow(/never deleted/);
    for (const table of ['letter cascade', 'letter_sequence'])
      await expect(asOwner(test.databaseUrl, `truncate ${table}`)).rejects.toThrow(/only added/);
  });

  it('never give a number anew', async () => {
    for (const change of [
      'update letter_sequence set last = last - 1',
      'update letter_sequence set year = year + 1',
      'delete from letter_sequence',
    ]) {
      await expect(asProduct(change)).rejects.toThrow(/numbers of letters/);
    }
  });

  it('move forward once: a cancelled one is neither issued again nor cancelled anew', async () => {
    const cancel = `update letter set status = 'cancelled', cancelled_at = now(), cancel_reason = 'Salah' where id = '${letterId}'`;
    await asProduct(cancel);
    await expect(asProduct(cancel.replace('Salah', 'Lain'))).rejects.toThrow(/only once/);
    await expect(
      asProduct(
        `update letter set status = 'issued', cancelled_at = null, cancel_reason = null where id = '${letterId}'`,
      ),
    ).rejects.toThrow(/only once/);
  });
});

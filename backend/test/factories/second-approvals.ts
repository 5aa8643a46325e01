import { newId } from '../../src/platform/database/ids.js';
import type { TestApp } from '../app.js';
import type { SmallAgency, TestEmployee, TestUnit } from './organization.js';

/** An access that somebody asked for themselves, about a unit; answers its id. */
export async function askedForOneself(
  test: TestApp,
  agency: SmallAgency,
  asker: TestEmployee,
  about: TestUnit,
): Promise<string> {
  const id = newId();
  await test.database.query(
    `insert into second_approval (id, agency_id, act, payload, title, reason, about_unit_id, asked_by_account, asked_by_employee)
     values ($1, $2, 'grant', $3, 'Akses pimpinan', 'Menggantikan', $4, $5, $6)`,
    [
      id,
      agency.factory.agencyId,
      JSON.stringify({ employeeId: asker.employeeId, role: 'executive' }),
      about.id,
      asker.accountId,
      asker.employeeId,
    ],
  );
  return id;
}

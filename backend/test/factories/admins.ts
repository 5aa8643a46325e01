import { newId } from '../../src/platform/database/ids.js';
import type { TestApp } from '../app.js';
import type { TestEmployee } from './organization.js';

/** Makes somebody with a post the agency's admin as well, or gives another access. */
export async function makeAdmin(
  test: TestApp,
  { employeeId, accountId }: TestEmployee,
  role: 'agency_admin' | 'auditor' = 'agency_admin',
): Promise<void> {
  await test.database.query(
    `insert into role_grant (id, agency_id, account_id, role, starts_on)
     select $1, agency_id, $2, $3, '2026-01-01' from employment where id = $4`,
    [newId(), accountId, role, employeeId],
  );
}

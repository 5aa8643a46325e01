import type { Tx } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/problem.js';
import type { AsnKind } from './domain/rank.js';

/** An employment as the verbs of staffing need it. */
export interface StaffedEmployee {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly kind: AsnKind;
  readonly startsOn: string;
  /** last day, also one to come; null: open */
  readonly endsOn: string | null;
  /** the holding that runs, or ran last */
  readonly holdingId: string | null;
  readonly lastHoldingStartsOn: string | null;
}

/**
 * One verb at a time changes the staffing of an agency, imports included: nobody is moved while they are recorded as
 * leaving.
 */
export async function lockStaffing(tx: Tx, agencyId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import:${agencyId}`]);
}

/** Those of this agency, in the order of their ids. */
export const lockEmployees = (
  tx: Tx,
  agencyId: string,
  ids: readonly string[],
): Promise<StaffedEmployee[]> =>
  tx.query<StaffedEmployee>(
    `select e.id, e.person_id as "personId", p.name, e.kind, e.starts_on::text as "startsOn", e.ends_on::text as "endsOn",
            (select h.id from position_holding h where h.employee_id = e.id order by h.starts_on desc limit 1) as "holdingId",
            (select max(h.starts_on)::text from position_holding h where h.employee_id = e.id) as "lastHoldingStartsOn"
       from employment e join person p on p.id = e.person_id
      where e.id = any($1::uuid[]) and e.agency_id = $2 order by e.id for update of e`,
    [ids, agencyId],
  );

/** @throws 404 for anybody outside this agency */
export async function lockEmployee(tx: Tx, agencyId: string, id: string): Promise<StaffedEmployee> {
  const [row] = await lockEmployees(tx, agencyId, [id]);
  if (!row) throw notFound('Pegawai');
  return row;
}

import type { Sql } from '../shared/database/sql.js';

/** Days on which somebody belonged to a unit or to one below it. */
export interface UnitStint {
  employeeId: string;
  from: string;
  until: string | null;
}

export async function findUnit(
  sql: Sql,
  agencyId: string,
  unitId: string,
): Promise<{ id: string; name: string; path: string[] } | null> {
  const [row] = await sql.query<{ id: string; name: string; path: string[] }>(
    'select id, name, path from unit where agency_id = $1 and id = $2',
    [agencyId, unitId],
  );
  return row ?? null;
}

/** The unit and all units above it. */
export async function headPathOf(sql: Sql, unitId: string): Promise<string[]> {
  const [row] = await sql.query<{ path: string[] }>('select path from unit where id = $1', [
    unitId,
  ]);
  return row?.path ?? [];
}

/** JF and pelaksana of the subtree in the period; heads are scored on their SKP, not in squads. */
export const stintsInUnit = (
  sql: Sql,
  agencyId: string,
  unitId: string,
  period: { from: string; until: string },
): Promise<UnitStint[]> =>
  sql.query<UnitStint>(
    `select h.employee_id as "employeeId", h.starts_on::text as "from", h.ends_on::text as "until"
       from position_holding h join unit u on u.id = h.unit_id
      where h.agency_id = $1 and u.path @> array[$2::uuid] and h.position_kind in ('FUNGSIONAL', 'PELAKSANA')
        and h.starts_on <= $4 and (h.ends_on is null or h.ends_on >= $3)
      order by h.employee_id, h.starts_on`,
    [agencyId, unitId, period.from, period.until],
  );

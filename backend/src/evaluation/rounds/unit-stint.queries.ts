import type { Sql } from '../../platform/database/sql.js';

/** Days on which somebody belonged to a unit or to one below it. */
export interface UnitStint {
  employeeId: string;
  from: string;
  until: string | null;
}

/** A unit as it was called on a day, with the units above it today: they decide who reads. */
export async function findUnit(
  sql: Sql,
  agencyId: string,
  unitId: string,
  on: string,
): Promise<{ id: string; name: string; path: string[] } | null> {
  const [row] = await sql.query<{ id: string; name: string; path: string[] }>(
    `select u.id, v.name, u.path
       from unit u join unit_version v on v.unit_id = u.id and v.starts_on <= $3::date and (v.ends_on is null or v.ends_on >= $3::date)
      where u.agency_id = $1 and u.id = $2`,
    [agencyId, unitId, on],
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

/**
 * JF and pelaksana of the subtree in the period, each on the days on which their unit belonged to it: one that was moved
 * since has not been elsewhere before. Heads are scored on their SKP, not in squads.
 */
export const stintsInUnit = (
  sql: Sql,
  agencyId: string,
  unitId: string,
  period: { from: string; until: string },
): Promise<UnitStint[]> =>
  sql.query<UnitStint>(
    `select h.employee_id as "employeeId", greatest(h.starts_on, v.starts_on)::text as "from",
            least(h.ends_on, v.ends_on)::text as "until"
       from unit_version v
       join position_holding h on h.unit_id = v.unit_id and h.starts_on <= coalesce(v.ends_on, h.starts_on)
        and v.starts_on <= coalesce(h.ends_on, v.starts_on)
      where v.agency_id = $1 and h.agency_id = $1 and v.path @> array[$2::uuid] and h.position_kind in ('FUNGSIONAL', 'PELAKSANA')
        and h.starts_on <= $4 and (h.ends_on is null or h.ends_on >= $3)
        and v.starts_on <= $4 and (v.ends_on is null or v.ends_on >= $3)
      order by h.employee_id, h.starts_on, v.starts_on`,
    [agencyId, unitId, period.from, period.until],
  );

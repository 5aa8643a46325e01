/**
 * The units below these, found by their parents: behind row-level security no index answers `path && …`, which is not
 * leakproof, and all units of the agency would be read for the few below a bidang. $1 agency.
 */
export const unitsBelowSql = (units: string): string => `(
  with recursive below (id) as (
    select c.id from unit c where c.agency_id = $1 and c.parent_id = any(${units})
    union
    select c.id from below b join unit c on c.agency_id = $1 and c.parent_id = b.id
  )
  select id from below where not id = any(${units}))`;

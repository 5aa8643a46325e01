import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/sql.js';

/** What a version keeps of a unit, in the same order on both sides. */
const KEPT = [
  'name',
  'kind',
  'template',
  'parent_id',
  'is_organizational',
  'organizational_unit_id',
  'path',
];
const of = (alias: string): string => KEPT.map((column) => `${alias}.${column}`).join(', ');
const DIFFERS = `(${of('v')}) is distinct from (${of('u')})`;

/** Corrects a version that begins on that day or later, and one that was never worked out. */
const CORRECT_SQL = `
  update unit_version v set ${KEPT.map((column) => `${column} = u.${column}`).join(', ')}
    from unit u
   where u.agency_id = $1 and v.unit_id = u.id and v.ends_on is null and (v.starts_on >= $2::date or v.path = '{}') and ${DIFFERS}`;

const CLOSE_SQL = `
  update unit_version v set ends_on = $2::date - 1
    from unit u where u.agency_id = $1 and v.unit_id = u.id and v.ends_on is null and ${DIFFERS}`;

const OPEN_SQL = `
  insert into unit_version (id, agency_id, unit_id, ${KEPT.join(', ')}, starts_on)
  select gen_random_uuid(), u.agency_id, u.id, ${of('u')}, $2::date
    from unit u
   where u.agency_id = $1 and not exists (select 1 from unit_version v where v.unit_id = u.id and v.ends_on is null)`;

/** Keeps what follows from the tree: the way down from the root, the nearest unit organisasi, and its versions. */
@Injectable()
export class StructureService {
  /**
   * After any change of units. What they are now holds from `on`; what they were before stays true for the days before. A
   * handful of statements for the whole agency.
   */
  async rebuild(sql: Sql, agencyId: string, on: string): Promise<void> {
    await sql.query(
      `with recursive tree as (
         select id, array[id] as path, case when is_organizational then id end as organizational_unit_id
           from unit where agency_id = $1 and parent_id is null
         union all
         select u.id, t.path || u.id, case when u.is_organizational then u.id else t.organizational_unit_id end
           from unit u join tree t on u.parent_id = t.id
       )
       update unit set path = tree.path, organizational_unit_id = tree.organizational_unit_id
         from tree
        where unit.id = tree.id
          and (unit.path <> tree.path or unit.organizational_unit_id is distinct from tree.organizational_unit_id)`,
      [agencyId],
    );
    await sql.query(CORRECT_SQL, [agencyId, on]);
    await sql.query(CLOSE_SQL, [agencyId, on]);
    await sql.query(OPEN_SQL, [agencyId, on]);
  }
}

import { Injectable } from '@nestjs/common';
import type { Sql } from '../shared/database/sql.js';

/** Keeps what follows from the tree: the way down from the root, and the nearest unit organisasi (decision 1). */
@Injectable()
export class StructureService {
  /** After any change of parent or flag. One statement for the whole agency. */
  async rebuild(sql: Sql, agencyId: string): Promise<void> {
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
  }
}

import { Injectable } from '@nestjs/common';
import type { Sql } from '../../platform/database/sql.js';

/** The post that somebody held on a day or, having left, last before it, with the seat of the PjPK that belongs to it. */
export interface Post {
  readonly employeeId: string;
  readonly holdingId: string;
  readonly positionName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly assessorUnitId: string | null;
  readonly assessorEmployeeId: string | null;
}

const ON_SQL = `
  select distinct on (h.employee_id) h.employee_id as "employeeId", h.id as "holdingId", h.position_name as "positionName", u.id as "unitId",
         coalesce(v.name, u.name) as "unitName",
         case when d.holding_id = h.id then d.assessor_unit_id else h.assessor_unit_id end as "assessorUnitId",
         case when d.holding_id = h.id then d.assessor_employee_id else h.assessor_employee_id end as "assessorEmployeeId"
    from position_holding h
    join unit u on u.id = h.unit_id
    left join unit_version v on v.unit_id = u.id and v.starts_on <= $3::date and (v.ends_on is null or v.ends_on >= $3::date)
    left join employee_directory d on d.employee_id = h.employee_id
   where h.agency_id = $1 and h.employee_id = any($2::uuid[]) and h.starts_on <= $3::date
   order by h.employee_id, h.starts_on desc`;

/** Who held what on a day. Today's is in the directory; what was done before a move belongs to the post of its day. */
@Injectable()
export class PostsService {
  /** Leaves out people who held no post by that day. */
  async on(
    sql: Sql,
    agencyId: string,
    employeeIds: readonly string[],
    date: string,
  ): Promise<Map<string, Post>> {
    if (employeeIds.length === 0) return new Map();
    const rows = await sql.query<Post>(ON_SQL, [agencyId, employeeIds, date]);
    return new Map(rows.map((row) => [row.employeeId, row]));
  }
}

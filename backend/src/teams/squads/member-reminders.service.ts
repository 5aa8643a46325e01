import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';

/** Which members were reminded on which day: once a day is enough. */
@Injectable()
export class MemberReminders {
  async remindedOn(sql: Sql, squadId: string, day: string): Promise<Set<string>> {
    const rows = await sql.query<{ employeeId: string }>(
      'select employee_id as "employeeId" from squad_member where squad_id = $1 and reminded_on = $2',
      [squadId, day],
    );
    return new Set(rows.map(({ employeeId }) => employeeId));
  }

  /** Marks those who were not reminded that day yet, and answers who they are. */
  async mark(
    tx: Tx,
    squadId: string,
    employeeIds: readonly string[],
    day: string,
  ): Promise<string[]> {
    const rows = await tx.query<{ employeeId: string }>(
      `update squad_member set reminded_on = $3
        where squad_id = $1 and employee_id = any($2::uuid[]) and reminded_on is distinct from $3
        returning employee_id as "employeeId"`,
      [squadId, employeeIds, day],
    );
    return [...new Set(rows.map(({ employeeId }) => employeeId))];
  }
}

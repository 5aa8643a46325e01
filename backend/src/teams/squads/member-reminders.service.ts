import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { markMembersReminded } from './squad.store.js';

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
    const rows = await markMembersReminded(tx, squadId, employeeIds, day);
    return [...new Set(rows.map(({ employeeId }) => employeeId))];
  }
}

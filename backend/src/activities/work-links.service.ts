import { Injectable } from '@nestjs/common';
import type { Sql } from '../shared/database/sql.js';
import { type RhkFacts, SkpService } from '../skp/skp.service.js';

/** The squad as the rules of activities see it. */
export interface SquadLink {
  id: string;
  name: string;
  leaderEmployeeId: string | null;
  leaderValidates: boolean;
  ownerUnitId: string;
}

/** What an activity hangs on: squads with their members, RHK with their action items. */
@Injectable()
export class WorkLinks {
  constructor(private readonly skp: SkpService) {}

  async squads(
    sql: Sql,
    agencyId: string,
    ids: readonly string[],
  ): Promise<Map<string, SquadLink>> {
    if (ids.length === 0) return new Map();
    const rows = await sql.query<SquadLink>(
      `select id, name, leader_employee_id as "leaderEmployeeId", leader_validates as "leaderValidates",
              owner_unit_id as "ownerUnitId"
         from squad where agency_id = $1 and id = any($2::uuid[])`,
      [agencyId, ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  rhk(sql: Sql, agencyId: string, ids: readonly string[]): Promise<Map<string, RhkFacts>> {
    return this.skp.rhkFacts(sql, agencyId, ids);
  }

  async isActiveMember(
    sql: Sql,
    squadId: string,
    employeeId: string,
    date: string,
  ): Promise<boolean> {
    const rows = await sql.query(
      `select 1 from squad_member where squad_id = $1 and employee_id = $2 and $3::date between starts_on and ends_on`,
      [squadId, employeeId, date],
    );
    return rows.length > 0;
  }

  currentActionItem(
    sql: Sql,
    agencyId: string,
    rhkId: string,
    date: string,
  ): Promise<{ id: string } | null> {
    return this.skp.currentActionItem(sql, agencyId, rhkId, date);
  }

  /** Ids of the squads in which the membership is active on that date. */
  async squadsOf(sql: Sql, employeeId: string, date: string): Promise<string[]> {
    const rows = await sql.query<{ id: string }>(
      `select squad_id as id from squad_member
        where employee_id = $1 and $2::date between starts_on and ends_on`,
      [employeeId, date],
    );
    return rows.map((row) => row.id);
  }

  /** What the employee may log work of that date on, in the order of the SKP. */
  async rhkOf(sql: Sql, agencyId: string, employeeId: string, date: string): Promise<RhkFacts[]> {
    const mine = await this.skp.myRhk(sql, { agencyId, employeeId }, date);
    const ids = mine.map((one) => one.id);
    const facts = await this.skp.rhkFacts(sql, agencyId, ids);
    return ids.flatMap((id) => facts.get(id) ?? []);
  }
}

import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Sql } from '../../platform/database/sql.js';
import type { AsnKind } from './domain/rank.js';

/** How any feature names a person. */
export class PersonRefDto {
  @ApiProperty() employeeId: string;
  @ApiProperty({ description: 'with titles' }) name: string;
  @ApiProperty() positionName: string;
  @ApiProperty() unitName: string;
}

/** Facts that rules of other features ask of a person. */
export interface EmployeeFacts extends PersonRefDto {
  agencyId: string;
  nip: string | null;
  rank: string | null;
  kind: AsnKind;
  positionKind: string;
  functionalLevel: string | null;
  holdingId: string;
  holdingStartsOn: string;
  holdingEndsOn: string | null;
  unitId: string;
  organizationalUnitId: string | null;
  organizationalUnitName: string | null;
  isHead: boolean;
  skills: string[];
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
  /** serves today; false for people who have left or are suspended */
  isPresent: boolean;
}

const FACTS_SQL = `
  select d.employee_id as "employeeId", d.display_name as name, d.position_name as "positionName", d.unit_name as "unitName",
         d.agency_id as "agencyId", d.nip, d.rank, d.kind, d.position_kind as "positionKind", d.functional_level as "functionalLevel",
         d.holding_id as "holdingId", h.starts_on::text as "holdingStartsOn", h.ends_on::text as "holdingEndsOn", d.unit_id as "unitId",
         d.organizational_unit_id as "organizationalUnitId", d.organizational_unit_name as "organizationalUnitName",
         d.is_head as "isHead", d.skills, d.assessor_unit_id as "assessorUnitId", d.assessor_employee_id as "assessorEmployeeId",
         d.is_present as "isPresent"
    from known_employee d join position_holding h on h.id = d.holding_id`;

/** Who people are today, for the rules and texts of other features. */
@Injectable()
export class PeopleService {
  /** Null for somebody who holds no post in this agency today. */
  async find(sql: Sql, agencyId: string, employeeId: string): Promise<EmployeeFacts | null> {
    const [row] = await sql.query<EmployeeFacts>(
      `${FACTS_SQL} where d.agency_id = $1 and d.employee_id = $2 and d.is_present`,
      [agencyId, employeeId],
    );
    return row ?? null;
  }

  /** Finds people who no longer serve, too; null for somebody whom this agency never knew. */
  async findKnown(sql: Sql, agencyId: string, employeeId: string): Promise<EmployeeFacts | null> {
    return (await this.findMany(sql, agencyId, [employeeId])).get(employeeId) ?? null;
  }

  /** Includes people who no longer serve, by the post they held last: what people did keeps their names. */
  async findMany(
    sql: Sql,
    agencyId: string,
    employeeIds: readonly string[],
  ): Promise<Map<string, EmployeeFacts>> {
    if (employeeIds.length === 0) return new Map();
    const rows = await sql.query<EmployeeFacts>(
      `${FACTS_SQL} where d.agency_id = $1 and d.employee_id = any($2::uuid[])`,
      [agencyId, employeeIds],
    );
    return new Map(rows.map((row) => [row.employeeId, row]));
  }
}

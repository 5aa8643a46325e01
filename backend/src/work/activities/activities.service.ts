import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Sql } from '../../platform/database/sql.js';
import { EvidenceDto } from './activity.dto.js';
import {
  listEvidence,
  listReturned,
  listValidated,
  sumValidated,
  type ValidatedOutput,
} from './activity.queries.js';
import { byActivity, evidenceView, shorten } from './activity-view.service.js';

/** Validated work as evidence beside what it proves. */
export class ValidatedActivityDto {
  @ApiProperty() id: string;
  @ApiProperty() actionItemId: string;
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty() description: string;
  @ApiProperty({ description: 'decimal as text' }) quantity: string;
  @ApiProperty() unit: string;
  @ApiProperty() minutes: number;
  @ApiProperty({ type: [EvidenceDto] }) evidence: EvidenceDto[];
}

/** Work that came back to its member. */
export interface ReturnedActivity {
  id: string;
  title: string;
  by: string | null;
  at: Date;
  note: string | null;
}

/** What other features ask of activities. */
@Injectable()
export class ActivitiesService {
  /** Only validated work counts as evidence (R606); two statements in all. */
  async forActionItems(
    sql: Sql,
    agencyId: string,
    actionItemIds: readonly string[],
  ): Promise<Map<string, ValidatedActivityDto[]>> {
    const found = new Map<string, ValidatedActivityDto[]>();
    if (actionItemIds.length === 0) return found;
    const rows = await listValidated(sql, agencyId, actionItemIds);
    const evidence = byActivity(
      await listEvidence(
        sql,
        agencyId,
        rows.map((row) => row.id),
      ),
    );
    for (const row of rows) {
      if (row.actionItemId === null) continue;
      const one: ValidatedActivityDto = {
        id: row.id,
        actionItemId: row.actionItemId,
        date: row.date,
        name: row.name,
        description: row.description,
        quantity: row.outputQuantity,
        unit: row.outputUnit,
        minutes: row.minutes,
        evidence: (evidence.get(row.id) ?? []).map(evidenceView),
      };
      found.set(row.actionItemId, [...(found.get(row.actionItemId) ?? []), one]);
    }
    return found;
  }

  /** Work returned to the member, newest first. */
  async returnedTo(
    sql: Sql,
    agencyId: string,
    employeeId: string,
    limit: number,
  ): Promise<ReturnedActivity[]> {
    const rows = await listReturned(sql, agencyId, employeeId, limit);
    return rows.map(({ id, name, description, by, at, note }) => ({
      id,
      title: name ?? shorten(description),
      by,
      at,
      note,
    }));
  }

  /** What the member's validated work has put out for each RHK. */
  outputs(
    sql: Sql,
    agencyId: string,
    employeeId: string,
    rhkIds: readonly string[],
  ): Promise<ValidatedOutput[]> {
    return rhkIds.length === 0
      ? Promise.resolve([])
      : sumValidated(sql, agencyId, employeeId, rhkIds);
  }

  /** The last work of an earlier day, to copy from. */
  async latestBefore(
    sql: Sql,
    agencyId: string,
    employeeId: string,
    date: string,
  ): Promise<string | null> {
    const [row] = await sql.query<{ id: string }>(
      `select id from activity where agency_id = $1 and employee_id = $2 and date < $3::date
        order by date desc, id desc limit 1`,
      [agencyId, employeeId, date],
    );
    return row?.id ?? null;
  }
}

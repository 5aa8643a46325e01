import type { Sql } from '../../platform/database/sql.js';
import type { MemberInputs } from './member-result.queries.js';
import type { WeightsDto } from './result.dto.js';

export interface NewMemberResult {
  id: string;
  employeeId: string;
  score: string;
  days: number;
  sharePercent: string;
  inputs: MemberInputs;
  weights: WeightsDto;
  ruleVersion: string;
}

export async function storeResults(
  sql: Sql,
  round: { agencyId: string; roundId: string; squadId: string; at: Date },
  results: readonly NewMemberResult[],
): Promise<void> {
  await sql.query(
    `insert into member_result (id, agency_id, round_id, squad_id, employee_id, score, days, share_percent, inputs, weights,
         rule_version, created_at)
     select n.id, $1, $2, $3, n."employeeId", n.score::numeric, n.days, n."sharePercent"::numeric, n.inputs, n.weights,
            n."ruleVersion", $4
       from jsonb_to_recordset($5::jsonb) as n(id uuid, "employeeId" uuid, score text, days int, "sharePercent" text,
            inputs jsonb, weights jsonb, "ruleVersion" text)`,
    [round.agencyId, round.roundId, round.squadId, round.at, JSON.stringify(results)],
  );
}

/** Rounds that are scored again: what they had brought counts no longer. */
export async function removeResults(sql: Sql, roundIds: readonly string[]): Promise<void> {
  await sql.query('delete from member_result where round_id = any($1::uuid[])', [roundIds]);
}

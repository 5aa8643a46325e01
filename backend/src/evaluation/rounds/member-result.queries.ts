import type { Sql } from '../../platform/database/sql.js';
import type { SheetInputDto } from './result.dto.js';
import type { RoundStatus } from './domain/lifecycle.js';

/** Days of active membership, as they stood when the round was scored. */
export interface MembershipShare {
  from: string;
  until: string;
  sharePercent: string;
}

/** All that went into a member's score, stored with it (R706). */
export interface MemberInputs {
  sheets: SheetInputDto[];
  memberships: MembershipShare[];
}

export interface MemberResultRow {
  roundId: string;
  squadId: string;
  employeeId: string;
  /** Unrounded, decimal as text. */
  score: string;
  inputs: MemberInputs;
  ruleVersion: string;
  roundNumber: number;
  roundStartsOn: string;
  roundEndsOn: string;
  roundStatus: RoundStatus;
}

/** A result with who it is about; null for somebody who holds no post today. */
export interface NamedResultRow extends MemberResultRow {
  name: string | null;
  positionName: string | null;
  unitName: string | null;
}

const COLUMNS = `
  m.round_id as "roundId", m.squad_id as "squadId", m.employee_id as "employeeId", m.score::text, m.inputs,
  m.rule_version as "ruleVersion", r.number as "roundNumber",
  r.starts_on::text as "roundStartsOn", r.ends_on::text as "roundEndsOn", r.status as "roundStatus"`;

export const resultsOfSquad = (
  sql: Sql,
  agencyId: string,
  squadId: string,
): Promise<NamedResultRow[]> =>
  sql.query<NamedResultRow>(
    `select ${COLUMNS}, d.display_name as name, d.position_name as "positionName", d.unit_name as "unitName"
       from member_result m join assessment_round r on r.id = m.round_id
       left join known_employee d on d.employee_id = m.employee_id
      where m.agency_id = $1 and m.squad_id = $2 order by r.number, m.employee_id`,
    [agencyId, squadId],
  );

/** Accepted results of these people whose round touches the period. */
export async function acceptedResults(
  sql: Sql,
  agencyId: string,
  employeeIds: readonly string[],
  period: { from: string; until: string },
): Promise<MemberResultRow[]> {
  if (employeeIds.length === 0) return [];
  return sql.query<MemberResultRow>(
    `select ${COLUMNS} from member_result m join assessment_round r on r.id = m.round_id
      where m.agency_id = $1 and m.employee_id = any($2::uuid[]) and r.status = 'accepted'
        and r.starts_on <= $4 and r.ends_on >= $3
      order by r.starts_on, m.squad_id, r.number`,
    [agencyId, employeeIds, period.from, period.until],
  );
}

export interface AwaitedRoundRow {
  squadId: string;
  roundId: string;
  roundNumber: number;
  roundStartsOn: string;
  roundEndsOn: string;
  roundStatus: RoundStatus;
  openSheets: number;
}

/** Rounds of the person in the period that do not count yet. */
export const awaitedRounds = (
  sql: Sql,
  agencyId: string,
  employeeId: string,
  period: { from: string; until: string },
): Promise<AwaitedRoundRow[]> =>
  sql.query<AwaitedRoundRow>(
    `select r.squad_id as "squadId", r.id as "roundId", r.number as "roundNumber", r.starts_on::text as "roundStartsOn",
            r.ends_on::text as "roundEndsOn", r.status as "roundStatus",
            (select count(*)::int from assessment o where o.round_id = r.id and o.status <> 'submitted') as "openSheets"
       from assessment_round r
      where r.agency_id = $1 and r.status <> 'accepted' and r.starts_on <= $4 and r.ends_on >= $3
        and exists (select 1 from assessment a where a.round_id = r.id and a.member_employee_id = $2)
      order by r.starts_on, r.id`,
    [agencyId, employeeId, period.from, period.until],
  );

/** What these rounds have brought each member. */
export async function scoresOfRounds(
  sql: Sql,
  roundIds: readonly string[],
): Promise<{ roundId: string; employeeId: string; score: string }[]> {
  if (roundIds.length === 0) return [];
  return sql.query(
    `select round_id as "roundId", employee_id as "employeeId", score::text from member_result
      where round_id = any($1::uuid[])`,
    [roundIds],
  );
}

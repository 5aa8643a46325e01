import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { LIVE_ASSIGNMENTS } from '../../teams/assignments/assignment.api.js';
import { mayPropose } from '../../teams/assignments/domain/proposing.js';
import { ASSIGNABLE_POSITION_KINDS } from '../../teams/squads/domain/rules.js';
import { routeFor } from '../../teams/assignments/domain/chain.js';
import { GoalFitService } from '../../planning/goals/goal-fit.service.js';
import type { Actor } from '../../kernel/actor.js';
import { earlierOf, laterOf } from '../../kernel/date.js';
import { maskNip } from '../../organization/people/domain/nip.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/problem.js';
import type { Load } from '../../teams/squads/domain/capacity.js';
import { byBestMatch, matchRole } from '../../teams/assignments/domain/matching.js';
import { SquadReadingService, type SquadRow } from '../../teams/squads/squad-reading.service.js';
import { type RoleFacts, SquadsService } from '../../teams/squads/squads.service.js';
import type { CandidateDto, CandidatePageDto, CandidateQuery } from './candidate.dto.js';
import type { EmployeeRowDto } from './employee.dto.js';
import {
  asTyped,
  directoryWords,
  eachWord,
  type WordPatterns,
  WordSearch,
} from '../../organization/people/word-search.js';

/** At most this many are matched: those with a skill of the role first, then those of the owner's unit. */
const POOL = 300;
const NO_LOAD: Load = { percent: new Decimal(0), assignments: 0, isOver: false };

interface Row extends Omit<EmployeeRowDto, 'loadPercent' | 'loadCount'> {
  organizationalUnitId: string | null;
  assessorUnitId: string | null;
  assessorEmployeeId: string | null;
  isTaken: boolean;
}

/** How many of the role's skills a person has; written out, it costs a tenth of a subquery per person. */
const ownedOf = (skills: readonly string[]): string =>
  ['0', ...skills.map((_, index) => `(($2::text[])[${index + 1}] = any(d.skills))::int`)].join(
    ' + ',
  );

/**
 * $1 agency, $2 skills, $3 owner unit, $4 only that unit, $5 assignable kinds, $6 squad, $7 pool, then one list of patterns
 * per word; the NIP is none of what it looks at, since the list masks it. People with more of the skills come first; those without any only when words ask for them.
 */
const candidatesSql = (
  skills: readonly string[],
  ownUnitOnly: boolean,
  words: readonly string[],
  patterns: WordPatterns,
): string => `
  with ranked as materialized (
    select d.employee_id, ${ownedOf(skills)} as owned,
           coalesce(d.organizational_unit_id = $3, false) as is_own, d.name
      from searchable_directory d
     where d.agency_id = $1 and d.position_kind = any($5::text[])
       and ${ownUnitOnly ? '$4::boolean and d.organizational_unit_id = $3' : 'not $4::boolean'}
       and ${patterns.length > 0 || skills.length === 0 ? '$2::text[] is not null' : 'd.skills && $2::text[]'}
       ${eachWord('d.search', words, patterns, 8, false)}
     order by owned desc, is_own desc, d.name, d.employee_id
     limit $7
  )
  select d.employee_id as "employeeId", d.display_name as name, d.nip, d.position_name as "positionName",
         d.position_kind as "positionKind", d.functional_level as "functionalLevel", d.unit_id as "unitId", d.unit_name as "unitName",
         d.organizational_unit_id as "organizationalUnitId", d.organizational_unit_name as "organizationalUnitName", d.skills,
         d.assessor_unit_id as "assessorUnitId", d.assessor_employee_id as "assessorEmployeeId",
         exists (select 1 from ${LIVE_ASSIGNMENTS} a where a.squad_id = $6 and a.employee_id = d.employee_id) as "isTaken"
    from ranked join employee_directory d using (employee_id)
   order by ranked.owned desc, ranked.is_own desc, ranked.name, d.employee_id`;

@Injectable()
export class CandidatesService {
  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
    private readonly reading: SquadReadingService,
    private readonly words: WordSearch,
    private readonly goalFit: GoalFitService,
  ) {}

  /** @throws 404 for a squad that the actor may not read, or a role that is not the squad's */
  async match(
    actor: Actor,
    squadId: string,
    roleId: string,
    query: CandidateQuery,
  ): Promise<CandidatePageDto> {
    const squad = await this.reading.readable(this.database, actor, squadId);
    const role = (await this.squads.roles(this.database, squadId)).find(({ id }) => id === roleId);
    if (!role) throw notFound('Peran');
    const rows = await this.candidates(actor, squad, role, query);
    const range = {
      from: earlierOf(laterOf(actor.today, squad.startsOn), squad.endsOn),
      until: squad.endsOn,
    };
    const ids = rows.map((row) => row.employeeId);
    const [loads, goals] = await Promise.all([
      this.squads.loads(this.database, actor.agencyId, ids, range),
      this.goalFit.of(this.database, actor.agencyId, squad.goalId, ids),
    ]);
    const matches = rows.map((row) => {
      const load = loads.get(row.employeeId) ?? NO_LOAD;
      const route = routeFor({
        ownerUnitId: squad.ownerUnitId,
        homeUnitId: row.organizationalUnitId ?? '',
        ownerAgencyId: actor.agencyId,
        homeAgencyId: actor.agencyId,
      });
      return {
        row,
        load,
        route,
        match: matchRole(role, {
          skills: row.skills,
          load,
          route,
          goal: goals.get(row.employeeId),
        }),
        score: new Decimal(0),
      };
    });
    const ordered = matches
      .map((entry) => ({ ...entry, score: entry.match.score }))
      .toSorted(byBestMatch)
      .slice(0, query.limit);
    return {
      items: ordered.map(
        ({
          row: { organizationalUnitId: _unit, assessorUnitId, assessorEmployeeId, ...row },
          load,
          route,
          match,
        }): CandidateDto => ({
          ...row,
          nip: row.nip === null ? null : maskNip(row.nip),
          loadPercent: load.percent.toString(),
          loadCount: load.assignments,
          route,
          score: match.score.toDecimalPlaces(2).toString(),
          matchedSkills: match.matchedSkills,
          missingSkills: match.missingSkills,
          loadBefore: load.percent.toString(),
          loadAfter: match.loadAfter.percent.toString(),
          isOverAfter: match.loadAfter.isOver,
          reasons: match.reasons,
          allowedActions:
            !row.isTaken &&
            mayPropose(actor, squad, role, {
              employeeId: row.employeeId,
              positionKind: row.positionKind,
              assessor: { unitId: assessorUnitId, employeeId: assessorEmployeeId },
            })
              ? ['propose']
              : [],
        }),
      ),
    };
  }

  /** People who contain the words; people with similar words only when there are none. */
  private async candidates(
    actor: Actor,
    squad: SquadRow,
    role: RoleFacts,
    query: CandidateQuery,
  ): Promise<Row[]> {
    const words = directoryWords(query.q ?? '');
    const found = (patterns: WordPatterns) =>
      this.database.query<Row>(
        candidatesSql(role.skills, query.ownUnit ?? false, words, patterns),
        [
          actor.agencyId,
          role.skills,
          squad.ownerUnitId,
          query.ownUnit ?? false,
          ASSIGNABLE_POSITION_KINDS,
          squad.id,
          POOL,
          ...patterns,
        ],
      );
    const exact = await found(asTyped(words));
    if (exact.length > 0 || words.length === 0) return exact;
    return found(await this.words.forgiving(this.database, actor.agencyId, words));
  }
}

import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { ASSIGNABLE_POSITION_KINDS } from '../assignments/domain/policy.js';
import { routeFor } from '../assignments/domain/chain.js';
import type { Actor } from '../kernel/domain/actor.js';
import { earlierOf, laterOf } from '../kernel/domain/date.js';
import { maskNip } from '../organization/domain/nip.js';
import { Database } from '../shared/database/database.js';
import { notFound } from '../shared/errors/problem.js';
import type { Load } from '../squads/domain/capacity.js';
import { byBestMatch, matchRole } from '../squads/domain/matching.js';
import { SquadsService } from '../squads/squads.service.js';
import type { CandidateDto, CandidatePageDto, CandidateQuery } from './candidate.dto.js';
import type { EmployeeRowDto } from './employee.dto.js';
import { searchWords } from './employees.service.js';

/** So many are matched at most: those with a skill of the role first, then those of the owner's unit. */
const POOL = 300;
const NO_LOAD: Load = { percent: new Decimal(0), assignments: 0, isOver: false };

interface Row extends Omit<EmployeeRowDto, 'loadPercent' | 'loadCount'> {
  organizationalUnitId: string | null;
  isTaken: boolean;
}

/** $1 agency, $2 skills, $3 owner unit, $4 only that unit, $5 assignable kinds, $6 patterns, $7 squad, $8 pool. */
const CANDIDATES_SQL = `
  select d.employee_id as "employeeId", d.display_name as name, d.nip, d.position_name as "positionName",
         d.position_kind as "positionKind", d.functional_level as "functionalLevel", d.unit_id as "unitId", d.unit_name as "unitName",
         d.organizational_unit_id as "organizationalUnitId", d.organizational_unit_name as "organizationalUnitName", d.skills,
         exists (select 1 from assignment a where a.squad_id = $7 and a.employee_id = d.employee_id
                    and a.status in ('pending', 'issued', 'active')) as "isTaken"
    from employee_directory d
   where d.agency_id = $1 and d.position_kind = any($5::text[])
     and (not $4::boolean or d.organizational_unit_id = $3)
     and (cardinality($6::text[]) = 0 or d.search like all ($6::text[]))
     and (cardinality($6::text[]) > 0 or cardinality($2::text[]) = 0 or d.skills && $2::text[])
   order by cardinality(array(select unnest(d.skills) intersect select unnest($2::text[]))) desc,
            (d.organizational_unit_id = $3) desc nulls last, d.name, d.employee_id
   limit $8`;

@Injectable()
export class CandidatesService {
  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
  ) {}

  /** @throws 404 for a squad or role that is not the agency's */
  async match(
    actor: Actor,
    squadId: string,
    roleId: string,
    query: CandidateQuery,
  ): Promise<CandidatePageDto> {
    const squad = await this.squads.find(this.database, actor.agencyId, squadId);
    const role =
      squad && (await this.squads.roles(this.database, squadId)).find(({ id }) => id === roleId);
    if (!squad || !role) throw notFound('Peran');
    const rows = await this.database.query<Row>(CANDIDATES_SQL, [
      actor.agencyId,
      role.skills,
      squad.ownerUnitId,
      query.ownUnit ?? false,
      ASSIGNABLE_POSITION_KINDS,
      searchWords(query.q ?? '').map((word) => `%${word}%`),
      squadId,
      POOL,
    ]);
    const range = {
      from: earlierOf(laterOf(actor.today, squad.startsOn), squad.endsOn),
      until: squad.endsOn,
    };
    const loads = await this.squads.loads(
      this.database,
      actor.agencyId,
      rows.map((row) => row.employeeId),
      range,
    );
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
        match: matchRole(role, { skills: row.skills, load, route }),
        score: new Decimal(0),
      };
    });
    const ordered = matches
      .map((entry) => ({ ...entry, score: entry.match.score }))
      .toSorted(byBestMatch)
      .slice(0, query.limit);
    return {
      items: ordered.map(
        ({ row: { organizationalUnitId: _unit, ...row }, load, route, match }): CandidateDto => ({
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
        }),
      ),
    };
  }
}

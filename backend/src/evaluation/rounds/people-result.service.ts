import { Injectable } from '@nestjs/common';
import type { Decimal } from 'decimal.js';
import { type Actor, fillsSeat, hasGrant, isHeadOf } from '../../kernel/actor.js';
import { type ClosedRange, intersect } from '../../kernel/date.js';
import { type EmployeeFacts, PeopleService } from '../../organization/people/people.service.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/problem.js';
import { SquadsService } from '../../teams/squads/squads.service.js';
import { resultPeriod } from './domain/result-period.js';
import type { ScoringRule } from './domain/rule-table.js';
import { daysInPeriod, personScore, unitScore } from './domain/scoring.js';
import { acceptedResults, awaitedRounds, type AwaitedRoundRow } from './member-result.queries.js';
import type {
  EmployeeResultsDto,
  SquadInputDto,
  UnitPersonInputDto,
  UnitResultsDto,
} from './result.dto.js';
import { personRef } from './round-outlook.service.js';
import { RuleService } from './rule.service.js';
import { roundOf, scoreView, type Stretch, stretchesOf, weighedView } from './score-view.js';
import { findUnit, headPathOf, stintsInUnit, type UnitStint } from './unit-stint.queries.js';

/** Scores of people and of units over a period, from accepted rounds only (R705, R708). */
@Injectable()
export class PeopleResultService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly squads: SquadsService,
    private readonly seats: SeatService,
    private readonly rules: RuleService,
    private readonly clock: Clock,
  ) {}

  async employee(actor: Actor, employeeId: string, period?: string): Promise<EmployeeResultsDto> {
    const person = await this.people.findKnown(this.database, actor.agencyId, employeeId);
    if (!person || !(await this.mayRead(actor, person))) throw notFound('Pegawai');
    const range = resultPeriod(period, actor.today);
    const rule = await this.rules.on(this.database, range.until);
    const rows = await acceptedResults(this.database, actor.agencyId, [employeeId], range);
    const waiting = await awaitedRounds(this.database, actor.agencyId, employeeId, range);
    const squads = await this.squads.findMany(this.database, actor.agencyId, [
      ...new Set([...rows, ...waiting].map((row) => row.squadId)),
    ]);
    const leaders = await this.people.findMany(
      this.database,
      actor.agencyId,
      [...squads.values()].flatMap((squad) => squad.leaderEmployeeId ?? []),
    );
    const scored = personScore(rows.flatMap(stretchesOf), range, rule);
    const seat = await this.seats.assessorSeat(this.database, employeeId);
    const assessor =
      seat && (await this.seats.holder(this.database, actor.agencyId, actor.timeZone, seat));
    return {
      ...scoreView(scored, { rule, period: range, weighedBy: 'days', at: this.clock.now() }),
      employee: personRef(employeeId, person),
      assessorName: assessor?.name ?? null,
      inputs: (scored?.inputs ?? []).map((input): SquadInputDto => {
        const { row, membership } = input.source;
        const squad = squads.get(row.squadId);
        const counted = intersect(membership, range) ?? range;
        return {
          ...weighedView(input),
          squad: { id: row.squadId, name: squad?.name ?? '' },
          leaderName: leaders.get(squad?.leaderEmployeeId ?? '')?.name ?? null,
          round: roundOf(row),
          startsOn: counted.from,
          endsOn: counted.until,
          days: daysInPeriod(membership, range),
          ruleVersion: row.ruleVersion,
          sheets: row.inputs.sheets,
        };
      }),
      awaiting: waiting.map((row) => ({
        squad: { id: row.squadId, name: squads.get(row.squadId)?.name ?? '' },
        round: roundOf(row),
        waitsFor: waitsFor(row),
      })),
    };
  }

  async unit(actor: Actor, unitId: string, period?: string): Promise<UnitResultsDto> {
    const range = resultPeriod(period, actor.today);
    const unit = await findUnit(this.database, actor.agencyId, unitId, range.until);
    if (!unit || !(seesAll(actor) || unit.path.some((id) => isHeadOf(actor, id)))) {
      throw notFound('Unit');
    }
    const rule = await this.rules.on(this.database, range.until);
    const stints = await stintsInUnit(this.database, actor.agencyId, unitId, range);
    const ids = [...new Set(stints.map((stint) => stint.employeeId))];
    const rows = await acceptedResults(this.database, actor.agencyId, ids, range);
    const people = ids.flatMap(
      (employeeId) =>
        scoredPerson(employeeId, stints, rows.flatMap(stretchesOf), range, rule) ?? [],
    );
    const scored = unitScore(people, rule);
    const names = await this.people.findMany(
      this.database,
      actor.agencyId,
      people.map((person) => person.employeeId),
    );
    return {
      ...scoreView(scored, { rule, period: range, weighedBy: 'days', at: this.clock.now() }),
      unit: { id: unit.id, name: unit.name },
      inputs: (scored?.inputs ?? []).map((input): UnitPersonInputDto => ({
        ...weighedView(input),
        employee: personRef(input.source.employeeId, names.get(input.source.employeeId)),
        days: input.source.days,
        squadCount: input.source.squadCount,
      })),
      withoutScore: ids.length - people.length,
    };
  }

  /** Own results, the assessor's, a head's for the subtree, and who reads everything. */
  private async mayRead(actor: Actor, person: EmployeeFacts): Promise<boolean> {
    if (person.employeeId === actor.employeeId || seesAll(actor)) return true;
    const seat = { unitId: person.assessorUnitId, employeeId: person.assessorEmployeeId };
    if (fillsSeat(actor, seat) !== null) return true;
    const path = await headPathOf(this.database, person.unitId);
    return path.some((id) => isHeadOf(actor, id));
  }
}

const seesAll = (actor: Actor): boolean => hasGrant(actor, 'agency_admin', 'executive', 'auditor');

const waitsFor = (row: AwaitedRoundRow): string =>
  row.openSheets > 0
    ? `Menunggu ${row.openSheets} lembar dinilai`
    : 'Menunggu Kepala Unit menerima hasilnya';

interface ScoredPerson {
  employeeId: string;
  score: Decimal;
  days: number;
  squadCount: number;
}

/** A person counts for the unit on the days that he or she belonged to it, wherever they served. */
function scoredPerson(
  employeeId: string,
  stints: readonly UnitStint[],
  stretches: readonly Stretch[],
  period: ClosedRange,
  rule: ScoringRule,
): ScoredPerson | null {
  const own = stretches.filter((stretch) => stretch.row.employeeId === employeeId);
  const here = stints.filter((stint) => stint.employeeId === employeeId);
  const counted = own.flatMap((stretch) =>
    here.flatMap((stint) => {
      const membership = intersect({ from: stint.from, until: stint.until }, stretch.membership);
      return membership ? [{ ...stretch, membership }] : [];
    }),
  );
  const scored = personScore(counted, period, rule);
  if (!scored) return null;
  return {
    employeeId,
    score: scored.score,
    days: scored.totalWeight.toNumber(),
    squadCount: new Set(counted.map((stretch) => stretch.row.squadId)).size,
  };
}

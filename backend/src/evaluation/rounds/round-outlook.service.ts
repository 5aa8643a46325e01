import { Injectable } from '@nestjs/common';
import type { Actor, DelegationKind, Seat } from '../../kernel/actor.js';
import { addDays, type ClosedRange, earlierOf, laterOf } from '../../kernel/date.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { PeopleService, type PersonRefDto } from '../../organization/people/people.service.js';
import { type Post, PostsService } from '../../organization/people/posts.service.js';
import { type SeatHolder, SeatService } from '../../organization/acting/seat.service.js';
import type { Sql } from '../../platform/database/sql.js';
import { type ReportedItem, SkpService } from '../../planning/skp/skp.service.js';
import { type MemberFacts, SquadsService } from '../../teams/squads/squads.service.js';
import { planRound, type RoundPlan, type SeatedScorer } from './domain/round-plan.js';
import { daysInPeriod } from './domain/scoring.js';
import type { ScorerDto } from './evaluation-person.dto.js';
import type { PreviewMemberDto, RoundWarningDto } from './round.dto.js';
import { type RoundRow, scoredItemIds } from './round.queries.js';
import { RuleService } from './rule.service.js';
import type { SquadFile } from './squad-file.service.js';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';

export interface RoundOutlook {
  members: PreviewMemberDto[];
  plan: RoundPlan;
  warnings: RoundWarningDto[];
  /** Holders of the seats that will score, for notifying them. */
  scorerEmployeeIds: string[];
  dueAt: string;
}

/** Works out what a round over these dates would be: the check page and the request ask the same. */
@Injectable()
export class RoundOutlookService {
  constructor(
    private readonly squads: SquadsService,
    private readonly people: PeopleService,
    private readonly posts: PostsService,
    private readonly seats: SeatService,
    private readonly calendar: CalendarService,
    private readonly skp: SkpService,
    private readonly rules: RuleService,
  ) {}

  async of(sql: Sql, actor: Actor, squad: SquadFile, range: ClosedRange): Promise<RoundOutlook> {
    const memberships = await this.squads.members(sql, squad.id, range);
    const ids = [...new Set(memberships.map((member) => member.employeeId))];
    const people = await this.people.findMany(sql, actor.agencyId, ids);
    const items = await this.unscoredItems(sql, actor, squad, ids, range);
    // The PjPK of the post held at the end of these dates: someone who has moved since does not take the work along.
    const assessors = seatsOf(await this.posts.on(sql, actor.agencyId, ids, range.until));
    const ownerSeat: Seat = { unitId: squad.ownerUnitId, employeeId: null };
    const scorers = await this.scorers(sql, actor, ids, ownerSeat, assessors);
    const rule = await this.rules.on(sql, range.until);
    const plan = planRound(
      ids.map((employeeId) => {
        const assessor = assessors.get(employeeId);
        const seated = (seat: Seat): SeatedScorer => ({
          ...seat,
          holderEmployeeId: scorers.of(employeeId, seat).employeeId,
        });
        return {
          employeeId,
          actionItemIds: itemsOf(items, employeeId).flatMap((item) =>
            item.reportStatus === 'submitted' ? item.id : [],
          ),
          assessor: assessor ? seated(assessor) : null,
          owner: seated(ownerSeat),
        };
      }),
      rule.weights,
    );
    const roles = new Map(
      (await this.squads.roles(sql, squad.id)).map((role) => [role.id, role.title]),
    );
    const members = ids.map((employeeId): PreviewMemberDto => {
      const own = memberships.filter((member) => member.employeeId === employeeId);
      return {
        employee: personRef(employeeId, people.get(employeeId)),
        roleTitle: roles.get(own.at(-1)?.roleId ?? '') ?? '',
        days: daysOf(own, range),
        items: itemsOf(items, employeeId).map((item) => ({
          id: item.id,
          text: item.text,
          reported: item.reportStatus === 'submitted',
        })),
        scorers: plan.sheets
          .filter((sheet) => sheet.memberEmployeeId === employeeId)
          .map((sheet): ScorerDto => ({
            ...holderFacts(scorers.of(employeeId, sheet.seat)),
            kind: sheet.kind,
            weight: sheet.weight,
          })),
      };
    });
    return {
      members,
      plan,
      warnings: warningsOf(plan, members),
      scorerEmployeeIds: plan.sheets.flatMap(
        (sheet) => scorers.of(sheet.memberEmployeeId, sheet.seat).employeeId ?? [],
      ),
      dueAt: await this.calendar.dueOn(sql, actor.agencyId, actor.today, DECISION_DAYS),
    };
  }

  /** Who decides on each member's sheets: a seat that the member holds passes up. Two statements for any number of members. */
  private async scorers(
    sql: Sql,
    { agencyId, timeZone }: Actor,
    ids: readonly string[],
    ownerSeat: Seat,
    assessors: ReadonlyMap<string, Seat>,
  ): Promise<{ of(employeeId: string, seat: Seat): SeatHolder }> {
    const asked = ids.flatMap((id) =>
      [ownerSeat, assessors.get(id)].flatMap((seat) => (seat ? { seat, barred: [id] } : [])),
    );
    const deciding = await this.seats.deciding(sql, agencyId, timeZone, asked);
    const holders = await this.seats.holders(sql, agencyId, timeZone, deciding);
    const keyOf = (employeeId: string, { unitId, employeeId: named }: Seat): string =>
      [employeeId, unitId, named].join();
    const found = new Map(
      asked.map(({ seat, barred: [id = ''] }, index) => [keyOf(id, seat), deciding[index] ?? seat]),
    );
    return {
      of: (employeeId, seat) => holders.of(found.get(keyOf(employeeId, seat)) ?? seat),
    };
  }

  private async unscoredItems(
    sql: Sql,
    actor: Actor,
    squad: SquadFile,
    employeeIds: readonly string[],
    range: ClosedRange,
  ): Promise<ReportedItem[]> {
    const scored = await scoredItemIds(sql, squad.id);
    const items = await this.skp.squadItems(sql, actor.agencyId, squad.id, employeeIds, range);
    return items.filter((item) => !scored.has(item.id));
  }
}

const seatsOf = (posts: ReadonlyMap<string, Post>): Map<string, Seat> =>
  new Map(
    [...posts.values()]
      .filter((post) => post.assessorUnitId !== null || post.assessorEmployeeId !== null)
      .map(({ employeeId, assessorUnitId, assessorEmployeeId }) => [
        employeeId,
        { unitId: assessorUnitId, employeeId: assessorEmployeeId },
      ]),
  );

/** Those whose reports are all missing, without the one who asks. */
export const silentMembers = (
  members: readonly PreviewMemberDto[],
  askerId: string | null,
): string[] =>
  members.flatMap(({ employee, items }) =>
    employee.employeeId !== askerId && !items.some((item) => item.reported)
      ? employee.employeeId
      : [],
  );

/** The dates to offer: from the day after the last round until today, within the squad's time. */
export function offeredRange(
  squad: SquadFile,
  rounds: readonly RoundRow[],
  today: string,
): ClosedRange {
  const last = rounds.reduce((latest, round) => laterOf(latest, round.endsOn), '');
  const from = last === '' ? squad.startsOn : addDays(last, 1);
  return { from, until: laterOf(from, earlierOf(today, squad.endsOn)) };
}

const itemsOf = (items: readonly ReportedItem[], employeeId: string): ReportedItem[] =>
  items.filter((item) => item.employeeId === employeeId);

const daysOf = (memberships: readonly MemberFacts[], range: ClosedRange): number =>
  memberships.reduce(
    (sum, { startsOn, endsOn }) => sum + daysInPeriod({ from: startsOn, until: endsOn }, range),
    0,
  );

/** Null in all for somebody who holds no post today. */
type Named = { [Key in 'name' | 'positionName' | 'unitName']: string | null };

/** A person who left since is still named. */
export function personRef(employeeId: string, person: Named | undefined): PersonRefDto {
  return {
    employeeId,
    name: person?.name ?? 'Pegawai yang sudah tidak bertugas',
    positionName: person?.positionName ?? '',
    unitName: person?.unitName ?? '',
  };
}

export const holderFacts = (holder: {
  employeeId: string | null;
  name: string | null;
  positionName: string | null;
  delegationKind: DelegationKind | null;
}): Omit<ScorerDto, 'kind' | 'weight'> => ({
  employeeId: holder.employeeId,
  name: holder.name,
  positionName: holder.positionName,
  delegationKind: holder.delegationKind,
});

function warningsOf(plan: RoundPlan, members: readonly PreviewMemberDto[]): RoundWarningDto[] {
  const name = (employeeId: string): string =>
    members.find((member) => member.employee.employeeId === employeeId)?.employee.name ?? '';
  return [
    ...plan.withoutReport.map((employeeId) => ({
      code: 'nothing_reported',
      employeeId,
      message: `${name(employeeId)} belum melaporkan rencana aksi untuk tim ini, jadi tidak dinilai pada putaran ini.`,
    })),
    ...plan.withoutAssessor.map((employeeId) => ({
      code: 'assessor_missing',
      employeeId,
      message: `${name(employeeId)} belum punya Pejabat Penilai Kinerja. Minta admin instansi menetapkannya.`,
    })),
  ];
}

import { Injectable } from '@nestjs/common';
import type { Actor, Seat } from '../kernel/domain/actor.js';
import { addDays, type ClosedRange, earlierOf, laterOf } from '../kernel/domain/date.js';
import { CalendarService } from '../organization/calendar.service.js';
import { PeopleService, type PersonRefDto } from '../organization/people.service.js';
import { type Post, PostsService } from '../organization/posts.service.js';
import { type SeatHolders, SeatService } from '../organization/seat.service.js';
import type { Sql } from '../shared/database/sql.js';
import { type ReportedItem, SkpService } from '../skp/skp.service.js';
import { type MemberFacts, SquadsService } from '../squads/squads.service.js';
import { planRound, type RoundPlan, type SeatedScorer } from './domain/round-plan.js';
import { daysInPeriod } from './domain/scoring.js';
import type { ScorerDto } from './evaluation-person.dto.js';
import type { PreviewMemberDto, RoundWarningDto } from './round.dto.js';
import { type RoundRow, scoredItemIds } from './round.queries.js';
import { RuleService } from './rule.service.js';
import { SheetSeats } from './sheet-seats.service.js';
import type { SquadFile } from './squad-file.service.js';

/** Working days that a scorer has (R709). */
export const SCORING_DAYS = 5;

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
    private readonly sheetSeats: SheetSeats,
  ) {}

  async of(sql: Sql, actor: Actor, squad: SquadFile, range: ClosedRange): Promise<RoundOutlook> {
    const memberships = await this.squads.members(sql, squad.id, range);
    const ids = [...new Set(memberships.map((member) => member.employeeId))];
    const people = await this.people.findMany(sql, actor.agencyId, ids);
    const items = await this.unscoredItems(sql, actor, squad, ids, range);
    // The PjPK of the post held at the end of these dates: whoever has moved since does not take the work along.
    const assessors = seatsOf(await this.posts.on(sql, actor.agencyId, ids, range.until));
    const ownerSeat: Seat = { unitId: squad.ownerUnitId, employeeId: null };
    const sitting = await this.seats.holders(sql, actor.agencyId, actor.timeZone, [
      ownerSeat,
      ...assessors.values(),
    ]);
    const passed = await this.passedUp(sql, actor, ids, (id, seat) =>
      seat === 'owner'
        ? sitting.of(ownerSeat).employeeId === id
          ? ownerSeat
          : null
        : ownSeat(id, assessors.get(id), sitting),
    );
    const above = await this.seats.holders(sql, actor.agencyId, actor.timeZone, [
      ...passed.owner.values(),
      ...passed.assessor.values(),
    ]);
    const holders = {
      of: (seat: Seat) =>
        sitting.of(seat).employeeId === null ? above.of(seat) : sitting.of(seat),
    };
    const seated = (seat: Seat): SeatedScorer => ({
      ...seat,
      holderEmployeeId: holders.of(seat).employeeId,
    });
    const rule = await this.rules.on(sql, range.until);
    const plan = planRound(
      seated(ownerSeat),
      ids.map((employeeId) => {
        const assessor = passed.assessor.get(employeeId) ?? assessors.get(employeeId);
        const ownerAbove = passed.owner.get(employeeId);
        return {
          employeeId,
          actionItemIds: itemsOf(items, employeeId).flatMap((item) =>
            item.reportStatus === 'submitted' ? item.id : [],
          ),
          assessor: assessor ? seated(assessor) : null,
          ownerAbove: ownerAbove ? seated(ownerAbove) : null,
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
            ...holderFacts(holders.of(sheet.seat)),
            kind: sheet.kind,
            weight: sheet.weight,
          })),
      };
    });
    return {
      members,
      plan,
      warnings: warningsOf(plan, members),
      scorerEmployeeIds: plan.sheets.flatMap((sheet) => holders.of(sheet.seat).employeeId ?? []),
      dueAt: await this.calendar.dueOn(sql, actor.agencyId, actor.today, SCORING_DAYS),
    };
  }

  /** Seats that a member holds pass up; there is hardly ever one. */
  private async passedUp(
    sql: Sql,
    { agencyId, today }: Actor,
    ids: readonly string[],
    heldBy: (employeeId: string, seat: 'owner' | 'assessor') => Seat | null,
  ): Promise<Record<'owner' | 'assessor', Map<string, Seat>>> {
    const passed = { owner: new Map<string, Seat>(), assessor: new Map<string, Seat>() };
    for (const kind of ['owner', 'assessor'] as const)
      for (const id of ids) {
        const unitId = heldBy(id, kind)?.unitId;
        const above = unitId ? await this.sheetSeats.above(sql, agencyId, today, unitId, id) : null;
        if (above) passed[kind].set(id, { unitId: above, employeeId: null });
      }
    return passed;
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

const ownSeat = (id: string, seat: Seat | undefined, sitting: SeatHolders): Seat | null =>
  seat && sitting.of(seat).employeeId === id ? seat : null;

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
  delegationKind: string | null;
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

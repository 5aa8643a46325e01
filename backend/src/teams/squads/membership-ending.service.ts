import { Injectable, type OnModuleInit } from '@nestjs/common';
import { longDate } from '../../kernel/indonesian-date.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { type AuditEntry, AuditService, systemOf } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { groupBy } from '../../platform/collections.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database, type Tx } from '../../platform/database/database.js';
import {
  type NotificationDraft,
  NotificationService,
} from '../../workflow/events/notification.service.js';
import { DatedJobs } from '../../platform/clock/dated-jobs.service.js';
import { AssignmentTie, type Ending, type EndingUndo } from './assignment-tie.js';
import {
  type EndedMember,
  endMembers,
  type LeaderLeaving,
  leaveLeaderSeats,
  lockSquads,
  undoMembers,
  vacateSeats,
} from './membership-ending.store.js';
import { DEFAULT_TIME_ZONE } from '../../kernel/time-zone.js';

export const LEADERLESS_QUEUE = 'squad.leader-left';

/** Who is told of an ending. The owner always hears of a leader who leaves, because another one must be named. */
export type Audience = 'everybody' | 'squad' | 'nobody';

const NAMED = 3;

/**
 * Ends memberships before their time: of persons who leave, are recalled or end early, and of a whole squad. Set-based:
 * the number of statements does not grow with the number of persons. History stays.
 */
@Injectable()
export class MembershipEnding implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly assignments: AssignmentTie,
    private readonly seats: SeatService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
    private readonly jobs: DatedJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(LEADERLESS_QUEUE, async () => void (await this.vacate()), '15 * * * *');
  }

  /**
   * Ends running and coming memberships, the assignments that they rest on, and the lead of squads. A last day ahead is
   * only noted: the membership runs until then, and `undo` takes it back.
   * @param audience `squad`: owner and leader; `everybody`: the members too
   */
  async end(tx: Tx, ending: Ending, audience: Audience = 'squad'): Promise<EndedMember[]> {
    if (ending.targets.length === 0) return [];
    await lockSquads(tx, ending);
    await this.assignments.end(tx, ending);
    const ended = await endMembers(tx, ending);
    // On a handover the next leader has the seat already.
    const leaving = ending.cause === 'handover' ? [] : await leaveLeaderSeats(tx, ending);
    await this.audit.record(
      tx,
      ending.subject,
      ...ended.map((member) => eventOf('squad.member-end', ending, member)),
      ...leaving.map((squad) => leaderEvent(ending, squad)),
    );
    await this.tell(tx, ending, ended, leaving, audience);
    return ended;
  }

  /** Takes back what was noted for a day still to come. What had not begun and was taken out stays out. */
  async undo(tx: Tx, undo: EndingUndo, audience: Audience = 'squad'): Promise<EndedMember[]> {
    if (undo.targets.length === 0) return [];
    await lockSquads(tx, undo);
    await this.assignments.undo(tx, undo);
    const back = await undoMembers(tx, undo);
    await this.audit.record(
      tx,
      undo.subject,
      ...back.map((member) => eventOf('squad.member-end-undo', undo, member)),
    );
    if (audience === 'nobody') return back;
    const owners = await this.owners(tx, undo.agencyId, back);
    await this.notifications.notify(
      tx,
      ...squadNews(undo, back, owners, 'Anggota tim tetap bertugas', ''),
    );
    return back;
  }

  /** Leaders whose last day is over lead no longer; every hour, because midnight is not the same in all zones. */
  vacate(): Promise<number> {
    return acrossAgencies('jobs of all agencies', () =>
      this.database.transaction(async (tx) => {
        const vacated = await vacateSeats(tx, this.clock.now());
        for (const [agencyId, squads] of groupBy(vacated, (squad) => squad.agencyId)) {
          const owners = await this.owners(tx, agencyId, squads);
          await this.audit.record(
            tx,
            systemOf(agencyId),
            ...squads.map((squad) => ({
              action: 'squad.leader-left',
              entity: 'squad',
              entityId: squad.squadId,
              detail: { employeeId: squad.employeeId },
            })),
          );
          await this.notifications.notify(
            tx,
            ...squads.map((squad) => leaderNews(agencyId, squad, owners, null)),
          );
        }
        return vacated.length;
      }),
    );
  }

  private async tell(
    tx: Tx,
    ending: Ending,
    ended: readonly EndedMember[],
    leaving: readonly LeaderLeaving[],
    audience: Audience,
  ): Promise<void> {
    const owners = await this.owners(tx, ending.agencyId, [...ended, ...leaving]);
    const news: NotificationDraft[] = [];
    news.push(...leaving.map((squad) => leaderNews(ending.agencyId, squad, owners, squad.lastDay)));
    if (audience !== 'nobody') {
      news.push(
        ...squadNews(ending, ended, owners, 'Keanggotaan tim berakhir', ended[0]?.reason ?? ''),
      );
    }
    if (audience === 'everybody') news.push(...memberNews(ending, ended));
    await this.notifications.notify(tx, ...news);
  }

  /** Who heads the owner of each squad today. */
  private async owners(
    tx: Tx,
    agencyId: string,
    squads: readonly { ownerUnitId: string }[],
  ): Promise<Map<string, string | null>> {
    const units = [...new Set(squads.map(({ ownerUnitId }) => ownerUnitId))];
    if (units.length === 0) return new Map();
    const agency = await tx.one<{ timeZone: string }>(
      'select time_zone as "timeZone" from agency where id = $1',
      [agencyId],
    );
    const holders = await this.seats.holders(
      tx,
      agencyId,
      agency?.timeZone ?? DEFAULT_TIME_ZONE,
      units.map((unitId) => ({ unitId, employeeId: null })),
    );
    return new Map(
      units.map((unitId) => [unitId, holders.of({ unitId, employeeId: null }).employeeId]),
    );
  }
}

type Order = Pick<Ending, 'agencyId' | 'cause' | 'subject' | 'via'>;

const eventOf = (action: string, { cause, via }: Order, member: EndedMember): AuditEntry => ({
  action,
  entity: 'squad',
  entityId: member.squadId,
  via,
  detail: {
    employeeId: member.employeeId,
    assignmentId: member.assignmentId,
    lastDay: member.lastDay,
    cause,
    ...(member.reason ? { reason: member.reason } : {}),
  },
});

const leaderEvent = ({ cause, via }: Order, squad: LeaderLeaving): AuditEntry => ({
  action: 'squad.leader-left',
  entity: 'squad',
  entityId: squad.squadId,
  via,
  detail: { employeeId: squad.employeeId, lastDay: squad.lastDay, cause },
});

type Owners = ReadonlyMap<string, string | null>;

const leaderNews = (
  agencyId: string,
  squad: { squadId: string; squadName: string; ownerUnitId: string; employeeName?: string },
  owners: Owners,
  lastDay: string | null,
): NotificationDraft => ({
  agencyId,
  employeeIds: [owners.get(squad.ownerUnitId) ?? null],
  kind: 'squad.leader-left',
  title: `Tunjuk ketua baru untuk ${squad.squadName}`,
  body: squad.employeeName
    ? `${squad.employeeName} memimpin tim ini sampai ${lastDay ? longDate(lastDay) : 'hari ini'}.`
    : 'Ketua tim ini tidak lagi bertugas.',
  link: `/tim/${squad.squadId}`,
  entity: 'squad',
  entityId: squad.squadId,
});

/** One message per squad and reader, however many left it. */
function squadNews(
  order: Order,
  ended: readonly EndedMember[],
  owners: Owners,
  title: string,
  reason: string,
): NotificationDraft[] {
  return [...groupBy(ended, (member) => member.squadId)].map(([squadId, members]) => {
    const [{ squadName, ownerUnitId, leaderEmployeeId }] = members as [EndedMember];
    const left = new Set(members.map(({ employeeId }) => employeeId));
    const readers = [owners.get(ownerUnitId) ?? null, leaderEmployeeId];
    return {
      agencyId: order.agencyId,
      employeeIds: readers.filter(
        (id) => id !== order.subject.employeeId && (id === null || !left.has(id)),
      ),
      kind: 'squad.member-end',
      title: `${title}: ${squadName}`,
      body: reason ? `${namesOf(members)}. ${reason}` : namesOf(members),
      link: `/tim/${squadId}`,
      entity: 'squad',
      entityId: squadId,
    };
  });
}

function namesOf(members: readonly EndedMember[]): string {
  const named = members
    .slice(0, NAMED)
    .map((m) => `${m.employeeName} (sampai ${longDate(m.lastDay)})`);
  const more = members.length - named.length;
  return more > 0 ? `${named.join(', ')} dan ${more} lainnya` : named.join(', ');
}

const memberNews = (order: Order, ended: readonly EndedMember[]): NotificationDraft[] =>
  ended
    .filter(({ employeeId }) => employeeId !== order.subject.employeeId)
    .map((member) => ({
      agencyId: order.agencyId,
      employeeIds: [member.employeeId],
      kind: 'squad.member-end',
      title: `Keanggotaan Anda di ${member.squadName} berakhir`,
      body: `Sampai ${longDate(member.lastDay)}. ${member.reason}`,
      link: `/tim/${member.squadId}`,
      entity: 'squad',
      entityId: member.squadId,
    }));

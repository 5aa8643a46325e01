import { Injectable } from '@nestjs/common';
import { ActivitiesService } from '../../work/activities/activities.service.js';
import { AssignmentsService } from '../../teams/assignments/assignments.service.js';
import { DashboardService } from '../dashboard/dashboard.service.js';
import { InboxService } from '../inbox/inbox.service.js';
import { WaitingService } from '../inbox/waiting.service.js';
import type { Actor } from '../../kernel/actor.js';
import { daysIn } from '../../kernel/date.js';
import { periodOf } from '../../kernel/period.js';
import { AgencyService } from '../../organization/agency/agency.service.js';
import { groupBy } from '../../platform/collections.js';
import { Database } from '../../platform/database/database.js';
import { MySkpService, type OpenDraft } from '../../planning/skp/my-skp.service.js';
import { LedSquads } from '../../teams/squads/led-squads.service.js';
import { progressOf } from './domain/progress.js';
import type { HomeDto, HomeGoalDto, HomePeriodDto, HomeTaskDto } from './home.dto.js';

const TASKS = 10;
const INBOX = 5;
const WAITING = 10;
const SQUADS = 5;

/** What people open Beranda for, from every feature; a fixed number of statements, asked side by side. */
@Injectable()
export class HomeService {
  constructor(
    private readonly database: Database,
    private readonly agencies: AgencyService,
    private readonly inbox: InboxService,
    private readonly waiting: WaitingService,
    private readonly activities: ActivitiesService,
    private readonly skp: MySkpService,
    private readonly assignments: AssignmentsService,
    private readonly squads: LedSquads,
    private readonly dashboard: DashboardService,
  ) {}

  async read(actor: Actor): Promise<HomeDto> {
    const [period, tasks, inbox, waiting, goals, squads, exceptions, previousActivityId] =
      await Promise.all([
        this.period(actor),
        this.tasks(actor),
        this.inbox.top(actor, INBOX),
        this.waiting.list(actor, WAITING),
        this.goals(actor),
        this.squads.of(this.database, actor, SQUADS),
        this.dashboard.exceptionsFor(actor),
        this.previousActivity(actor),
      ]);
    return { period, tasks, inbox, waiting, goals, squads, exceptions, previousActivityId };
  }

  private async period(actor: Actor): Promise<HomePeriodDto> {
    const { settings } = await this.agencies.find(actor);
    const period = periodOf(actor.today, settings.actionItemPeriod);
    return { ...period, daysLeft: daysIn({ from: actor.today, until: period.endsOn }) - 1 };
  }

  private previousActivity({ agencyId, employeeId, today }: Actor): Promise<string | null> {
    return employeeId === null
      ? Promise.resolve(null)
      : this.activities.latestBefore(this.database, agencyId, employeeId, today);
  }

  /** Returned work first, then drafts that were not sent. */
  private async tasks(actor: Actor): Promise<HomeTaskDto[]> {
    if (actor.employeeId === null) return [];
    const [activities, drafts, letters] = await Promise.all([
      this.activities.returnedTo(this.database, actor.agencyId, actor.employeeId, TASKS),
      this.skp.drafts(this.database, actor, TASKS),
      this.assignments.letterDrafts(actor, TASKS),
    ]);
    const tasks: HomeTaskDto[] = [
      ...activities.map(({ id, title, by, at, note }): HomeTaskDto => ({
        kind: 'activity',
        reason: 'returned',
        id,
        title,
        by,
        at: at.toISOString(),
        note,
        link: `/aktivitas/${id}`,
      })),
      ...drafts.map(skpTask),
      ...letters.map(({ id, task, at }): HomeTaskDto => ({
        kind: 'letter',
        reason: 'draft',
        id,
        title: `Konsep surat penugasan: ${task}`,
        by: null,
        at: at.toISOString(),
        note: null,
        link: `/penugasan/${id}`,
      })),
    ];
    return tasks.toSorted(byReason).slice(0, TASKS);
  }

  private async goals(actor: Actor): Promise<HomeGoalDto[]> {
    if (actor.employeeId === null) return [];
    const targets = await this.skp.targets(this.database, actor);
    const outputs = groupBy(
      await this.activities.outputs(
        this.database,
        actor.agencyId,
        actor.employeeId,
        targets.map(({ rhkId }) => rhkId),
      ),
      ({ rhkId }) => rhkId,
    );
    return targets.map(({ items, rhkId, goalId, text, proposed, target, unit }) => ({
      rhkId,
      goalId,
      text,
      proposed,
      target,
      unit,
      ...progressOf({ target, unit }, items, outputs.get(rhkId) ?? []),
    }));
  }
}

/** Returned before begun; within each the latest first. */
const byReason = (a: HomeTaskDto, b: HomeTaskDto): number =>
  a.reason === b.reason ? b.at.localeCompare(a.at) : a.reason === 'returned' ? -1 : 1;

const skpTask = ({ skpId, year, number, returned, at }: OpenDraft): HomeTaskDto => ({
  kind: 'skp',
  reason: returned ? 'returned' : 'draft',
  id: skpId,
  title: `SKP ${year}, versi ${number}`,
  by: returned?.by ?? null,
  at: at.toISOString(),
  note: returned?.note || null,
  link: `/skp/${skpId}`,
});

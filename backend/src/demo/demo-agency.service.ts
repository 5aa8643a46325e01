import { Injectable } from '@nestjs/common';
import { sharePassword } from '../accounts/account.api.js';
import type { Actor } from '../kernel/actor.js';
import { CalendarService } from '../organization/calendar/calendar.service.js';
import { DirectoryService } from '../organization/directory/directory.service.js';
import type { Tx } from '../platform/database/database.js';
import type { DemoAccount } from './demo.accounts.js';
import type { Filled } from './demo-changes.service.js';
import { DemoLetters } from './demo-letters.service.js';
import { DemoRounds } from './demo-rounds.service.js';
import { ActivityMaker } from './making/activity.maker.js';
import { AssignmentMaker, type DemoAssignment } from './making/assignment.maker.js';
import { assignmentRow, memberRows, stepRows } from './making/assignment.rows.js';
import { type Cast, chooseCast, printedRoles } from './making/cast.js';
import { DemoTime } from './making/demo-time.js';
import { Ids } from './making/ids.js';
import { chooseLeavers, type Leavers } from './making/leavers.js';
import { DemoNews } from './making/news.rows.js';
import { Random } from './making/random.js';
import { RhkMaker } from './making/rhk.maker.js';
import { Roster } from './making/roster.js';
import { roundFates } from './making/round.fates.js';
import { type DemoRound, RoundMaker } from './making/round.maker.js';
import { insertRows } from './making/rows.js';
import { delegationRows, grantRows, holidayRows, letterheadRows } from './making/setting.rows.js';
import { type DemoSkp, SkpMaker } from './making/skp.maker.js';
import { isRevisingHead, planOf } from './making/skp.plan.js';
import {
  dialogueRows,
  itemRows,
  revisionRow,
  rhkRows,
  skpRow,
  snapshotRows,
} from './making/skp.rows.js';
import { type DemoSquad, roleRows, SquadMaker, squadRow } from './making/squad.maker.js';
import { DemoStaffing } from './making/staffing.js';
import { Trail } from './making/trail.rows.js';
import { type DemoPhoto, DemoPhotos } from './pictures/photos.service.js';

/** The same agency every time. */
const SEED = 20_220_307;

interface Made {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly time: DemoTime;
  readonly random: Random;
  readonly ids: Ids;
  readonly roster: Roster;
  readonly cast: Cast;
  readonly trail: Trail;
  readonly news: DemoNews;
}

/** Fills an imported agency with a year of work, in one transaction. */
@Injectable()
export class DemoAgency {
  constructor(
    private readonly calendars: CalendarService,
    private readonly directory: DirectoryService,
    private readonly letters: DemoLetters,
    private readonly rounds: DemoRounds,
    private readonly photos: DemoPhotos,
  ) {}

  async fill(
    tx: Tx,
    actor: Actor,
    now: Date,
    passwordHash: string,
    photos: readonly DemoPhoto[],
  ): Promise<Filled & { accounts: DemoAccount[] }> {
    const made = await this.begin(tx, actor, now);
    const { cast, roster } = made;
    await sharePassword(tx, actor.agencyId, passwordHash);
    await this.photos.record(tx, photos);
    const { squads, assignments } = await this.squads(made);
    const skps = await this.skps(made, assignments);
    await this.letters.issue(tx, actor.agencyId, actor.timeZone, assignments);
    const leavers = chooseLeavers(roster, cast, made.time, assignments);
    await this.activities(made, skps, photos, leavers);
    await this.evaluation(made, squads, assignments, skps);
    const delegations = delegationRows(
      actor.agencyId,
      actor.accountId,
      made.roster,
      made.time,
      made.ids,
    );
    await insertRows(tx, 'delegation', delegations);
    await this.directory.refresh(tx, actor.agencyId, made.time.today);
    const printed = printedRoles(cast, leavers.retired.person);
    const accounts = printed.map(([{ username, name }, role]) => ({ username, name, role }));
    return { agencyId: actor.agencyId, roster, cast, leavers, assignments, accounts };
  }

  private async begin(tx: Tx, actor: Actor, now: Date): Promise<Made> {
    const { agencyId, timeZone } = actor;
    await insertRows(tx, 'holiday', holidayRows(agencyId, Number(actor.today.slice(0, 4))));
    const time = new DemoTime(now, timeZone, await this.calendars.calendar(tx, agencyId));
    const roster = await Roster.read(tx, agencyId, time.year);
    const random = new Random(SEED);
    const ids = new Ids(random);
    const cast = chooseCast(roster);
    await insertRows(tx, 'letterhead', letterheadRows(agencyId, roster, ids, now));
    await insertRows(tx, 'role_grant', grantRows(agencyId, actor.accountId, cast, time, ids));
    return {
      tx,
      actor,
      time,
      random,
      ids,
      roster,
      cast,
      trail: new Trail(agencyId, roster, ids),
      news: new DemoNews(agencyId, roster, time, ids),
    };
  }

  private async squads(
    made: Made,
  ): Promise<{ squads: DemoSquad[]; assignments: DemoAssignment[] }> {
    const { tx, time, random, ids, roster, cast, trail, news } = made;
    const { agencyId } = made.actor;
    const squads = new SquadMaker(roster, cast, time, random, ids).make();
    const maker = new AssignmentMaker(roster, time, random, ids);
    const assignments = new DemoStaffing(roster, cast, time, random, maker).fill(squads);
    await insertRows(
      tx,
      'squad',
      squads.map((squad) => squadRow(agencyId, squad)),
    );
    await insertRows(
      tx,
      'squad_role',
      squads.flatMap((squad) => roleRows(agencyId, squad)),
    );
    await insertRows(
      tx,
      'assignment',
      assignments.map((one) => assignmentRow(agencyId, one)),
    );
    await insertRows(
      tx,
      'assignment_step',
      assignments.flatMap((one) => stepRows(agencyId, one)),
    );
    await insertRows(
      tx,
      'squad_member',
      assignments.flatMap((one) => memberRows(agencyId, one, ids)),
    );
    await insertRows(tx, 'audit_event', [
      ...squads.flatMap((squad) => trail.ofSquad(squad)),
      ...assignments.flatMap((one) => trail.ofAssignment(one)),
    ]);
    await insertRows(
      tx,
      'notification',
      assignments.flatMap((one) => news.ofAssignment(one)),
    );
    return { squads, assignments };
  }

  private async skps(
    made: Made,
    assignments: readonly DemoAssignment[],
  ): Promise<Map<string, DemoSkp>> {
    const { tx, time, random, ids, roster, cast, trail, news } = made;
    const { agencyId } = made.actor;
    const maker = new SkpMaker(roster, time, random, ids, new RhkMaker(roster, time, random, ids));
    const heads = roster.people.filter(
      ({ isHead, positionKind }) => isHead && positionKind !== 'KEPALA_DAERAH',
    );
    const skps = heads.map((head) => maker.ofHead(head, isRevisingHead(head)));
    for (const [index, person] of roster.assignable().entries()) {
      const own = assignments.filter(
        ({ order, membership }) => order.person === person && membership !== null,
      );
      const plan = planOf(person, cast, own.length > 0, index);
      if (plan !== null) skps.push(maker.ofMember(person, plan, own));
    }
    const revisions = skps.flatMap((skp) => skp.revisions.map((revision) => ({ skp, revision })));
    await insertRows(
      tx,
      'skp',
      skps.map((skp) => skpRow(agencyId, skp)),
    );
    await insertRows(
      tx,
      'skp_revision',
      revisions.map(({ skp, revision }) => revisionRow(agencyId, skp, revision, time)),
    );
    await insertRows(
      tx,
      'rhk',
      skps.flatMap((skp) => rhkRows(agencyId, skp)),
    );
    await insertRows(
      tx,
      'rhk_snapshot',
      revisions.flatMap(({ revision }) => snapshotRows(agencyId, revision)),
    );
    await insertRows(
      tx,
      'action_item',
      skps.flatMap((skp) => itemRows(agencyId, skp)),
    );
    await insertRows(
      tx,
      'skp_dialogue',
      skps.flatMap((skp) => dialogueRows(agencyId, skp, ids, random)),
    );
    await insertRows(
      tx,
      'audit_event',
      skps.flatMap((skp) => trail.ofSkp(skp)),
    );
    await insertRows(
      tx,
      'notification',
      skps.flatMap((skp) => news.ofSkp(skp)),
    );
    return new Map(skps.map((skp) => [skp.person.employeeId, skp]));
  }

  private async activities(
    made: Made,
    skps: ReadonlyMap<string, DemoSkp>,
    photos: readonly DemoPhoto[],
    { retired, suspended }: Leavers,
  ): Promise<void> {
    const { tx, time, random, ids, roster, cast, trail, news } = made;
    const maker = new ActivityMaker(made.actor.agencyId, roster, time, random, ids, photos);
    const days = time.workdays();
    const busy = new Set([cast.employee, cast.leader, cast.freeMember]);
    const entries = roster.assignable().flatMap((person) => {
      const skp = skps.get(person.employeeId) ?? null;
      const hasSquad = skp?.revisions.some(({ rhk }) => rhk.some(({ squad }) => squad)) ?? false;
      const perDay = busy.has(person) ? 0.93 : hasSquad ? 0.75 : 0.31;
      const gone = [retired, suspended].find((leaver) => leaver.person === person);
      const served = gone ? days.filter((day) => day < gone.on) : days;
      return maker.ofPerson(person, skp, served, perDay);
    });
    const activities = entries.map(({ activity }) => activity);
    await insertRows(tx, 'activity', activities);
    await insertRows(
      tx,
      'evidence',
      entries.map(({ evidence }) => evidence),
    );
    await insertRows(
      tx,
      'audit_event',
      activities.flatMap((one) => trail.ofActivity(one)),
    );
    await insertRows(
      tx,
      'notification',
      activities.flatMap((one) => news.ofActivity(one)),
    );
  }

  private async evaluation(
    made: Made,
    squads: readonly DemoSquad[],
    assignments: readonly DemoAssignment[],
    skps: ReadonlyMap<string, DemoSkp>,
  ): Promise<void> {
    const { tx, actor, time, random, ids, roster } = made;
    const maker = new RoundMaker(actor.agencyId, roster, time, random, ids, skps);
    const rounds = roundFates(squads, time).flatMap(([squad, fate, lastDay]): DemoRound[] => {
      const members = assignments.filter(
        ({ order, membership }) =>
          order.squad === squad && membership !== null && membership.from <= lastDay,
      );
      const round = maker.make(squad, fate, lastDay, members);
      return round ? [round] : [];
    });
    await this.rounds.write(tx, actor, maker, rounds);
  }
}

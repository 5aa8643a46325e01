import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { addDays } from '../../kernel/date.js';
import { type EmployeeFacts, PeopleService } from '../../organization/people/people.service.js';
import { PostsService } from '../../organization/people/posts.service.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import type { ActivityChoiceDto, ActivityFormDto } from './activity.dto.js';
import { employeeOf } from './activity-writing.service.js';
import { isMonthClosed } from './domain/rules.js';
import { activitySettings } from './settings.js';
import { type Author, type Booking, ValidatorService } from './validator.service.js';
import { type RhkFacts, SkpService } from '../../planning/skp/skp.service.js';
import { type SquadFacts, SquadsService } from '../../teams/squads/squads.service.js';

interface RecentRow {
  id: string;
  date: string;
  endsAt: string;
  endsNextDay: boolean;
  rhkId: string | null;
  squadId: string | null;
  unit: string;
}

const RECENT = 60;
const UNITS = ['dokumen', 'laporan', 'kegiatan', 'notula', 'orang', 'berkas', 'data'];
const MAX_UNITS = 12;

const keyOf = (rhkId: string | null, squadId: string | null): string =>
  `${rhkId ?? '-'}:${squadId ?? '-'}`;

/** Everything the form needs, in one answer: it opens at once and works without network afterwards. */
@Injectable()
export class ActivityFormService {
  constructor(
    private readonly database: Database,
    private readonly squads: SquadsService,
    private readonly skp: SkpService,
    private readonly validators: ValidatorService,
    private readonly people: PeopleService,
    private readonly posts: PostsService,
  ) {}

  async form(actor: Actor, date = actor.today): Promise<ActivityFormDto> {
    const employeeId = employeeOf(actor);
    const [recent, squadIds, rhk, { closingDay }, me] = await Promise.all([
      this.recent(actor.agencyId, employeeId),
      this.squads.squadsOf(this.database, employeeId, date),
      this.rhkOf(this.database, actor.agencyId, employeeId, date),
      activitySettings(this.database, actor.agencyId),
      this.people.find(this.database, actor.agencyId, employeeId),
    ]);
    const squads = await this.squads.findMany(this.database, actor.agencyId, squadIds);
    const today = recent.filter((row) => row.date === actor.today && !row.endsNextDay);
    return {
      today: actor.today,
      earliest: earliestDate(actor.today, closingDay),
      lastEndsAt:
        today
          .map((row) => row.endsAt)
          .sort()
          .at(-1) ?? null,
      previousActivityId: recent.find((row) => row.date < actor.today)?.id ?? null,
      outputUnits: [...new Set([...recent.map((row) => row.unit), ...UNITS])].slice(0, MAX_UNITS),
      choices: await this.choices(
        actor,
        rhk,
        squads,
        recent,
        await this.author(actor.agencyId, employeeId, me, date),
      ),
    };
  }

  private async choices(
    actor: Actor,
    rhk: readonly RhkFacts[],
    squads: ReadonlyMap<string, SquadFacts>,
    recent: readonly RecentRow[],
    author: Author & { unitName: string },
  ): Promise<ActivityChoiceDto[]> {
    const { unitName } = author;
    const ofRhk = rhk.map((one) => ({ squad: squads.get(one.squadId ?? '') ?? null, rhk: one }));
    const ofSquads = [...squads.values()].map((squad) => ({ squad, rhk: null }));
    const none = { squad: null, rhk: null };
    const bookings: Booking[] = [...ofRhk, ...ofSquads, none];
    const basis = await this.validators.basis(this.database, actor, author, bookings);
    const choice = (text: string, context: string, booking: Booking): ActivityChoiceDto => {
      const { employeeId: validatorId, name, because } = this.validators.choose(basis, booking);
      const { squad, rhk: one } = booking;
      const rhkId = one?.rhkId ?? null;
      const squadId = squad?.id ?? null;
      const used = recent.find((row) => row.rhkId === rhkId && row.squadId === squadId);
      return {
        key: keyOf(rhkId, squadId),
        rhkId,
        squadId,
        text,
        context,
        lastUsedOn: used?.date ?? null,
        validator: { employeeId: validatorId, name, because },
      };
    };
    const choices = [
      ...ofRhk.map((one) => choice(one.rhk.text, one.squad?.name ?? unitName, one)),
      ...ofSquads.map((one) => choice('Kegiatan tim tanpa RHK', one.squad.name, one)),
      choice('Tugas lain tanpa RHK', unitName, none),
    ];
    const order = recent.map((row) => keyOf(row.rhkId, row.squadId));
    const rank = ({ key }: ActivityChoiceDto): number =>
      order.includes(key) ? order.indexOf(key) : order.length;
    return choices.sort((a, b) => rank(a) - rank(b));
  }

  /** Work of a day before a move belongs to the post that was held then. */
  private async author(
    agencyId: string,
    employeeId: string,
    me: EmployeeFacts | null,
    date: string,
  ): Promise<Author & { unitName: string }> {
    const nobody = { employeeId, unitName: '', assessorUnitId: null, assessorEmployeeId: null };
    if (me && date >= me.holdingStartsOn) return { ...me, date };
    const posts = await this.posts.on(this.database, agencyId, [employeeId], date);
    return { ...(posts.get(employeeId) ?? me ?? nobody), date };
  }

  /** What may be logged on that date, in the order of the SKP. */
  private async rhkOf(
    sql: Sql,
    agencyId: string,
    employeeId: string,
    date: string,
  ): Promise<RhkFacts[]> {
    const mine = await this.skp.myRhk(sql, { agencyId, employeeId }, date);
    const ids = mine.map((one) => one.id);
    const facts = await this.skp.rhkFacts(sql, agencyId, ids);
    return ids.flatMap((id) => facts.get(id) ?? []);
  }

  private recent(agencyId: string, employeeId: string): Promise<RecentRow[]> {
    return this.database.query<RecentRow>(
      `select id, date::text, to_char(ends_at, 'HH24:MI') as "endsAt", ends_next_day as "endsNextDay",
              rhk_id as "rhkId", squad_id as "squadId", output_unit as unit
         from activity where agency_id = $1 and employee_id = $2
        order by date desc, id desc limit ${RECENT}`,
      [agencyId, employeeId],
    );
  }
}

/** The first day of last month as long as it is open, otherwise of this month. */
function earliestDate(today: string, closingDay: number): string {
  const thisMonth = `${today.slice(0, 7)}-01`;
  const lastMonth = `${addDays(thisMonth, -1).slice(0, 7)}-01`;
  return isMonthClosed(lastMonth, today, closingDay) ? thisMonth : lastMonth;
}

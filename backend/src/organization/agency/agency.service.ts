import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { DEFAULT_SETTINGS, type Settings } from '../../kernel/settings.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { invalidField, notFound, staleVersion } from '../../platform/errors/problem.js';
import { isLocalDate } from '../../platform/http/validators.js';
import { demandAdmin, isAdmin } from '../grants/admin.js';
import { CalendarAftermath } from '../calendar/calendar-aftermath.js';
import type { AgencyDto, AgencySettingsDto, HolidayDto, UpdateAgencyDto } from './agency.dto.js';

type AgencyRow = Omit<AgencyDto, 'settings' | 'allowedActions'> & {
  settings: Partial<Settings>;
};

const AGENCY_SQL = `
  select id, code, name, kind, time_zone as "timeZone", settings, version from agency where id = $1`;

/** Settings and calendar of the agency. */
@Injectable()
export class AgencyService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly aftermath: CalendarAftermath,
  ) {}

  find(actor: Actor): Promise<AgencyDto> {
    return this.view(this.database, actor);
  }

  update(actor: Actor, { version, ...wanted }: UpdateAgencyDto): Promise<AgencyDto> {
    demandAdmin(actor);
    return this.database.transaction(async (tx) => {
      const agency = await tx.one<AgencyRow>(`${AGENCY_SQL} for update`, [actor.agencyId]);
      if (!agency) throw notFound('Instansi');
      if (agency.version !== version) throw staleVersion();
      const now: Record<string, unknown> = { ...DEFAULT_SETTINGS, ...agency.settings };
      const changes = Object.entries(wanted)
        .filter(
          ([field, to]) => to !== undefined && JSON.stringify(now[field]) !== JSON.stringify(to),
        )
        .map(([field, to]) => ({ field, from: now[field], to }));
      if (changes.length > 0) {
        await tx.query(
          'update agency set settings = settings || $2::jsonb, version = version + 1 where id = $1',
          [
            actor.agencyId,
            JSON.stringify(Object.fromEntries(changes.map(({ field, to }) => [field, to]))),
          ],
        );
        await this.audit.record(tx, actor, {
          action: 'agency.update',
          entity: 'agency',
          entityId: actor.agencyId,
          via: 'agency_admin',
          detail: { changes },
        });
        if (changes.some(({ field }) => field === 'workingDaysPerWeek'))
          await this.aftermath.settle(tx, actor.agencyId, actor.timeZone);
      }
      return this.view(tx, actor);
    });
  }

  holidays(actor: Actor, year: string | undefined): Promise<HolidayDto[]> {
    return this.database.query<HolidayDto>(
      `select date::text, name from holiday
        where agency_id = $1 and date between make_date($2::int, 1, 1) and make_date($2::int, 12, 31) order by date`,
      [actor.agencyId, year ?? actor.today.slice(0, 4)],
    );
  }

  putHoliday(actor: Actor, date: string, name: string): Promise<HolidayDto> {
    demandAdmin(actor);
    demandDate(date);
    return this.database.transaction(async (tx) => {
      const written = await tx.query<{ isNew: boolean }>(
        `insert into holiday (agency_id, date, name) values ($1, $2, $3)
         on conflict (agency_id, date) do update set name = excluded.name where holiday.name <> excluded.name
         returning xmax = 0 as "isNew"`,
        [actor.agencyId, date, name],
      );
      if (written.length > 0) await this.note(tx, actor, 'holiday.put', { date, name });
      if (written[0]?.isNew) await this.aftermath.settle(tx, actor.agencyId, actor.timeZone);
      return { date, name };
    });
  }

  deleteHoliday(actor: Actor, date: string): Promise<void> {
    demandAdmin(actor);
    demandDate(date);
    return this.database.transaction(async (tx) => {
      const [gone] = await tx.query<{ name: string }>(
        'delete from holiday where agency_id = $1 and date = $2 returning name',
        [actor.agencyId, date],
      );
      if (!gone) throw notFound('Hari libur');
      await this.note(tx, actor, 'holiday.delete', { date, name: gone.name });
      await this.aftermath.settle(tx, actor.agencyId, actor.timeZone);
    });
  }

  /** First rows of a calendar, for an agency that has none of these dates yet. */
  async seedHolidays(sql: Sql, agencyId: string, holidays: readonly HolidayDto[]): Promise<void> {
    await sql.query(
      `insert into holiday (agency_id, date, name)
       select $1, h.date, h.name from jsonb_to_recordset($2::jsonb) as h(date date, name text) on conflict do nothing`,
      [agencyId, JSON.stringify(holidays)],
    );
  }

  private note(
    sql: Sql,
    actor: Actor,
    action: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(sql, actor, {
      action,
      entity: 'holiday',
      entityId: null,
      via: 'agency_admin',
      detail,
    });
  }

  private async view(sql: Sql, actor: Actor): Promise<AgencyDto> {
    const [agency] = await sql.query<AgencyRow>(AGENCY_SQL, [actor.agencyId]);
    if (!agency) throw notFound('Instansi');
    return {
      ...agency,
      settings: settingsOf(agency),
      allowedActions: isAdmin(actor) ? ['update'] : [],
    };
  }
}

/** Every setting, as chosen or by default; other keys of the stored JSON are left out. */
function settingsOf({ settings }: Pick<AgencyRow, 'settings'>): AgencySettingsDto {
  const of = <Key extends keyof Settings>(key: Key): Settings[Key] =>
    settings[key] ?? DEFAULT_SETTINGS[key];
  return {
    actionItemPeriod: of('actionItemPeriod'),
    letterSignatory: of('letterSignatory'),
    activityClosingDay: of('activityClosingDay'),
    workingDaysPerWeek: of('workingDaysPerWeek'),
    letterClassification: of('letterClassification'),
    recallNoticeDays: of('recallNoticeDays'),
    secondFactorFor: [...of('secondFactorFor')],
  };
}

function demandDate(date: string): void {
  if (!isLocalDate(date))
    throw invalidField(
      'date',
      'isLocalDate',
      'Tanggal tidak ada di kalender. Tulis seperti 2026-11-24.',
    );
}

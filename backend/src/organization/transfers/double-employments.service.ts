import { Injectable } from '@nestjs/common';
import { SessionService } from '../../accounts/session.service.js';
import type { Actor } from '../../kernel/actor.js';
import { addDays } from '../../kernel/date.js';
import { DirectoryService } from '../directory/directory.service.js';
import { StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { acrossAgencies, withinAgency } from '../../platform/database/agency-scope.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { forbidden, notFound } from '../../platform/errors/problem.js';
import type { DoubleEmploymentsDto } from './transfer.dto.js';
import { END_EMPLOYMENT_SQL, END_GRANTS_SQL, KEEP_RECORD_SQL } from './transfer.queries.js';

interface Double {
  id: string;
  personId: string;
  nip: string;
  name: string;
  homeId: string;
  home: string;
  otherId: string;
  other: string;
  otherSince: string;
  /** the employment at home that runs today; null when there is none */
  homeEmployeeId: string | null;
  otherEmployeeId: string;
  accountId: string | null;
}

/** Records that an agency kept of somebody who is at home elsewhere and whom it still employs. */
const DOUBLES_SQL = `
  select k.id, p.id as "personId", k.nip, p.name, ha.id as "homeId", ha.name as home, ka.id as "otherId", ka.name as other,
         e.starts_on::text as "otherSince", h.id as "homeEmployeeId", e.id as "otherEmployeeId", a.id as "accountId"
    from person k join person p on p.id = k.kept_of and p.agency_id <> k.agency_id
    join agency ka on ka.id = k.agency_id join agency ha on ha.id = p.agency_id
    join employment e on e.person_id = k.id and (e.ends_on is null or e.ends_on >= $1::timestamptz::date)
    left join employment h on h.person_id = p.id and (h.ends_on is null or h.ends_on >= $1::timestamptz::date)
    left join account a on a.person_id = p.id`;

/** What an earlier release left behind: one NIP, employed in two agencies. The installer says which one is the home. */
@Injectable()
export class DoubleEmployments {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    private readonly directory: DirectoryService,
    private readonly aftermath: StaffingAftermath,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Empty for anybody but the installer. */
  async list(actor: Actor): Promise<DoubleEmploymentsDto> {
    if (!(await this.isInstaller(this.database, actor))) return { items: [] };
    const items = (await this.all()).map(({ id, nip, name, home, other, otherSince }) => ({
      id,
      nip,
      name,
      home,
      other,
      otherSince,
    }));
    return { items };
  }

  async count(): Promise<number> {
    return (await this.all()).length;
  }

  /** @param isOther the other agency is the home; else the present home stays. Yesterday was the last day in the one that is not. */
  async settle(actor: Actor, id: string, isOther: boolean): Promise<DoubleEmploymentsDto> {
    if (!(await this.isInstaller(this.database, actor)))
      throw forbidden('Hanya admin pemasang yang menetapkan instansi asal.');
    await acrossAgencies('transferring a person', () =>
      this.database.transaction(async (tx) => {
        await tx.query('select id from person where id = $1 for update', [id]);
        const found = await tx.one<Double>(`${DOUBLES_SQL} where k.id = $2`, [
          this.clock.now(),
          id,
        ]);
        if (!found) throw notFound('Pegawai');
        if (isOther) await this.moveHome(tx, actor, found);
        else await this.end(tx, actor, found.otherId, found.otherEmployeeId);
        for (const agencyId of [found.homeId, found.otherId])
          await withinAgency(agencyId, () =>
            this.audit.record(
              tx,
              { ...actor, agencyId },
              {
                action: 'transfer.settle-double',
                entity: 'person',
                entityId: found.personId,
                via: 'agency_admin',
                detail: { nip: found.nip, home: isOther ? found.other : found.home },
              },
            ),
          );
        return { id };
      }),
    );
    return this.list(actor);
  }

  private async moveHome(tx: Tx, actor: Actor, found: Double): Promise<void> {
    const { id, personId, homeId, otherId, accountId } = found;
    const kept = newId();
    await tx.query(KEEP_RECORD_SQL, [personId, kept]);
    for (const table of ['employment', 'employee_directory'])
      await tx.query(`update ${table} set person_id = $3 where person_id = $1 and agency_id = $2`, [
        personId,
        homeId,
        kept,
      ]);
    await tx.query('update person set agency_id = $2, updated_at = now() where id = $1', [
      personId,
      otherId,
    ]);
    for (const table of ['employment', 'employee_directory'])
      await tx.query(`update ${table} set person_id = $2 where person_id = $1`, [id, personId]);
    await tx.query('update person set kept_of = $2 where kept_of = $1', [id, personId]);
    await tx.query('delete from person where id = $1', [id]);
    if (accountId) {
      await tx.query(END_GRANTS_SQL, [accountId, homeId, addDays(actor.today, -1)]);
      await this.sessions.endAll(tx, accountId);
    }
    if (found.homeEmployeeId) await this.end(tx, actor, homeId, found.homeEmployeeId);
    await withinAgency(otherId, () => this.directory.refresh(tx, otherId, actor.today));
  }

  private async end(tx: Tx, actor: Actor, agencyId: string, employeeId: string): Promise<void> {
    const employed = await tx.one<{ since: string }>(
      'select starts_on::text as since from employment where id = $1 for update',
      [employeeId],
    );
    const yesterday = addDays(actor.today, -1);
    const lastDay = employed && employed.since > yesterday ? employed.since : yesterday;
    const ended = await tx.one<{ holdingId: string | null }>(END_EMPLOYMENT_SQL, [
      employeeId,
      lastDay,
      this.clock.now(),
    ]);
    await withinAgency(agencyId, async () => {
      await this.directory.refresh(tx, agencyId, actor.today);
      const change = { employeeId, kind: 'left', toHoldingId: null, lastDay } as const;
      const changes = [{ ...change, fromHoldingId: ended?.holdingId ?? null }];
      await this.aftermath.settle(tx, { agencyId, today: actor.today, changes });
      await this.directory.refreshSeats(tx, agencyId, actor.today);
    });
  }

  private all(): Promise<Double[]> {
    return acrossAgencies('transferring a person', () =>
      this.database.query<Double>(`${DOUBLES_SQL} order by p.name, k.id`, [this.clock.now()]),
    );
  }

  private async isInstaller(sql: Sql, actor: Actor): Promise<boolean> {
    const rows = await sql.query('select 1 from account where id = $1 and is_installer', [
      actor.accountId,
    ]);
    return rows.length > 0;
  }
}

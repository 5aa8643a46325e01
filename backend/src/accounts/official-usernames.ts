import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StaffingAftermath } from '../workflow/ties/staffing-aftermath.js';
import { AuditService, systemOf } from '../workflow/events/audit.service.js';
import { acrossAgencies } from '../platform/database/agency-scope.js';
import type { Tx } from '../platform/database/database.js';
import { NotificationService } from '../workflow/events/notification.service.js';

/** `Wali Kota` of agency 3578 logs in as `wali-kota.3578`. */
export const officialUsername = (positionName: string, agencyCode: string): string =>
  `${positionName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')}.${agencyCode.toLowerCase()}`;

interface Official {
  accountId: string;
  employeeId: string;
  username: string;
  name: string;
  /** held today; null for who holds none any more */
  positionName: string | null;
}

/** People without NIP; of one who was employed more than once, the last employment. */
const OFFICIALS_SQL = `
  select distinct on (a.id) a.id as "accountId", e.id as "employeeId", a.username, p.name,
         (select h.position_name from position_holding h where h.employee_id = e.id and $2::date between h.starts_on and coalesce(h.ends_on, 'infinity')
             and $2::date <= coalesce(e.ends_on, 'infinity') order by h.starts_on desc limit 1) as "positionName"
    from account a join person p on p.id = a.person_id join employment e on e.person_id = p.id and e.agency_id = $1
   where p.agency_id = $1 and p.nip is null and p.kept_of is null
   order by a.id, e.starts_on desc`;

/**
 * The login name of a regional head belongs to the post: whoever holds it signs in by it, with an account of their own, and
 * the one before keeps theirs under their own name. Both are told.
 */
@Injectable()
export class OfficialUsernames implements OnModuleInit {
  constructor(
    private readonly aftermath: StaffingAftermath,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.aftermath.register((tx, { agencyId, today }) => this.handOver(tx, agencyId, today));
  }

  /** Twice does no harm. */
  async handOver(tx: Tx, agencyId: string, today: string): Promise<void> {
    const officials = await tx.query<Official>(OFFICIALS_SQL, [agencyId, today]);
    const agency = await tx.one<{ code: string }>('select code from agency where id = $1', [
      agencyId,
    ]);
    const code = agency?.code ?? '';
    for (const holder of officials) {
      if (holder.positionName === null) continue;
      const wanted = officialUsername(holder.positionName, code);
      const former = officials.find(({ username }) => username === wanted);
      // Two of one title at a time are told apart by a number.
      const isFree =
        former?.positionName == null || officialUsername(former.positionName, code) !== wanted;
      if (holder.username === wanted || !former || !isFree) continue;
      await this.rename(
        tx,
        agencyId,
        former,
        await this.free(tx, officialUsername(former.name, code)),
      );
      await this.rename(tx, agencyId, holder, wanted);
    }
  }

  /** The name, or with a number behind it: names are the installation's, another agency's account may bear it. */
  async free(tx: Tx, wanted: string, taken: ReadonlySet<string> = new Set()): Promise<string> {
    for (let number = 1; ; number += 1) {
      const username = number === 1 ? wanted : `${wanted}.${number}`;
      const known = await acrossAgencies('signing in', () =>
        tx.one('select 1 from account where username = $1', [username]),
      );
      if (!known && !taken.has(username)) return username;
    }
  }

  private async rename(
    tx: Tx,
    agencyId: string,
    official: Official,
    username: string,
  ): Promise<void> {
    await tx.query('update account set username = $2 where id = $1', [
      official.accountId,
      username,
    ]);
    await this.audit.record(tx, systemOf(agencyId), {
      action: 'account.rename',
      entity: 'account',
      entityId: official.accountId,
      detail: { from: official.username, to: username },
    });
    await this.notifications.notify(tx, {
      agencyId,
      employeeIds: [official.employeeId],
      kind: 'account.rename',
      title: `Nama masuk Anda kini ${username}`,
      body: 'Nama masuk pejabat mengikuti jabatannya. Kata sandi Anda tetap.',
      link: '/saya',
      entity: 'account',
      entityId: official.accountId,
    });
    official.username = username;
  }
}

import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant } from '../kernel/actor.js';
import { Database } from '../platform/database/database.js';
import { forbidden, wrongState } from '../platform/errors/problem.js';
import type { CodePurpose } from './domain/terms.js';

export interface AdministeredAccount {
  readonly accountId: string;
  /** Null for an account that is nobody's. */
  readonly employeeId: string | null;
  readonly username: string;
  readonly name: string;
  readonly unitName: string | null;
  readonly purpose: CodePurpose;
}

/** The act that was refused, for the text of the refusal. */
interface Act {
  readonly unknown: () => Error;
  /** "mengatur ulang kata sandi" */
  readonly act: string;
  /** Where one does it to oneself. */
  readonly own: string;
}

/** Accounts whose home is the actor's agency, also of people without a post today. */
const ACCOUNTS_SQL = `
  select a.id as "accountId", d.employee_id as "employeeId", a.username, coalesce(d.display_name, p.name, a.username) as name,
         d.unit_name as "unitName",
         a.is_installer as "isInstaller",
         case when a.password_state = 'initial' then 'first_password' else 'reset' end as purpose
    from account a
    left join person p on p.id = a.person_id
    left join employee_directory d on d.person_id = a.person_id and d.agency_id = a.agency_id
   where a.id = any($2::uuid[]) and a.agency_id = $1
   order by d.unit_name, name, a.id`;

/** Accounts that an agency's admin looks after: those of the agency, but neither the admin's own nor the installer's. */
@Injectable()
export class AdministeredAccounts {
  constructor(private readonly database: Database) {}

  /** @throws what `unknown` makes; 403; 409 for oneself */
  async find(
    actor: Actor,
    accountIds: readonly string[],
    { unknown, act, own }: Act,
  ): Promise<AdministeredAccount[]> {
    const wanted = [...new Set(accountIds)];
    const rows = await this.database.query<AdministeredAccount & { isInstaller: boolean }>(
      ACCOUNTS_SQL,
      [actor.agencyId, wanted],
    );
    if (rows.length < wanted.length) throw unknown();
    if (!hasGrant(actor, 'agency_admin'))
      throw forbidden(`Hanya admin instansi yang dapat ${act}.`);
    if (rows.some(({ isInstaller }) => isInstaller))
      throw forbidden('Akun admin pemasang tidak dikelola dari sini.');
    if (wanted.includes(actor.accountId)) throw wrongState(own);
    return rows.map(({ isInstaller: _isInstaller, ...account }) => account);
  }
}

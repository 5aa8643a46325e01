import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant } from '../kernel/domain/actor.js';
import { AuditService } from '../shared/audit/audit.service.js';
import { Database } from '../shared/database/database.js';
import { forbidden, invalidField, notFound, wrongState } from '../shared/errors/problem.js';
import type { IssuedCodeDto } from './code.dto.js';
import { PasswordService } from './password.service.js';

interface AccountRow {
  accountId: string;
  username: string;
  name: string;
  unitName: string | null;
  isInstaller: boolean;
  purpose: 'first_password' | 'reset';
}

/** People of the actor's agency, and accounts that belong to it without being anybody's. */
const ACCOUNTS_SQL = `
  select a.id as "accountId", a.username, coalesce(d.display_name, a.username) as name, d.unit_name as "unitName",
         a.is_installer as "isInstaller",
         case when a.password_state = 'initial' then 'first_password' else 'reset' end as purpose
    from account a
    left join employee_directory d on d.person_id = a.person_id and d.agency_id = $1
   where a.id = any($2::uuid[]) and (d.employee_id is not null or (a.person_id is null and a.agency_id = $1))
   order by d.unit_name, name, a.id`;

/** One-time codes that an admin prints or hands over (decision 7): first passwords and forgotten ones. */
@Injectable()
export class CodesService {
  constructor(
    private readonly database: Database,
    private readonly passwords: PasswordService,
    private readonly audit: AuditService,
  ) {}

  async issueOne(actor: Actor, accountId: string): Promise<IssuedCodeDto> {
    const [code] = await this.issue(actor, [accountId], () => notFound('Akun'));
    if (!code) throw notFound('Akun');
    return code;
  }

  issueMany(actor: Actor, accountIds: readonly string[]): Promise<IssuedCodeDto[]> {
    return this.issue(actor, accountIds, () =>
      invalidField('accountIds', 'account_unknown', 'Ada akun yang tidak dikenal.'),
    );
  }

  private async issue(
    actor: Actor,
    accountIds: readonly string[],
    unknown: () => Error,
  ): Promise<IssuedCodeDto[]> {
    const wanted = [...new Set(accountIds)];
    const accounts = await this.database.query<AccountRow>(ACCOUNTS_SQL, [actor.agencyId, wanted]);
    if (accounts.length < wanted.length) throw unknown();
    if (!hasGrant(actor, 'agency_admin'))
      throw forbidden('Hanya admin instansi yang dapat mengatur ulang kata sandi.');
    if (accounts.some(({ isInstaller }) => isInstaller))
      throw forbidden('Kata sandi admin pemasang tidak diatur ulang dari sini.');
    if (wanted.includes(actor.accountId))
      throw wrongState('Ganti kata sandi Anda sendiri di halaman Saya.');
    return this.database.transaction(async (tx) => {
      const codes = await this.passwords.issueCodes(tx, accounts, actor.accountId);
      await this.audit.record(
        tx,
        actor,
        ...accounts.map(({ accountId, name, purpose }) => ({
          action: 'account.issue_code',
          entity: 'account',
          entityId: accountId,
          via: 'agency_admin',
          detail: { name, purpose },
        })),
      );
      return accounts.map(({ isInstaller: _isInstaller, ...account }, at) => {
        const { code, expiresAt } = codes[at] ?? { code: '', expiresAt: new Date(0) };
        return { ...account, code, expiresAt: expiresAt.toISOString() };
      });
    });
  }
}

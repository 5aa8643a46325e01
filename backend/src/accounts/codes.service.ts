import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../workflow/events/audit.service.js';
import { Database } from '../platform/database/database.js';
import { invalidField, notFound } from '../platform/errors/problem.js';
import { NotificationService } from '../workflow/events/notification.service.js';
import { AdministeredAccounts } from './administered-accounts.service.js';
import type { IssuedCodeDto } from './code.dto.js';
import { PasswordService } from './password.service.js';

/** One-time codes that an admin prints or hands over: first passwords and forgotten ones. */
@Injectable()
export class CodesService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AdministeredAccounts,
    private readonly passwords: PasswordService,
    private readonly notifications: NotificationService,
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
    const accounts = await this.accounts.find(actor, accountIds, {
      unknown,
      act: 'mengatur ulang kata sandi',
      own: 'Ganti kata sandi Anda sendiri di halaman Saya.',
    });
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
      await this.notifications.notify(
        tx,
        ...accounts.map(({ accountId, employeeId }) => ({
          agencyId: actor.agencyId,
          employeeIds: [employeeId],
          kind: 'account.issue_code',
          title: `Kode baru dibuat untuk akun Anda oleh ${actor.name}`,
          body: 'Dengan kode itu kata sandi akun Anda dapat diganti. Bila Anda tidak memintanya, segera hubungi pengelola kepegawaian dan ganti kata sandi Anda.',
          link: '/saya',
          entity: 'account',
          entityId: accountId,
        })),
      );
      return accounts.map(({ employeeId: _employeeId, ...account }, at) => {
        const { code, expiresAt } = codes[at] ?? { code: '', expiresAt: new Date(0) };
        return { ...account, code, expiresAt: expiresAt.toISOString() };
      });
    });
  }
}

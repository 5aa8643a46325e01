import { Inject, Injectable, Logger } from '@nestjs/common';
import { installersOf, replacePassword, voidSharedPasswords } from '../../accounts/account.api.js';
import { SessionService } from '../../accounts/session.service.js';
import { hashPassword, verifyPassword } from '../../platform/passwords/passwords.js';
import { type Config, DEVELOPMENT_ADMIN_PASSWORD } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.module.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database, type Tx } from '../../platform/database/database.js';

/** A trial on a local machine that is later opened to others still has the passwords printed in the README (R210). */
@Injectable()
export class KnownPasswords {
  private readonly logger = new Logger(KnownPasswords.name);

  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** On an exposed site: the installer gets ADMIN_PASSWORD, and demo accounts need a one-time code. Changed ones stay. */
  async close(): Promise<void> {
    if (!this.config.isExposed) return;
    const closed = await acrossAgencies('making agencies', () =>
      this.database.transaction(async (tx) => {
        const accounts = [...(await this.installers(tx)), ...(await voidSharedPasswords(tx))];
        await this.sessions.endAllOf(tx, accounts);
        return accounts.length;
      }),
    );
    if (closed > 0)
      this.logger.warn(`${closed} accounts still had a published password, which is void now`);
  }

  private async installers(tx: Tx): Promise<string[]> {
    const closed: string[] = [];
    for (const { id, hash } of await installersOf(tx)) {
      if (hash === null || !(await verifyPassword(hash, DEVELOPMENT_ADMIN_PASSWORD))) continue;
      const chosen = await hashPassword(this.config.adminPassword);
      await replacePassword(tx, id, chosen);
      closed.push(id);
    }
    return closed;
  }
}

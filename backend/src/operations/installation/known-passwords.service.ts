import { Inject, Injectable, Logger } from '@nestjs/common';
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
        const accounts = [...(await this.installers(tx)), ...(await this.shared(tx))];
        await this.sessions.endAllOf(tx, accounts);
        return accounts.length;
      }),
    );
    if (closed > 0)
      this.logger.warn(`${closed} accounts still had a published password, which is void now`);
  }

  private async installers(tx: Tx): Promise<string[]> {
    const known = await tx.query<{ id: string; hash: string | null }>(
      'select id, password_hash as hash from account where is_installer',
    );
    const closed: string[] = [];
    for (const { id, hash } of known) {
      if (hash === null || !(await verifyPassword(hash, DEVELOPMENT_ADMIN_PASSWORD))) continue;
      const chosen = await hashPassword(this.config.adminPassword);
      await tx.query('update account set password_hash = $2 where id = $1', [id, chosen]);
      closed.push(id);
    }
    return closed;
  }

  /** Nobody's own: hashes are salted, so one that stands twice was given out by the demo. */
  private async shared(tx: Tx): Promise<string[]> {
    const closed = await tx.query<{ id: string }>(
      `update account set password_hash = null, password_state = 'initial'
        where password_hash in (select password_hash from account group by 1 having count(*) > 1)
       returning id`,
    );
    return closed.map(({ id }) => id);
  }
}

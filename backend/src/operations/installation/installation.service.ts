import { Inject, Injectable } from '@nestjs/common';
import { hashPassword } from '../../platform/passwords/passwords.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.module.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';

/** What an installation has before any agency: the account `admin`. */
@Injectable()
export class InstallationService {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes the installer account once; a later change of ADMIN_PASSWORD does not overwrite a changed password. */
  ensureAdmin(): Promise<void> {
    return acrossAgencies('making agencies', () => this.makeAdmin());
  }

  private async makeAdmin(): Promise<void> {
    const known = await this.database.one('select id from account where is_installer');
    if (known) return;
    await this.database.query(
      `insert into account (id, username, password_hash, password_state, is_installer)
       values ($1, 'admin', $2, 'own', true) on conflict (username) do nothing`,
      [newId(), await hashPassword(this.config.adminPassword)],
    );
  }
}

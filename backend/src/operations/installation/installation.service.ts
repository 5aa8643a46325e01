import { Inject, Injectable } from '@nestjs/common';
import { createInstaller, installersOf } from '../../accounts/account.api.js';
import { hashPassword } from '../../platform/passwords/passwords.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.module.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database } from '../../platform/database/database.js';

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
    const [known] = await installersOf(this.database);
    if (known) return;
    await createInstaller(this.database, await hashPassword(this.config.adminPassword));
  }
}

import { readFile } from 'node:fs/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ImportsService } from '../imports/imports.service.js';
import type { ImportKind } from '../imports/domain/sheet.js';
import type { Actor } from '../kernel/domain/actor.js';
import { AuditService } from '../shared/audit/audit.service.js';
import { NO_AGENCY } from '../shared/auth/actor.service.js';
import { hashPassword } from '../shared/auth/passwords.js';
import { Clock } from '../shared/clock.js';
import type { Config } from '../shared/config/config.js';
import { CONFIG } from '../shared/config/config.module.js';
import { acrossAgencies } from '../shared/database/agency-scope.js';
import { Database } from '../shared/database/database.js';
import { asOwner } from '../shared/database/wall.js';
import {
  type DemoAccount,
  hasAccountsFile,
  writeAccountsFile,
  removeAccountsFile,
} from './demo.accounts.js';
import { DemoAgency } from './demo-agency.service.js';
import { DemoTime } from './making/demo-time.js';
import { DemoPhotos } from './pictures/photos.service.js';

const PACK = new URL('../../demo/kabupaten/', import.meta.url);
const FILES: readonly (readonly [kind: ImportKind, file: string])[] = [
  ['agency', 'instansi.csv'],
  ['units', 'unit.csv'],
  ['employees', 'pegawai.csv'],
  ['goals', 'sasaran.csv'],
];
const TIME_ZONE = 'Asia/Jakarta';
/** Signs the imports, by which a later start knows whose agency it is. */
const LOADER = 'Pemuat data contoh';

interface Found {
  agencyId: string | null;
  isOurs: boolean;
  accounts: DemoAccount[] | null;
  adminAccountId: string | null;
}

/**
 * Gives an empty database a living agency. The imports repeat without harm and the rest is one
 * transaction that ends with the event `demo.load`: a start that is killed is taken up by the next one,
 * and an agency that somebody else made is never touched.
 */
@Injectable()
export class DemoLoader {
  private readonly logger = new Logger(DemoLoader.name);

  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly agency: DemoAgency,
    private readonly photos: DemoPhotos,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Where people get one-time codes instead of a known password, there is no demo either. */
  load(): Promise<void> {
    return acrossAgencies('making agencies', () => this.loadOnce());
  }

  private async loadOnce(): Promise<void> {
    const password = this.config.initialPassword;
    // A site that others can reach prints no accounts, and their password is void there.
    if (this.config.isExposed) await removeAccountsFile(this.config.dataDir);
    if (!this.config.demo || password === null) return;
    const found = await this.look();
    if (found.accounts) {
      if (!hasAccountsFile(this.config.dataDir)) await this.tell(found.accounts, password);
      return;
    }
    if ((found.agencyId !== null && !found.isOurs) || found.adminAccountId === null) return;
    await this.make(found.adminAccountId, password);
  }

  private async make(adminAccountId: string, password: string): Promise<void> {
    const startedAt = performance.now();
    const [photos, passwordHash, actor] = await Promise.all([
      this.photos.draw(),
      hashPassword(password),
      this.import(adminAccountId),
    ]);
    const accounts = await this.database.transaction(async (tx) => {
      const made = await this.agency.fill(tx, actor, this.clock.now(), passwordHash, photos);
      await this.audit.record(tx, actor, {
        action: 'demo.load',
        entity: 'agency',
        entityId: actor.agencyId,
        via: 'agency_admin',
        detail: { accounts: made },
      });
      return made;
    });
    await asOwner(this.config.databaseOwnerUrl, 'analyze');
    await this.tell(accounts, password);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    this.logger.log(`demo agency loaded in ${seconds} s`);
  }

  /** The files go through the same import as an admin's. */
  private async import(adminAccountId: string): Promise<Actor> {
    const today = this.clock.today(TIME_ZONE);
    const { from } = new DemoTime(this.clock.now(), TIME_ZONE, { holidays: new Set() }).skp;
    const actorNow = async (): Promise<Actor> =>
      loaderActor(adminAccountId, today, (await this.look()).agencyId ?? NO_AGENCY);
    for (const [kind, name] of FILES) {
      const bytes = await readFile(new URL(name, PACK));
      const result = await this.imports.import(await actorNow(), {
        kind,
        file: { name, bytes },
        dryRun: false,
        effectiveFrom: from,
      });
      if (!result.applied) throw new Error(`${name}: ${JSON.stringify(result.rejected[0])}`);
    }
    return actorNow();
  }

  private async look(): Promise<Found> {
    const found = await this.database.one<Found>(
      `select a.id as "agencyId",
              exists (select 1 from audit_event e where e.agency_id = a.id and e.action = 'import.apply' and e.actor_name = $1) as "isOurs",
              (select e.detail -> 'accounts' from audit_event e where e.agency_id = a.id and e.action = 'demo.load' limit 1) as accounts,
              (select id from account where is_installer limit 1) as "adminAccountId"
         from (select 1) one left join (select id from agency order by created_at limit 1) a on true`,
      [LOADER],
    );
    if (!found) throw new Error('the database does not answer');
    return found;
  }

  private tell(accounts: readonly DemoAccount[], password: string): Promise<void> {
    return writeAccountsFile(this.config.dataDir, accounts, password);
  }
}

const loaderActor = (accountId: string, today: string, agencyId: string): Actor => ({
  accountId,
  username: 'admin',
  name: LOADER,
  personId: null,
  employeeId: null,
  agencyId,
  timeZone: TIME_ZONE,
  today,
  headOf: [],
  assesses: false,
  leads: [],
  grants: [{ role: 'agency_admin', since: today, until: null }],
});

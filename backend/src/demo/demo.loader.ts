import { readFile } from 'node:fs/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { sharePassword } from '../accounts/account.api.js';
import { ImportsService } from '../operations/imports/imports.service.js';
import type { ImportKind } from '../organization/importing/domain/sheet.js';
import type { Actor } from '../kernel/actor.js';
import { GrantsService } from '../organization/grants/grants.service.js';
import { StructureImport } from '../organization/importing/structure-import.service.js';
import { AuditService } from '../workflow/events/audit.service.js';
import { NO_AGENCY } from '../platform/auth/actor.service.js';
import { hashPassword } from '../platform/passwords/passwords.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.module.js';
import { acrossAgencies } from '../platform/database/agency-scope.js';
import { Database, type Tx } from '../platform/database/database.js';
import { asOwner } from '../platform/database/wall.js';
import {
  type DemoAccount,
  hasAccountsFile,
  writeAccountsFile,
  removeAccountsFile,
} from './demo.accounts.js';
import { DemoAgency } from './demo-agency.service.js';
import { DemoChanges } from './demo-changes.service.js';
import { DemoTime } from './making/demo-time.js';
import { DemoPhotos } from './pictures/photos.service.js';

interface Pack {
  readonly folder: string;
  /** As in its file `instansi.csv`. */
  readonly code: string;
  readonly files: readonly (readonly [kind: ImportKind, file: string])[];
}

const PACKS = new URL('../../demo/', import.meta.url);
const AGENCY_FILE = ['agency', 'instansi.csv'] as const;
const STAFF_FILES = [AGENCY_FILE, ['units', 'unit.csv'], ['employees', 'pegawai.csv']] as const;
const AGENCY: Pack = {
  folder: 'kabupaten',
  code: '3521',
  files: [...STAFF_FILES, ['goals', 'sasaran.csv']],
};
/** To which somebody moves: a few people without work of their own. */
const NEIGHBOUR: Pack = { folder: 'kota', code: '3579', files: STAFF_FILES };
const NEIGHBOUR_ADMIN = { nip: '198803122012042013', role: 'Admin instansi lain' };
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
    private readonly changes: DemoChanges,
    private readonly grants: GrantsService,
    private readonly structure: StructureImport,
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
    const [photos, passwordHash, [actor, neighbour]] = await Promise.all([
      this.photos.draw(),
      hashPassword(password),
      this.import(adminAccountId),
    ]);
    const { accounts, ...filled } = await this.database.transaction(async (tx) => {
      const made = await this.agency.fill(tx, actor, this.clock.now(), passwordHash, photos);
      const printed = [...made.accounts, await this.settle(tx, neighbour, passwordHash)];
      await this.audit.record(tx, actor, {
        action: 'demo.load',
        entity: 'agency',
        entityId: actor.agencyId,
        via: 'agency_admin',
        detail: { accounts: printed },
      });
      return { ...made, accounts: printed };
    });
    await this.changes.make(filled, NEIGHBOUR.code);
    await asOwner(this.config.databaseOwnerUrl, 'analyze');
    await this.tell(accounts, password);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    this.logger.log(`demo agency loaded in ${seconds} s`);
  }

  /** The neighbour's admin, and passwords for its people. */
  private async settle(tx: Tx, actor: Actor, passwordHash: string): Promise<DemoAccount> {
    const { agencyId, accountId } = actor;
    await sharePassword(tx, agencyId, passwordHash);
    const admin = await tx.one<{ employeeId: string; name: string }>(
      `select d.employee_id as "employeeId", d.display_name as name
         from employee_directory d join account a on a.person_id = d.person_id where d.agency_id = $1 and a.username = $2`,
      [agencyId, NEIGHBOUR_ADMIN.nip],
    );
    if (!admin) throw new Error('the neighbour of the demo agency has no admin');
    await this.grants.make(
      tx,
      actor,
      { employeeId: admin.employeeId, role: 'agency_admin' },
      { askedBy: accountId, via: 'agency_admin' },
    );
    return { username: NEIGHBOUR_ADMIN.nip, name: admin.name, role: NEIGHBOUR_ADMIN.role };
  }

  /** Both agencies through the same import as an admin's. */
  private async import(adminAccountId: string): Promise<[agency: Actor, neighbour: Actor]> {
    const agency = await this.importPack(adminAccountId, AGENCY);
    const neighbour = await this.importPack(adminAccountId, NEIGHBOUR);
    // The installer goes on in the agency whose file came last: back to the one that works.
    await this.importPack(adminAccountId, { ...AGENCY, files: [AGENCY_FILE] });
    return [agency, neighbour];
  }

  private async importPack(adminAccountId: string, pack: Pack): Promise<Actor> {
    const today = this.clock.today(TIME_ZONE);
    const { from } = new DemoTime(this.clock.now(), TIME_ZONE, { holidays: new Set() }).skp;
    const actorNow = async (): Promise<Actor> => {
      const [made] = await this.structure.presentAgencies(this.database, [pack.code]);
      return loaderActor(adminAccountId, today, made?.id ?? NO_AGENCY);
    };
    for (const [kind, name] of pack.files) {
      const bytes = await readFile(new URL(`${pack.folder}/${name}`, PACKS));
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
  post: null,
  headOf: [],
  assesses: false,
  leads: [],
  grants: [{ role: 'agency_admin', since: today, until: null }],
});

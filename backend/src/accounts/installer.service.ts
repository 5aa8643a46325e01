import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../workflow/events/audit.service.js';
import { acrossAgencies } from '../platform/database/agency-scope.js';
import { Database } from '../platform/database/database.js';
import type { Sql } from '../platform/database/sql.js';
import { forbidden, invalidField } from '../platform/errors/problem.js';
import { enterAgency } from './account.api.js';
import type { InstalledAgenciesDto, InstalledAgencyDto } from './installer.dto.js';

/** The installer acts in one agency at a time and chooses which. */
@Injectable()
export class InstallerService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  async agencies(actor: Actor): Promise<InstalledAgenciesDto> {
    return { items: await this.known(this.database, actor, actor.agencyId) };
  }

  /** @throws 403 for anyone but the installer, 400 at `agencyId` for an agency that is not here */
  enter(actor: Actor, agencyId: string): Promise<InstalledAgenciesDto> {
    // The event belongs to the agency that is entered.
    return acrossAgencies('making agencies', () => this.move(actor, agencyId));
  }

  private move(actor: Actor, agencyId: string): Promise<InstalledAgenciesDto> {
    return this.database.transaction(async (tx) => {
      const items = await this.known(tx, actor, agencyId);
      if (items.length === 0) throw forbidden('Hanya admin pemasang yang berpindah instansi.');
      if (!items.some(({ isCurrent }) => isCurrent)) {
        throw invalidField('agencyId', 'agency_unknown', 'Instansi tidak ditemukan.');
      }
      await enterAgency(tx, actor.accountId, agencyId);
      const subject = { ...actor, agencyId };
      await this.audit.record(tx, subject, {
        action: 'account.enter-agency',
        entity: 'account',
        entityId: actor.accountId,
        via: 'agency_admin',
        detail: { from: actor.agencyId },
      });
      return { items };
    });
  }

  private known(sql: Sql, actor: Actor, current: string): Promise<InstalledAgencyDto[]> {
    return sql.query<InstalledAgencyDto>(
      `select ag.id, ag.code, ag.name, ag.id = $2 as "isCurrent"
         from account a cross join agency ag where a.id = $1 and a.is_installer order by ag.name`,
      [actor.accountId, current],
    );
  }
}

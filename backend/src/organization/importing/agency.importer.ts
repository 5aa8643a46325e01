import { Injectable } from '@nestjs/common';
import { enterAgency } from '../../accounts/account.api.js';
import { StructureImport } from './structure-import.service.js';
import type { Tx } from '../../platform/database/database.js';
import { forbidden } from '../../platform/errors/problem.js';
import { type AgencyRow, parseAgency } from './domain/agency.parser.js';
import type { ColumnOf } from './domain/columns.js';
import { planAgency } from './domain/plan.structure.js';
import type { Sheet } from './domain/sheet.js';
import {
  correctionEvents,
  type Importer,
  type ImportRequest,
  type PreparedImport,
  rowsOf,
} from './importer.js';

/** The agency itself. The installer makes new ones and then acts in the one just imported. */
@Injectable()
export class AgencyImporter implements Importer<ColumnOf<'agency'>> {
  constructor(private readonly structure: StructureImport) {}

  async prepare(
    tx: Tx,
    { actor, agencyId }: ImportRequest,
    sheet: Sheet<ColumnOf<'agency'>>,
  ): Promise<PreparedImport> {
    const parsed = parseAgency(sheet);
    const present = await this.structure.presentAgencies(
      tx,
      parsed.rows.map(({ code }) => code),
    );
    const plan = planAgency(parsed.rows, present);
    const account = await tx.one<{ isInstaller: boolean }>(
      'select is_installer as "isInstaller" from account where id = $1',
      [actor.accountId],
    );
    const isInstaller = account?.isInstaller ?? false;
    const foreign = plan.created.length > 0 || present.some(({ id }) => id !== agencyId);
    if (foreign && !isInstaller)
      throw forbidden('Hanya admin pemasang yang dapat menambah atau mengubah instansi lain.');
    return {
      ...parsed,
      createdRows: rowsOf(plan.created),
      movedRows: [],
      correctedRows: rowsOf(plan.corrected),
      events: correctionEvents('agency', plan.corrected),
      write: async () => {
        const created = await this.structure.writeAgencies(tx, plan);
        const first: AgencyRow | undefined = parsed.rows[0];
        const target =
          created.get(first?.code ?? '') ??
          present.find(({ code }) => code === first?.code)?.id ??
          agencyId;
        if (isInstaller) await enterAgency(tx, actor.accountId, target);
        return { agencyId: target };
      },
    };
  }
}

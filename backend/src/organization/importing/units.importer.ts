import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import { StructureImport } from './structure-import.service.js';
import { StructureService } from '../structure/structure.service.js';
import type { Tx } from '../../platform/database/database.js';
import { invalidField } from '../../platform/errors/problem.js';
import type { ColumnOf } from './domain/columns.js';
import { planUnits } from './domain/plan.structure.js';
import type { Sheet } from './domain/sheet.js';
import { parseUnits } from './domain/units.parser.js';
import {
  correctionEvents,
  type Importer,
  type ImportRequest,
  type PreparedImport,
  rowsOf,
} from './importer.js';

/** The structure of the agency. */
@Injectable()
export class UnitsImporter implements Importer<ColumnOf<'units'>> {
  constructor(
    private readonly units: StructureImport,
    private readonly structure: StructureService,
    private readonly directory: DirectoryService,
  ) {}

  async prepare(
    tx: Tx,
    { actor, agencyId, effectiveFrom }: ImportRequest,
    sheet: Sheet<ColumnOf<'units'>>,
  ): Promise<PreparedImport> {
    const present = await this.units.presentUnits(tx, agencyId);
    const known = new Map(present.map(({ code, parentCode }) => [code, parentCode]));
    const parsed = parseUnits(sheet, { units: known });
    const plan = planUnits(parsed.rows, present);
    // Everything works with the structure of today: a later one is imported on its day.
    if (effectiveFrom > actor.today)
      throw invalidField(
        'effectiveFrom',
        'future',
        'Struktur diimpor paling awal pada hari berlakunya. Pilih hari ini atau sebelumnya.',
      );
    return {
      ...parsed,
      createdRows: rowsOf(plan.created),
      movedRows: [],
      correctedRows: rowsOf(plan.corrected),
      events: correctionEvents('unit', plan.corrected),
      write: async () => {
        await this.units.writeUnits(tx, agencyId, plan, parsed.rows, present);
        await this.structure.rebuild(tx, agencyId, effectiveFrom);
        await this.directory.refresh(tx, agencyId, actor.today);
        return { agencyId };
      },
    };
  }
}

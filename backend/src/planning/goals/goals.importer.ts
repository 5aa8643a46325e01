import { Injectable } from '@nestjs/common';
import { GoalImport } from './goal-import.service.js';
import { StructureImport } from '../../organization/importing/structure-import.service.js';
import type { Tx } from '../../platform/database/database.js';
import type { ColumnOf } from '../../organization/importing/domain/columns.js';
import { parseGoals } from './domain/goals.parser.js';
import { planGoals } from './domain/plan.goals.js';
import type { Sheet } from '../../organization/importing/domain/sheet.js';
import {
  correctionEvents,
  type Importer,
  type ImportRequest,
  type PreparedImport,
  rowsOf,
} from '../../organization/importing/importer.js';

/** The pohon kinerja of one year. */
@Injectable()
export class GoalsImporter implements Importer<ColumnOf<'goals'>> {
  constructor(
    private readonly goals: GoalImport,
    private readonly structure: StructureImport,
  ) {}

  async prepare(
    tx: Tx,
    { agencyId, year }: ImportRequest,
    sheet: Sheet<ColumnOf<'goals'>>,
  ): Promise<PreparedImport> {
    const units = await this.structure.presentUnits(tx, agencyId);
    const unitIds = new Map(units.map(({ code, id }) => [code, id]));
    const present = await this.goals.present(tx, agencyId, year);
    const parsed = parseGoals(sheet, {
      goals: new Map(present.map(({ code, parentCode }) => [code, parentCode])),
      unitCodes: new Set(unitIds.keys()),
    });
    const plan = planGoals(parsed.rows, present);
    const codes = new Set(parsed.rows.map(({ code }) => code));
    const archived = present.filter(({ code, isArchived }) => isArchived && codes.has(code));
    const rowOf = new Map(parsed.rows.map(({ code, row }) => [code, row]));
    return {
      rejected: parsed.rejected,
      warnings: parsed.warnings,
      createdRows: rowsOf([...plan.createdGoals, ...plan.createdIndicators]),
      movedRows: [],
      correctedRows: [
        ...rowsOf([...plan.correctedGoals, ...plan.correctedIndicators]),
        ...archived.map(({ code }) => rowOf.get(code) ?? 0),
      ],
      events: [
        ...correctionEvents('goal', plan.correctedGoals),
        ...correctionEvents('goal_indicator', plan.correctedIndicators),
        ...archived.map(({ id }) => ({
          action: 'goal.restore',
          entity: 'goal',
          entityId: id,
          via: 'agency_admin',
        })),
      ],
      write: async () => {
        await this.goals.write(tx, agencyId, year, plan, present, unitIds);
        await this.goals.restore(
          tx,
          archived.map(({ id }) => id),
        );
        return { agencyId };
      },
    };
  }
}

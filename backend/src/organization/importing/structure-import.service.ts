import { Injectable } from '@nestjs/common';
import type { AgencyRow } from './domain/agency.parser.js';
import type { PresentAgency, PresentUnit } from './domain/plan.structure.js';
import type { UpsertPlan } from './domain/upsert.js';
import type { UnitRow } from './domain/units.parser.js';
import { applyCorrections, inBatches } from '../../platform/database/corrections.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { defaultFlags } from '../units/domain/flags.js';

const AGENCY_COLUMNS = {
  name: { column: 'name', type: 'text' },
  kind: { column: 'kind', type: 'text' },
  timeZone: { column: 'time_zone', type: 'text' },
};
const UNIT_COLUMNS = {
  parentId: { column: 'parent_id', type: 'uuid' },
  name: { column: 'name', type: 'text' },
  kind: { column: 'kind', type: 'text' },
  template: { column: 'template', type: 'text' },
};
const NEXT_VERSION = ['version = t.version + 1'];

/** A unit as stored, with its flag. */
export interface StoredUnit extends PresentUnit {
  readonly isOrganizational: boolean;
}

/** Reads and writes the agency and its units for the import. */
@Injectable()
export class StructureImport {
  presentAgencies(sql: Sql, codes: readonly string[]): Promise<PresentAgency[]> {
    return sql.query<PresentAgency>(
      'select id, code, name, kind, time_zone as "timeZone" from agency where code = any($1::text[])',
      [codes],
    );
  }

  /** Answers the ids of the new agencies by code. */
  async writeAgencies(tx: Tx, plan: UpsertPlan<AgencyRow>): Promise<Map<string, string>> {
    const ids = new Map(plan.created.map(({ code }) => [code, newId()]));
    const rows = plan.created.map((row) => ({ ...row, id: ids.get(row.code) }));
    await tx.query(
      `insert into agency (id, code, name, kind, time_zone)
       select r.id, r.code, r.name, r.kind, r."timeZone"
         from jsonb_to_recordset($1::jsonb) as r(id uuid, code text, name text, kind text, "timeZone" text)`,
      [JSON.stringify(rows)],
    );
    await applyCorrections(tx, 'agency', AGENCY_COLUMNS, plan.corrected, NEXT_VERSION);
    return ids;
  }

  presentUnits(sql: Sql, agencyId: string): Promise<StoredUnit[]> {
    return sql.query<StoredUnit>(
      `select u.id, u.code, p.code as "parentCode", u.name, u.kind, u.template, u.is_organizational as "isOrganizational"
         from unit u left join unit p on p.id = u.parent_id where u.agency_id = $1`,
      [agencyId],
    );
  }

  /**
   * New units get the flag of R101. A unit that changed kind or place gets its new default only
   * where it still had the old one: a flag that the agency moved stays.
   */
  async writeUnits(
    tx: Tx,
    agencyId: string,
    plan: UpsertPlan<UnitRow>,
    rows: readonly UnitRow[],
    present: readonly StoredUnit[],
  ): Promise<void> {
    const ids = new Map(present.map(({ code, id }) => [code, id]));
    for (const { code } of plan.created) ids.set(code, newId());
    const before = defaultFlags(present);
    const after = defaultFlags([...present, ...rows]);
    const created = plan.created.map((row) => ({
      ...row,
      id: ids.get(row.code),
      parentId: row.parentCode === null ? null : ids.get(row.parentCode),
      flag: after.get(row.code) ?? false,
    }));
    await inBatches(created, (batch) =>
      tx.query(
        `insert into unit (id, agency_id, code, parent_id, name, kind, template, is_organizational, sort)
         select r.id, $1, r.code, r."parentId", r.name, r.kind, r.template, r.flag, r.row
           from jsonb_to_recordset($2::jsonb) as r(id uuid, code text, "parentId" uuid, name text, kind text, template text, flag boolean, row int)`,
        [agencyId, JSON.stringify(batch)],
      ),
    );
    const corrected = plan.corrected.map(({ id, changes }) => ({
      id,
      changes: changes.map((change) =>
        change.field === 'parentCode'
          ? { field: 'parentId', to: ids.get(String(change.to)) ?? null }
          : change,
      ),
    }));
    await applyCorrections(tx, 'unit', UNIT_COLUMNS, corrected, NEXT_VERSION);
    const flagged = present
      .filter(
        ({ code, isOrganizational }) =>
          before.get(code) === isOrganizational && after.get(code) !== isOrganizational,
      )
      .map(({ id }) => id);
    if (flagged.length > 0)
      await tx.query(
        'update unit set is_organizational = not is_organizational where id = any($1::uuid[])',
        [flagged],
      );
  }
}

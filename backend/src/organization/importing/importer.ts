import type { Actor } from '../../kernel/actor.js';
import type { AuditEntry } from '../../workflow/events/audit.service.js';
import type { Tx } from '../../platform/database/database.js';
import type { Correction } from './domain/changes.js';
import type { RowAnswer, RowQuestion } from './domain/plan.employees.model.js';
import type { ImportProblem, Sheet } from './domain/sheet.js';

/** One call of the import, as far as every kind needs it. */
export interface ImportRequest {
  readonly actor: Actor;
  readonly agencyId: string;
  /** the day from which changes hold */
  readonly effectiveFrom: string;
  /** year of the pohon kinerja */
  readonly year: number;
  /** what the admin said to questions, by row of the file */
  readonly answers: ReadonlyMap<number, RowAnswer>;
}

/** What a file would do, worked out but not written. */
export interface PreparedImport {
  readonly rejected: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
  /** nothing is written before they are answered */
  readonly questions?: readonly RowQuestion[];
  /** applied only by somebody who has just given the password; default: no */
  readonly isActOfPower?: boolean;
  /** rows of the file by what happens to them; a row may stand in several */
  readonly createdRows: readonly number[];
  readonly movedRows: readonly number[];
  readonly correctedRows: readonly number[];
  /** one event per changed record; new records are told by the import's own event */
  readonly events: readonly AuditEntry[];
  /** Writes everything in the transaction that prepared it. Returns the agency it was written for. */
  write(): Promise<{ agencyId: string }>;
}

/** One kind of import. */
export interface Importer<Column extends string> {
  prepare(tx: Tx, request: ImportRequest, sheet: Sheet<Column>): Promise<PreparedImport>;
}

export const correctionEvents = (
  entity: string,
  corrections: readonly Correction[],
): AuditEntry[] =>
  corrections.map(({ id, row, changes }) => ({
    action: `${entity}.correct`,
    entity,
    entityId: id,
    via: 'agency_admin',
    detail: { row, changes },
  }));

export const rowsOf = (entries: readonly { readonly row: number }[]): number[] =>
  entries.map(({ row }) => row);

import { Injectable } from '@nestjs/common';
import { type Actor, hasGrant } from '../../kernel/actor.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { NO_AGENCY } from '../../platform/auth/actor.service.js';
import { acrossAgencies } from '../../platform/database/agency-scope.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { forbidden, wrongState } from '../../platform/errors/problem.js';
import { passwordRequired } from '../../platform/auth/recent-password.guard.js';
import type { RowAnswer } from '../../organization/importing/domain/plan.employees.model.js';
import type { ImportKind, Sheet } from '../../organization/importing/domain/sheet.js';
import type { ImportResultDto, ImportSummaryDto } from './import.dto.js';
import { AgencyImporter } from '../../organization/importing/agency.importer.js';
import { EmployeesImporter } from '../../organization/importing/employees.importer.js';
import { GoalsImporter } from '../../planning/goals/goals.importer.js';
import type { ImportRequest, PreparedImport } from '../../organization/importing/importer.js';
import { UnitsImporter } from '../../organization/importing/units.importer.js';
import { readSheet } from './readers/sheet.reader.js';
import { type TableFile, unreadableTable } from './table-upload.js';

export interface ImportOptions {
  readonly kind: ImportKind;
  readonly file: TableFile;
  readonly dryRun: boolean;
  /** default: today in the agency's zone */
  readonly effectiveFrom?: string;
  /** default: this year */
  readonly year?: number;
  /** what the admin says to questions about rows of this file */
  readonly answers?: ReadonlyMap<number, RowAnswer>;
  /** false: files that end somebody's service, name a head or change an address are not applied; default: true */
  readonly isPasswordRecent?: boolean;
}

/** A sheet that was read, ready to be compared with what is stored. */
interface ReadSheet {
  readonly sheet: Sheet;
  prepare(tx: Tx, request: ImportRequest): Promise<PreparedImport>;
}

/** Files of the agency become data: all or nothing, and repeating changes nothing (R106). */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly agencies: AgencyImporter,
    private readonly units: UnitsImporter,
    private readonly employees: EmployeesImporter,
    private readonly goals: GoalsImporter,
  ) {}

  /** @throws 403 unless the actor may import, 409 before the first agency exists */
  authorise(actor: Actor, kind: ImportKind): void {
    if (!hasGrant(actor, 'agency_admin'))
      throw forbidden('Hanya admin instansi yang dapat mengimpor data.');
    if (actor.agencyId === NO_AGENCY && kind !== 'agency')
      throw wrongState('Belum ada instansi. Impor berkas instansi lebih dahulu.');
  }

  /**
   * Works the file out and, unless `dryRun` or a row is refused, writes it in one transaction.
   * @throws 400 or 413 at `file` when it is no readable table, 403 `password_required` for an act of power
   */
  async import(actor: Actor, options: ImportOptions): Promise<ImportResultDto> {
    this.authorise(actor, options.kind);
    const request: ImportRequest = {
      actor,
      agencyId: actor.agencyId,
      effectiveFrom: options.effectiveFrom ?? actor.today,
      year: options.year ?? Number(actor.today.slice(0, 4)),
      answers: options.answers ?? new Map(),
    };
    const read = await this.read(options);
    return options.kind === 'agency'
      ? acrossAgencies('making agencies', () => this.compareAndWrite(options, request, read))
      : this.compareAndWrite(options, request, read);
  }

  private compareAndWrite(
    options: ImportOptions,
    request: ImportRequest,
    read: ReadSheet,
  ): Promise<ImportResultDto> {
    const { actor } = request;
    return this.database.transaction(async (tx) => {
      await this.lock(tx, options.kind, actor.agencyId);
      const prepared = await read.prepare(tx, request);
      const result = toResult(read.sheet, prepared, options.dryRun);
      if (result.applied && result.asksPassword && options.isPasswordRecent === false)
        throw passwordRequired();
      if (result.applied && hasChanges(result.summary)) {
        const { agencyId } = await prepared.write();
        await this.record(tx, { ...request, agencyId }, options, prepared, result);
      } else if (result.applied && options.kind === 'agency') {
        // Nothing differs, but the installer goes on working in this agency.
        await prepared.write();
      }
      return result;
    });
  }

  /** One import into an agency at a time, and one import that creates agencies. */
  private async lock(tx: Tx, kind: ImportKind, agencyId: string): Promise<void> {
    const scope = kind === 'agency' ? 'agencies' : agencyId;
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import:${scope}`]);
  }

  private async read({ kind, file }: ImportOptions): Promise<ReadSheet> {
    try {
      switch (kind) {
        case 'agency': {
          const sheet = await readSheet('agency', file);
          return { sheet, prepare: (tx, request) => this.agencies.prepare(tx, request, sheet) };
        }
        case 'units': {
          const sheet = await readSheet('units', file);
          return { sheet, prepare: (tx, request) => this.units.prepare(tx, request, sheet) };
        }
        case 'employees': {
          const sheet = await readSheet('employees', file);
          return { sheet, prepare: (tx, request) => this.employees.prepare(tx, request, sheet) };
        }
        case 'goals': {
          const sheet = await readSheet('goals', file);
          return { sheet, prepare: (tx, request) => this.goals.prepare(tx, request, sheet) };
        }
      }
    } catch (error) {
      throw unreadableTable(error);
    }
  }

  private async record(
    tx: Tx,
    { actor, agencyId, effectiveFrom, year }: ImportRequest,
    { kind, file }: ImportOptions,
    { events }: PreparedImport,
    { accepted, warnings, summary }: ImportResultDto,
  ): Promise<void> {
    const importId = newId();
    const detail = {
      kind,
      file: file.name,
      effectiveFrom,
      year: kind === 'goals' ? year : undefined,
      accepted,
      warnings: warnings.length,
      summary,
    };
    await this.audit.record(
      tx,
      { ...actor, agencyId },
      {
        action: 'import.apply',
        entity: 'import',
        entityId: importId,
        via: 'agency_admin',
        detail,
      },
      ...events.map((event) => ({ ...event, detail: { ...event.detail, importId } })),
    );
  }
}

const hasChanges = ({ created, moved, corrected }: ImportSummaryDto): boolean =>
  created + moved + corrected > 0;

function toResult(sheet: Sheet, prepared: PreparedImport, dryRun: boolean): ImportResultDto {
  const questions = [...(prepared.questions ?? [])].map((question) => ({
    ...question,
    choices: [...question.choices],
  }));
  const refused = new Set([...prepared.rejected, ...questions].map(({ row }) => row));
  const accepted = sheet.rows.filter(({ row }) => !refused.has(row)).length;
  const created = new Set(prepared.createdRows);
  const moved = new Set(prepared.movedRows.filter((row) => !created.has(row)));
  const corrected = new Set(
    prepared.correctedRows.filter((row) => !created.has(row) && !moved.has(row)),
  );
  return {
    applied: !dryRun && prepared.rejected.length === 0 && questions.length === 0,
    accepted,
    rejected: [...prepared.rejected],
    questions,
    warnings: [...prepared.warnings],
    asksPassword: prepared.isActOfPower ?? false,
    summary: {
      created: created.size,
      moved: moved.size,
      corrected: corrected.size,
      unchanged: Math.max(0, accepted - created.size - moved.size - corrected.size),
    },
  };
}

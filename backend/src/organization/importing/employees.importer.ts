import { Injectable } from '@nestjs/common';
import { AccountImport } from '../../accounts/account-import.service.js';
import { DirectoryService } from '../directory/directory.service.js';
import { EmployeeImport } from './employee-import.service.js';
import { StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import { StaffingEnd } from '../departures/staffing-end.service.js';
import { StructureImport } from './structure-import.service.js';
import { leaveNews, moveNews, suspensionNews } from '../departures/staffing-news.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import type { AuditEntry } from '../../workflow/events/audit.service.js';
import type { Tx } from '../../platform/database/database.js';
import type { ColumnOf } from './domain/columns.js';
import { parseEmployees } from './domain/employees.parser.js';
import { isActOfPower } from './domain/act-of-power.js';
import { ownRows } from './domain/own-rows.js';
import { planEmployees } from './domain/plan.employees.js';
import type { EmployeesPlan } from './domain/plan.employees.model.js';
import type { Sheet } from './domain/sheet.js';
import {
  correctionEvents,
  type Importer,
  type ImportRequest,
  type PreparedImport,
  rowsOf,
} from './importer.js';

/** People with employments, positions, ranks and skills; and the accounts of newcomers. */
@Injectable()
export class EmployeesImporter implements Importer<ColumnOf<'employees'>> {
  constructor(
    private readonly employees: EmployeeImport,
    private readonly structure: StructureImport,
    private readonly accounts: AccountImport,
    private readonly directory: DirectoryService,
    private readonly aftermath: StaffingAftermath,
    private readonly ends: StaffingEnd,
    private readonly notifications: NotificationService,
  ) {}

  async prepare(
    tx: Tx,
    { actor, agencyId, effectiveFrom, answers }: ImportRequest,
    sheet: Sheet<ColumnOf<'employees'>>,
  ): Promise<PreparedImport> {
    const units = await this.structure.presentUnits(tx, agencyId);
    const unitIds = new Map(units.map(({ code, id }) => [code, id]));
    const parsed = parseEmployees(sheet, { unitCodes: new Set(unitIds.keys()) });
    const nips = parsed.rows.flatMap(({ nip }) => (nip === null ? [] : [nip]));
    const { today } = actor;
    const state = await this.employees.state(tx, agencyId, { effectiveFrom, today, nips });
    const plan = planEmployees(
      { file: sheet.file, rows: parsed.rows, effectiveFrom, today, answers },
      state,
    );
    // Nobody gives power to themselves. An account without a person, such as the installer's, has no row.
    const own = [...ownRows(plan, state, actor.personId)].map((row) => ({
      file: sheet.file,
      row,
      column: 'NIP',
      code: 'own_row',
      message:
        'Baris ini mengubah jabatan, pangkat, atau masa kerja Anda sendiri. Keluarkan barisnya, dan minta admin lain mengimpornya.',
    }));
    return {
      rejected: [...parsed.rejected, ...plan.rejected, ...own].sort((a, b) => a.row - b.row),
      warnings: [...parsed.warnings, ...plan.warnings].sort((a, b) => a.row - b.row),
      questions: plan.questions,
      isActOfPower: isActOfPower(plan, state),
      createdRows: rowsOf([...plan.newPeople, ...plan.newEmployments]),
      movedRows: rowsOf([
        ...plan.closedHoldings,
        ...plan.openedHoldings,
        ...plan.openedRanks,
        ...plan.reappointed,
        ...plan.departures,
        ...plan.suspensions,
      ]),
      correctedRows: rowsOf([
        ...plan.correctedPeople,
        ...plan.correctedEmployments,
        ...plan.correctedHoldings,
        ...plan.correctedRanks,
        ...plan.correctedNips,
      ]),
      events: eventsOf(plan),
      write: async () => {
        const changes = await this.employees.write(tx, agencyId, plan, state, unitIds);
        await this.accounts.createMissing(tx, agencyId, today);
        const departures = plan.departures.map(({ row: _row, ...one }) => ({
          ...one,
          reason: `Impor berkas ${sheet.file}`,
        }));
        if (departures.length > 0)
          await this.ends.end(tx, { agencyId, today, by: actor.accountId, departures });
        const suspensions = plan.suspensions.map(({ row: _row, ...one }) => ({
          ...one,
          reason: `Impor berkas ${sheet.file}`,
        }));
        if (suspensions.length > 0)
          await this.ends.suspend(tx, { agencyId, by: actor.accountId, suspensions });
        await this.directory.refresh(tx, agencyId, today);
        await this.aftermath.settle(tx, { agencyId, today, changes });
        await this.ends.settleSuspended(tx, agencyId, today, suspensions);
        await this.ends.settle(
          tx,
          agencyId,
          today,
          departures.map(({ employeeId }) => employeeId),
        );
        await this.notifications.notify(
          tx,
          ...plan.openedHoldings.map(({ employeeId, holding: { positionName, startsOn } }) =>
            moveNews(agencyId, { employeeId, positionName, startsOn }),
          ),
          ...departures.flatMap((departure) => leaveNews(agencyId, departure)),
          ...suspensions.map((suspension) => suspensionNews(agencyId, suspension)),
        );
        return { agencyId };
      },
    };
  }
}

function eventsOf(plan: EmployeesPlan): AuditEntry[] {
  const event = (
    action: string,
    { employeeId, ...detail }: { readonly employeeId: string; readonly row: number },
  ): AuditEntry => ({
    action,
    entity: 'employee',
    entityId: employeeId,
    via: 'agency_admin',
    detail,
  });
  return [
    ...correctionEvents('person', plan.correctedPeople),
    ...correctionEvents('employee', plan.correctedEmployments),
    ...correctionEvents('position_holding', plan.correctedHoldings),
    ...correctionEvents('rank_entry', plan.correctedRanks),
    ...plan.closedHoldings.map((entry) => event('employee.close_position', entry)),
    ...plan.openedHoldings.map((entry) => event('employee.open_position', entry)),
    ...plan.openedRanks.map((entry) => event('employee.open_rank', entry)),
    ...plan.reappointed.map((entry) => event('employee.reappoint', entry)),
    ...plan.departures.map((entry) => event('employee.leave', entry)),
    ...plan.suspensions.map((entry) => event('employee.suspend', entry)),
    ...plan.correctedNips.map(({ personId, row, from, to }) => ({
      action: 'person.correct',
      entity: 'person',
      entityId: personId,
      via: 'agency_admin',
      detail: { row, changes: [{ field: 'nip', from, to }] },
    })),
  ];
}

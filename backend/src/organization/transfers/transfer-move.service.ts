import { longDate } from '../../kernel/indonesian-date.js';
import { Injectable } from '@nestjs/common';
import { voidCodes } from '../../accounts/account.api.js';
import { SessionService } from '../../accounts/session.service.js';
import { DirectoryService } from '../directory/directory.service.js';
import { StaffingAftermath } from '../../workflow/ties/staffing-aftermath.js';
import { AuditService, systemOf } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { acrossAgencies, withinAgency } from '../../platform/database/agency-scope.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { wrongState } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import {
  BRING_RANK_SQL,
  EMPLOY_SQL,
  END_EMPLOYMENT_SQL,
  END_GRANTS_SQL,
  HOLD_SQL,
  KEEP_RECORD_SQL,
} from './transfer.queries.js';
import { DEFAULT_TIME_ZONE } from '../../kernel/time-zone.js';

/** A transfer that was accepted. */
export interface AcceptedTransfer {
  readonly id: string;
  readonly fromAgencyId: string;
  readonly toAgencyId: string;
  readonly personId: string;
  readonly employeeId: string;
  readonly personName: string;
  readonly lastDay: string;
  readonly startsOn: string;
  readonly unitId: string;
  readonly positionName: string;
  readonly positionKind: string;
  readonly functionalLevel: string | null;
  readonly isHead: boolean;
}

interface Ended {
  holdingId: string | null;
  kind: string;
  civilServiceSince: string | null;
}

/**
 * The day of a transfer: the old employment ends with its last day and stays, with a record of its own, in the old
 * agency; person and account go to the new one. All sessions of the account end.
 */
@Injectable()
export class TransferMove {
  constructor(
    private readonly sessions: SessionService,
    private readonly directory: DirectoryService,
    private readonly aftermath: StaffingAftermath,
    private readonly notifications: NotificationService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Runs in the transaction of the acceptance, or of the daily job. @throws 409 when the person is no longer there */
  async move(tx: Tx, transfer: AcceptedTransfer): Promise<void> {
    const employeeId = newId();
    await acrossAgencies('transferring a person', async () => {
      const ended = await this.leave(tx, transfer);
      await this.join(tx, transfer, ended, employeeId);
      await tx.query('update transfer set moved_at = $2, to_employee_id = $3 where id = $1', [
        transfer.id,
        this.clock.now(),
        employeeId,
      ]);
      await this.settleOld(tx, transfer, ended);
      await this.settleNew(tx, transfer, employeeId);
    });
  }

  private async leave(tx: Tx, transfer: AcceptedTransfer): Promise<Ended> {
    const { personId, fromAgencyId, employeeId, lastDay } = transfer;
    const home = await tx.one<{ accountId: string | null }>(
      `select (select id from account where person_id = p.id) as "accountId"
         from person p where p.id = $1 and p.agency_id = $2 for update`,
      [personId, fromAgencyId],
    );
    const later = await tx.one(
      'select 1 from position_holding where employee_id = $1 and starts_on > $2::date',
      [employeeId, lastDay],
    );
    if (!home || later)
      throw wrongState('Data pegawai ini berubah sejak dilepas. Minta instansi asal memeriksanya.');
    const kept = newId();
    await tx.query(KEEP_RECORD_SQL, [personId, kept]);
    const ended = await tx.one<Ended>(END_EMPLOYMENT_SQL, [employeeId, lastDay, this.clock.now()]);
    if (!ended) throw wrongState('Data pegawai ini berubah sejak dilepas.');
    await tx.query('update employment set person_id = $3 where person_id = $1 and agency_id = $2', [
      personId,
      fromAgencyId,
      kept,
    ]);
    await tx.query(
      'update employee_directory set person_id = $2 where employee_id = $1 and agency_id = $3',
      [employeeId, kept, fromAgencyId],
    );
    if (home.accountId) {
      await tx.query(END_GRANTS_SQL, [home.accountId, fromAgencyId, lastDay]);
      await this.sessions.endAll(tx, home.accountId);
      await voidCodes(tx, home.accountId, this.clock.now());
    }
    return ended;
  }

  private async join(
    tx: Tx,
    transfer: AcceptedTransfer,
    ended: Ended,
    employeeId: string,
  ): Promise<void> {
    const { personId, toAgencyId, startsOn } = transfer;
    // The account follows by its foreign key.
    await tx.query('update person set agency_id = $2, updated_at = now() where id = $1', [
      personId,
      toAgencyId,
    ]);
    await tx.query(EMPLOY_SQL, [
      employeeId,
      toAgencyId,
      personId,
      ended.kind,
      ended.civilServiceSince,
      startsOn,
    ]);
    await tx.query(BRING_RANK_SQL, [
      transfer.employeeId,
      newId(),
      toAgencyId,
      employeeId,
      startsOn,
    ]);
    await tx.query(HOLD_SQL, [
      newId(),
      toAgencyId,
      employeeId,
      transfer.unitId,
      transfer.positionName,
      transfer.positionKind,
      transfer.functionalLevel,
      transfer.isHead,
      startsOn,
    ]);
  }

  private settleOld(tx: Tx, transfer: AcceptedTransfer, ended: Ended): Promise<void> {
    const { fromAgencyId: agencyId, employeeId, lastDay } = transfer;
    return withinAgency(agencyId, async () => {
      const today = await this.today(tx, agencyId);
      await this.directory.refresh(tx, agencyId, today);
      const change = { employeeId, kind: 'left', toHoldingId: null, lastDay } as const;
      const changes = [{ ...change, fromHoldingId: ended.holdingId }];
      await this.aftermath.settle(tx, { agencyId, today, changes });
      await this.directory.refreshSeats(tx, agencyId, today);
      await this.audit.record(tx, systemOf(agencyId), {
        action: 'transfer.move',
        entity: 'employee',
        entityId: employeeId,
        detail: { transferId: transfer.id, name: transfer.personName, lastDay },
      });
    });
  }

  private settleNew(tx: Tx, transfer: AcceptedTransfer, employeeId: string): Promise<void> {
    const { toAgencyId: agencyId, startsOn, positionName } = transfer;
    return withinAgency(agencyId, async () => {
      const today = await this.today(tx, agencyId);
      await this.directory.refresh(tx, agencyId, today);
      await this.notifications.notify(tx, {
        agencyId,
        employeeIds: [employeeId],
        kind: 'transfer.move',
        title: `Anda tercatat sebagai ${positionName} sejak ${longDate(startsOn)}`,
        body: 'Perpindahan Anda diterima. Nama akun tetap NIP; masuk dengan kata sandi yang sama.',
        link: '/saya',
      });
      await this.audit.record(tx, systemOf(agencyId), {
        action: 'transfer.move',
        entity: 'employee',
        entityId: employeeId,
        detail: { transferId: transfer.id, name: transfer.personName, startsOn, positionName },
      });
    });
  }

  private async today(tx: Tx, agencyId: string): Promise<string> {
    const agency = await tx.one<{ zone: string }>(
      'select time_zone as zone from agency where id = $1',
      [agencyId],
    );
    return this.clock.today(agency?.zone ?? DEFAULT_TIME_ZONE);
  }
}

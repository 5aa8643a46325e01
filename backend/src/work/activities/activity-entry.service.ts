import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { FieldError } from '../../kernel/error.js';
import type { Sql } from '../../platform/database/sql.js';
import { invalid } from '../../platform/errors/problem.js';
import type { EntryColumns } from './activity.store.js';
import type { ActivityInput } from './activity.request.dto.js';
import { durationMinutes, entryFaults } from './domain/rules.js';
import type { ActivitySettings } from './settings.js';
import type { Booking } from './validator.service.js';
import { SkpService } from '../../planning/skp/skp.service.js';
import { SquadsService } from '../../teams/squads/squads.service.js';

/** An entry that passed every rule, ready to be written. */
export interface CheckedEntry extends EntryColumns {
  booking: Booking;
}

const fault = (field: string, code: string, message: string): FieldError => ({
  field,
  code,
  message,
});

/** Checks what a member typed against the rules and against squad, RHK and rencana aksi. */
@Injectable()
export class ActivityEntryService {
  constructor(
    private readonly squads: SquadsService,
    private readonly skp: SkpService,
  ) {}

  /**
   * @param keptDate a date that was accepted before and is not judged again: work that came back
   * after its month closed can still be mended.
   * @throws 400 with every fault at its field
   */
  async check(
    sql: Sql,
    actor: Actor,
    employeeId: string,
    entry: ActivityInput,
    settings: ActivitySettings | Promise<ActivitySettings>,
    keptDate: string | null = null,
  ): Promise<CheckedEntry> {
    const [{ closingDay }, links] = await Promise.all([
      settings,
      this.checkLinks(sql, actor.agencyId, employeeId, entry),
    ]);
    const faults = entryFaults(entry, { today: actor.today, closingDay }).filter(
      ({ field }) => field !== 'date' || entry.date !== keptDate,
    );
    const all = [...faults, ...links.faults];
    if (all.length > 0) throw invalid(all);
    return {
      date: entry.date,
      startsAt: entry.startsAt,
      endsAt: entry.endsAt,
      endsNextDay: entry.endsNextDay ?? false,
      minutes: durationMinutes(entry) ?? 0,
      name: entry.name || null,
      squadId: entry.squadId ?? null,
      rhkId: entry.rhkId ?? null,
      actionItemId: links.actionItemId,
      outputQuantity: entry.output.quantity,
      outputUnit: entry.output.unit,
      description: entry.description,
      booking: { squad: links.squad, rhk: links.rhk },
    };
  }

  private async checkLinks(
    sql: Sql,
    agencyId: string,
    employeeId: string,
    { squadId, rhkId, actionItemId, date }: ActivityInput,
  ): Promise<Booking & { faults: FieldError[]; actionItemId: string | null }> {
    const faults: FieldError[] = [];
    const [squad, rhk] = await Promise.all([
      squadId ? this.squads.findForMember(sql, agencyId, squadId, employeeId, date) : null,
      rhkId ? this.skp.rhkOn(sql, agencyId, rhkId, date) : null,
    ]);
    const unbooked = { faults, squad, rhk: null, actionItemId: null };
    if (squadId && !squad) {
      faults.push(
        fault('squadId', 'not_member', 'Anda bukan anggota aktif tim ini pada tanggal itu.'),
      );
    }
    if (!rhkId) {
      if (actionItemId)
        faults.push(fault('actionItemId', 'rhk_missing', 'Pilih RHK dari rencana aksi ini.'));
      return unbooked;
    }
    if (!rhk || rhk.employeeId !== employeeId) {
      faults.push(fault('rhkId', 'rhk_unknown', 'Pilih RHK dari SKP Anda sendiri.'));
      return unbooked;
    }
    if (date < rhk.from || date > rhk.until) {
      faults.push(
        fault('rhkId', 'rhk_not_current', 'RHK ini bukan dari SKP yang berlaku pada tanggal itu.'),
      );
    }
    if (squadId && rhk.squadId !== squadId) {
      faults.push(fault('rhkId', 'rhk_other_squad', 'RHK ini bukan untuk tim yang dipilih.'));
    }
    if (actionItemId && actionItemId !== rhk.actionItemId) {
      faults.push(
        fault(
          'actionItemId',
          'action_item_not_current',
          'Rencana aksi ini tidak berlaku pada tanggal itu.',
        ),
      );
    }
    return { faults, squad, rhk, actionItemId: rhk.actionItemId };
  }
}

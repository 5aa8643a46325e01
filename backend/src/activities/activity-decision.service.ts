import { Injectable } from '@nestjs/common';
import { type Actor, fillsSeat, viaText } from '../kernel/domain/actor.js';
import { cleanNote, transition } from '../kernel/domain/lifecycle.js';
import { CalendarService } from '../organization/calendar.service.js';
import { AuditService } from '../shared/audit/audit.service.js';
import { Clock } from '../shared/clock.js';
import { Database, type Tx } from '../shared/database/database.js';
import { forbidden, invalid, problem, wrongState } from '../shared/errors/problem.js';
import { NotificationService } from '../shared/outbox/notification.service.js';
import type { ActivityDto } from './activity.dto.js';
import { contentOf } from './activity-history.js';
import { type ActivityRow, listEvidence } from './activity.queries.js';
import { seatOf, shorten } from './activity-view.service.js';
import { ActivityWritingService } from './activity-writing.service.js';
import {
  ACTIVITY_LIFECYCLE,
  type ActivityMove,
  type ActivityStatus,
  requirePhoto,
} from './domain/lifecycle.js';
import { entryFaults } from './domain/rules.js';
import { activitySettings } from './settings.js';
import { ValidatorService } from './validator.service.js';
import { SkpService } from '../skp/skp.service.js';
import { SquadsService } from '../squads/squads.service.js';

export type Decision = Exclude<ActivityMove, 'submit'>;

/** Working days in which a validator answers (decision 19). */
const VALIDATION_DAYS = 5;

const DECIDED: Partial<Record<ActivityStatus, string>> = {
  validated: 'Divalidasi',
  returned: 'Dikembalikan',
  rejected: 'Ditolak',
};

/** Sending and deciding: one verb, one transaction. */
@Injectable()
export class ActivityDecisionService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writing: ActivityWritingService,
    private readonly validators: ValidatorService,
    private readonly squads: SquadsService,
    private readonly skp: SkpService,
    private readonly workdays: CalendarService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
  ) {}

  submit(actor: Actor, id: string): Promise<ActivityDto> {
    return this.database.transaction(async (tx) => {
      const row = await this.writing.readable(tx, actor, id);
      if (row.employeeId !== actor.employeeId)
        throw forbidden('Hanya pencatatnya yang dapat mengirim aktivitas ini.');
      const to = transition(ACTIVITY_LIFECYCLE, row.status, 'submit');
      const evidence = await listEvidence(tx, actor.agencyId, [id]);
      requirePhoto(evidence.filter((one) => one.kind === 'photo').length);
      if (row.status === 'draft') await this.requireOpenMonth(tx, actor, row);
      const validator = await this.validatorOf(tx, actor, row);
      if (!validator.seat) {
        throw problem(
          409,
          'validator_unknown',
          'Pejabat penilai Anda belum diketahui. Minta admin instansi melengkapinya.',
        );
      }
      const dueOn = await this.workdays.dueOn(tx, actor.agencyId, actor.today, VALIDATION_DAYS);
      await tx.query(
        `update activity set status = $3, validator_unit_id = $4, validator_employee_id = $5, validator_because = $6,
           due_on = $7, submitted_at = $8, decided_at = null, decided_by = null, decided_via = null, decision_note = null,
           version = version + 1
          where agency_id = $1 and id = $2`,
        [
          actor.agencyId,
          id,
          to,
          validator.seat.unitId,
          validator.seat.employeeId,
          validator.because,
          dueOn,
          this.clock.now(),
        ],
      );
      await this.audit.record(tx, actor, {
        action: 'activity.submit',
        entity: 'activity',
        entityId: id,
        via: 'employee',
        detail: { validator: validator.name, rule: validator.rule },
      });
      return this.writing.view(tx, actor, id);
    });
  }

  decide(
    actor: Actor,
    id: string,
    decision: Decision,
    note: string | null | undefined,
  ): Promise<ActivityDto> {
    return this.database.transaction(async (tx) => {
      const row = await this.writing.readable(tx, actor, id);
      const seat = fillsSeat(actor, seatOf(row));
      if (row.employeeId === actor.employeeId)
        throw forbidden('Aktivitas sendiri tidak dapat divalidasi sendiri.');
      if (seat === null) throw forbidden('Aktivitas ini menunggu validator lain.');
      this.requireWaiting(row);
      const to = transition(ACTIVITY_LIFECYCLE, row.status, decision, note);
      const via = viaText(await this.capacity(tx, actor, row), seat);
      await tx.query(
        `update activity set status = $3, decided_at = $4, decided_by = $5, decided_via = $6, decision_note = $7,
           version = version + 1
          where agency_id = $1 and id = $2`,
        [actor.agencyId, id, to, this.clock.now(), actor.employeeId, via, cleanNote(note)],
      );
      await this.audit.record(tx, actor, {
        action: `activity.${decision}`,
        entity: 'activity',
        entityId: id,
        via,
        detail: {
          note: cleanNote(note),
          ...(decision === 'return' ? { content: contentOf(row) } : {}),
        },
      });
      await this.tell(tx, actor, row, decision, note);
      return this.writing.view(tx, actor, id);
    });
  }

  /** A draft that lay until its month closed is not sent any more. */
  private async requireOpenMonth(tx: Tx, actor: Actor, row: ActivityRow): Promise<void> {
    const { closingDay } = await activitySettings(tx, actor.agencyId);
    const entry = { ...row, output: { quantity: row.outputQuantity, unit: row.outputUnit } };
    const faults = entryFaults(entry, { today: actor.today, closingDay });
    if (faults.length > 0) throw invalid(faults);
  }

  private async validatorOf(tx: Tx, actor: Actor, row: ActivityRow) {
    const squad = row.squadId
      ? ((await this.squads.findMany(tx, actor.agencyId, [row.squadId])).get(row.squadId) ?? null)
      : null;
    const rhk = row.rhkId
      ? ((await this.skp.rhkFacts(tx, actor.agencyId, [row.rhkId])).get(row.rhkId) ?? null)
      : null;
    const basis = await this.validators.basis(
      tx,
      actor,
      row.employeeId,
      squad ? [squad] : [],
      rhk ? [rhk] : [],
    );
    return this.validators.choose(basis, squad, rhk);
  }

  private requireWaiting(row: ActivityRow): void {
    const word = DECIDED[row.status];
    if (!word || !row.decidedAt) return;
    throw wrongState(
      `${word} oleh ${row.decidedByName ?? 'validator'}. Muat ulang untuk melihat.`,
      {
        decidedBy: row.decidedByName,
        decidedAt: row.decidedAt.toISOString(),
      },
    );
  }

  private async capacity(tx: Tx, actor: Actor, row: ActivityRow): Promise<'leader' | 'assessor'> {
    if (!row.squadId || row.validatorEmployeeId === null) return 'assessor';
    const squad = (await this.squads.findMany(tx, actor.agencyId, [row.squadId])).get(row.squadId);
    return squad?.leaderValidates && squad.leaderEmployeeId === actor.employeeId
      ? 'leader'
      : 'assessor';
  }

  /** What asks the member for something is told; a validated activity asks for nothing. */
  private async tell(
    tx: Tx,
    actor: Actor,
    row: ActivityRow,
    decision: Decision,
    note: string | null | undefined,
  ): Promise<void> {
    if (decision === 'validate') return;
    const what = row.name ?? shorten(row.description);
    const word = decision === 'return' ? 'dikembalikan' : 'ditolak';
    await this.notifications.notify(tx, {
      agencyId: actor.agencyId,
      employeeIds: [row.employeeId],
      kind: `activity.${decision}`,
      title: `Aktivitas ${word}: ${what}`,
      body: `${actor.name}: ${cleanNote(note) ?? ''}`,
      link: `/aktivitas/${row.id}`,
      entity: 'activity',
      entityId: row.id,
    });
  }
}

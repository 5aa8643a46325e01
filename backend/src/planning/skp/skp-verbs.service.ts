import { Injectable } from '@nestjs/common';
import { type Actor, viaText } from '../../kernel/actor.js';
import { longDate } from '../../kernel/indonesian-date.js';
import { DomainError, refuseIfAny } from '../../kernel/error.js';
import { cleanNote, requireNote, transition, wrongState } from '../../kernel/lifecycle.js';
import { CalendarService } from '../../organization/calendar/calendar.service.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { type SeatHolder, SeatService } from '../../organization/acting/seat.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { forbidden, notFound, problem, staleVersion } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { ActionItemStore } from './action-item.store.js';
import { agencyRules } from './agency-rules.js';
import { CarryingRhkService } from './carrying-rhk.service.js';
import { DialogueService } from './dialogue.service.js';
import { completeActionItems, openSlots } from './domain/action-items.js';
import { submitFaults } from './domain/guards.js';
import {
  nextRevisionNumber,
  openRevision,
  REVISION_LIFECYCLE,
  SKP_LIFECYCLE,
} from './domain/lifecycle.js';
import { assessorRole, seatOf, SkpAccess, type SkpHeader } from './skp-access.service.js';
import { SkpContentService } from './skp-content.service.js';
import type { SkpVerbDto } from './skp-request.dto.js';
import type { SkpDto } from './skp.dto.js';
import { SkpViewService } from './skp-view.service.js';
import type { RevisionRow, SnapshotRow } from './skp.queries.js';
import { type OpenedSkp, rhkOf, SkpStore } from './skp.store.js';
import { DECISION_DAYS } from '../../organization/calendar/domain/calendar.js';

interface Verb {
  tx: Tx;
  actor: Actor;
  header: SkpHeader;
  opened: OpenedSkp;
  /** The open version, if any. */
  revision: RevisionRow | null;
  note: string | null;
}

/** submit, return, approve and revise: each one transaction on the locked SKP. */
@Injectable()
export class SkpVerbsService {
  constructor(
    private readonly database: Database,
    private readonly store: SkpStore,
    private readonly items: ActionItemStore,
    private readonly content: SkpContentService,
    private readonly access: SkpAccess,
    private readonly view: SkpViewService,
    private readonly carrying: CarryingRhkService,
    private readonly dialogue: DialogueService,
    private readonly people: PeopleService,
    private readonly seats: SeatService,
    private readonly calendar: CalendarService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  submit(actor: Actor, skpId: string, input: SkpVerbDto): Promise<SkpDto> {
    return this.run(actor, skpId, input, async (verb) => {
      this.requireOwner(verb);
      const revision = requireOpen(verb, 'submit');
      const holder = await this.requireSubmittable(verb, revision);
      const { tx, header } = verb;
      await this.completeItems(verb, revision);
      const seat = seatOf(header, revision);
      const dueOn = await this.calendar.dueOn(tx, actor.agencyId, actor.today, DECISION_DAYS);
      await tx.query(
        `update skp_revision set status = 'submitted', submitted_at = $2, due_on = $3, assessor_unit_id = $4,
            assessor_employee_id = $5, decided_at = null, decided_by = null, decided_via = null where id = $1`,
        [revision.id, this.clock.now(), dueOn, seat.unitId, seat.employeeId],
      );
      await this.record(verb, revision, 'submit', 'employee');
      await this.tell(
        verb,
        [holder.employeeId],
        'submit',
        `SKP ${header.name ?? ''} menunggu persetujuan Anda`,
        `Versi ${revision.number}, batas ${longDate(dueOn)}.`,
      );
    });
  }

  return(actor: Actor, skpId: string, input: SkpVerbDto): Promise<SkpDto> {
    return this.run(actor, skpId, input, async (verb) => {
      const via = this.requireAssessor(verb);
      const revision = requireOpen(verb, 'return');
      await verb.tx.query(
        `update skp_revision set status = 'draft', submitted_at = null, due_on = null, assessor_unit_id = null,
            assessor_employee_id = null where id = $1`,
        [revision.id],
      );
      await this.record(verb, revision, 'return', via);
      // A head's RHK may have come while this version waited.
      await this.carrying.propose(verb.tx, verb.opened.skp, revision, actor);
      await this.tell(
        verb,
        [verb.header.employeeId],
        'return',
        'SKP Anda dikembalikan dengan catatan',
        verb.note ?? '',
      );
    });
  }

  approve(actor: Actor, skpId: string, input: SkpVerbDto): Promise<SkpDto> {
    return this.run(actor, skpId, input, async (verb) => {
      const via = this.requireAssessor(verb);
      const revision = requireOpen(verb, 'approve');
      const { tx, opened } = verb;
      const now = this.clock.now();
      await tx.query(
        `update skp_revision set status = 'superseded' where skp_id = $1 and status = 'approved'`,
        [skpId],
      );
      await tx.query(
        `update skp_revision set status = 'approved', decided_at = $2, decided_by = $3, decided_via = $4 where id = $1`,
        [revision.id, now, actor.employeeId, via],
      );
      const rows = await this.completeItems(verb, revision);
      await tx.query('update rhk_snapshot set proposed = false where revision_id = $1', [
        revision.id,
      ]);
      const lists = rows.map((row) => ({ rhkId: row.rhkId, items: row.actionItems }));
      await this.items.enforce(tx, opened.skp, lists);
      await this.items.retire(
        tx,
        skpId,
        lists.flatMap((list) => list.items.map((item) => item.id)),
        now,
      );
      // An SKP agreed ahead of its period starts with the period; see SkpStartJob.
      await tx.query(
        `update skp set status = $3 where id = $1 and status = any($4) and starts_on <= $2::date`,
        [skpId, actor.today, SKP_LIFECYCLE.start.to, SKP_LIFECYCLE.start.from],
      );
      await this.record(verb, revision, 'approve', via);
      await this.carrying.appeared(tx, opened, actor);
      await this.tell(
        verb,
        [verb.header.employeeId],
        'approve',
        'SKP Anda disetujui',
        `Versi ${revision.number} berlaku.`,
      );
    });
  }

  revise(actor: Actor, skpId: string, input: SkpVerbDto): Promise<SkpDto> {
    return this.run(actor, skpId, input, async (verb) => {
      const isOwner = actor.employeeId === verb.header.employeeId;
      const via = isOwner ? 'employee' : this.requireAssessor(verb);
      nextRevisionNumber(verb.opened.skp.status, verb.opened.revisions);
      const reason = requireNote(verb.note);
      const revision = await this.carrying.openNext(verb.tx, verb.opened, reason, actor);
      await this.record(verb, revision, 'revise', via);
      if (!isOwner) {
        await this.tell(
          verb,
          [verb.header.employeeId],
          'revise',
          'Penilai membuka versi baru SKP Anda',
          reason,
        );
      }
    });
  }

  private run(
    actor: Actor,
    skpId: string,
    input: SkpVerbDto,
    work: (verb: Verb) => Promise<void>,
  ): Promise<SkpDto> {
    return this.database.transaction(async (tx) => {
      const opened = await this.store.lock(tx, actor.agencyId, skpId);
      if (!opened) throw notFound('SKP');
      const header = await this.access.header(tx, actor, skpId);
      const note = cleanNote(input.note);
      if (input.version !== undefined && input.version !== opened.skp.version) throw staleVersion();
      const revision = openRevision(opened.revisions);
      await work({ tx, actor, header, opened, revision, note });
      await this.store.touch(tx, skpId);
      return this.view.detail(tx, actor, skpId);
    });
  }

  private requireOwner({ actor, header }: Verb): void {
    if (actor.employeeId !== header.employeeId) {
      throw forbidden('Hanya pemilik SKP yang dapat mengajukannya.');
    }
  }

  /** In which capacity the actor decides, e.g. `assessor:plh`. */
  private requireAssessor({ actor, header, revision }: Verb): string {
    const role = assessorRole(actor, header, revision);
    if (role === null) throw forbidden('Hanya pejabat penilai kinerja yang dapat memutus SKP ini.');
    return viaText('assessor', role);
  }

  /** @throws 409 `assessor_missing` (R308), 400 with every field at fault (R309) */
  private async requireSubmittable(
    { tx, actor, header, opened }: Verb,
    revision: RevisionRow,
  ): Promise<SeatHolder> {
    const seat = seatOf(header, revision);
    const holder = await this.seats.holder(tx, actor.agencyId, actor.timeZone, seat);
    const person = await this.people.find(tx, actor.agencyId, header.employeeId);
    const faults = submitFaults(await this.content.content(tx, opened, revision), {
      assessorResolved: true,
      holdingActive: person !== null,
    });
    refuseIfAny(faults);
    if (holder.employeeId === null) {
      throw problem(
        409,
        'assessor_missing',
        'Pejabat penilai kinerja Anda belum diketahui. Usulkan penilai, lalu ajukan lagi. Isian Anda tersimpan.',
      );
    }
    return holder;
  }

  /** Writes the rencana aksi that nobody wrote, so that the PjPK sees what will be reported. */
  private async completeItems(verb: Verb, revision: RevisionRow): Promise<SnapshotRow[]> {
    const { tx, opened } = verb;
    const rules = await agencyRules(tx, opened.skp.agencyId, this.clock);
    const slots = openSlots(opened.skp, rules.cycle, rules.today);
    const rows = await this.store.snapshots(tx, [revision.id]);
    const complete = rows.map((row) => ({
      ...row,
      actionItems: completeActionItems(rhkOf(row), slots, newId),
    }));
    await this.store.writeSnapshots(tx, opened.skp.agencyId, revision.id, complete);
    return complete;
  }

  private async record(
    { tx, actor, opened, note }: Verb,
    revision: RevisionRow,
    kind: 'submit' | 'return' | 'approve' | 'revise',
    via: string,
  ): Promise<void> {
    await this.dialogue.add(tx, actor, {
      skpId: opened.skp.id,
      revisionId: revision.id,
      kind,
      note: note ?? '',
      via,
    });
    await this.audit.record(tx, actor, {
      action: `skp.${kind}`,
      entity: 'skp',
      entityId: opened.skp.id,
      via,
      detail: { revision: revision.number, ...(note ? { note } : {}) },
    });
  }

  private async tell(
    { tx, actor, opened }: Verb,
    employeeIds: (string | null)[],
    kind: string,
    title: string,
    body: string,
  ): Promise<void> {
    await this.notifications.notify(tx, {
      agencyId: actor.agencyId,
      employeeIds,
      kind: `skp.${kind}`,
      title,
      body,
      link: `/skp/${opened.skp.id}`,
      entity: 'skp',
      entityId: opened.skp.id,
    });
  }
}

/** The open version, if the lifecycle lets the verb through. */
function requireOpen(verb: Verb, action: 'submit' | 'return' | 'approve'): RevisionRow {
  const { revision, note } = verb;
  if (revision === null) throw alreadyDecided(verb);
  try {
    transition(REVISION_LIFECYCLE, revision.status, action, note);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'wrong_state') throw alreadyDecided(verb);
    throw error;
  }
  return revision;
}

/** Says what happened instead, because two people often look at the same thing. */
function alreadyDecided({ revision, opened }: Verb): DomainError {
  if (revision?.status === 'submitted')
    return wrongState('SKP ini sudah diajukan dan menunggu penilai.');
  if (revision?.status === 'draft') return wrongState('SKP ini masih konsep dan belum diajukan.');
  const latest = opened.revisions.at(-1);
  return wrongState(
    latest?.status === 'approved' ? 'SKP ini sudah disetujui.' : 'Tidak ada versi yang terbuka.',
  );
}

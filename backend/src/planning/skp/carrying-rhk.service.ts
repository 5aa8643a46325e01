import { Injectable } from '@nestjs/common';
import { AuditService, type AuditSubject } from '../../workflow/events/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { agencyRules } from './agency-rules.js';
import { DialogueService } from './dialogue.service.js';
import { openRevision, revisionInForce } from './domain/lifecycle.js';
import type { RhkProposal } from './domain/rhk-proposal.js';
import { RunningWork } from './running-work.js';
import { CARRYING_RHK_SQL, type RevisionRow, type SkpRow } from './skp.queries.js';
import { type OpenedSkp, SkpStore } from './skp.store.js';

interface Carrier {
  id: string;
  text: string;
  positionName: string;
}

/** Drafts of others with an RHK from an assignment that names one of these goals ($2) alone, when a head ($3) carries it. */
const WAITING_DRAFTS_SQL = `
  select distinct s.id
    from rhk_snapshot n
    join skp_revision r on r.id = n.revision_id and r.status = 'draft'
    join skp s on s.id = r.skp_id and s.status in ('planning', 'running')
   where n.agency_id = $1 and n.goal_id = any($2::uuid[]) and n.intervened_rhk_id is null and n.assignment_id is not null
     and s.holding_id <> $3 and exists (select 1 from position_holding h where h.id = $3 and h.is_head)
   order by s.id`;

/**
 * Which RHK carries the goal of an assignment. Where none did when the letter was received, the next version proposes the one
 * that came later; what was agreed stays until the PjPK agrees to that version (R415).
 */
@Injectable()
export class CarryingRhkService {
  constructor(
    private readonly store: SkpStore,
    private readonly running: RunningWork,
    private readonly dialogue: DialogueService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  /** Whose RHK carries the goal decides who validates the work; without one the RHK names the goal alone. */
  async find(
    sql: Sql,
    { agencyId, goalId, ownerUnitId, employeeId }: RhkProposal,
    today: string,
  ): Promise<Carrier | null> {
    if (goalId === null) return null;
    const [row] = await sql.query<Carrier>(CARRYING_RHK_SQL, [
      agencyId,
      goalId,
      ownerUnitId,
      today,
      employeeId,
    ]);
    return row ?? null;
  }

  /** Opens the next version with what has come to carry its goals. */
  async openNext(
    tx: Tx,
    opened: OpenedSkp,
    reason: string,
    subject: AuditSubject,
  ): Promise<RevisionRow> {
    const revision = await this.store.openNext(tx, opened, reason);
    await this.propose(tx, opened.skp, revision, subject);
    return revision;
  }

  /** After an SKP came into force: drafts of others follow where it carries a goal that the version before did not. */
  async appeared(tx: Tx, { skp, revisions }: OpenedSkp, subject: AuditSubject): Promise<void> {
    const before = revisionInForce(revisions);
    const now = openRevision(revisions);
    const rows = await this.store.snapshots(
      tx,
      [before, now].flatMap((revision) => revision?.id ?? []),
    );
    const carried = new Set(
      rows.flatMap((row) => (row.revisionId === before?.id ? (row.goalId ?? []) : [])),
    );
    const goalIds = rows.flatMap(({ revisionId, goalId }) =>
      revisionId === now?.id && goalId !== null && !carried.has(goalId) ? goalId : [],
    );
    if (goalIds.length === 0) return;
    const waiting = await tx.query<{ id: string }>(WAITING_DRAFTS_SQL, [
      skp.agencyId,
      goalIds,
      skp.holdingId,
    ]);
    for (const { id } of waiting) {
      const opened = await this.store.lock(tx, skp.agencyId, id);
      const draft = opened ? openRevision(opened.revisions) : null;
      if (opened && draft?.status === 'draft') await this.propose(tx, opened.skp, draft, subject);
    }
  }

  /** In a draft, the RHK of assignments that name only their goal support the RHK that carries it now. */
  async propose(tx: Tx, skp: SkpRow, draft: RevisionRow, subject: AuditSubject): Promise<void> {
    const rows = (await this.store.snapshots(tx, [draft.id])).filter(
      (row) => row.assignmentId !== null && row.goalId !== null && row.intervenedRhkId === null,
    );
    if (rows.length === 0) return;
    const { agencyId } = skp;
    const { today } = await agencyRules(tx, agencyId, this.clock);
    const work = new Map(
      (await this.running.of(tx, agencyId, skp.employeeId, skp)).map((one) => [
        one.assignmentId,
        one,
      ]),
    );
    const notes: string[] = [];
    for (const row of rows) {
      const proposal = work.get(row.assignmentId ?? '');
      // Another goal than the squad's is the owner's own choice.
      if (!proposal || proposal.goalId !== row.goalId) continue;
      const carrier = await this.find(tx, proposal, today);
      if (!carrier) continue;
      await this.store.support(tx, draft.id, row.rhkId, carrier.id);
      const note = `RHK “${row.text}” kini mendukung RHK “${carrier.text}” (${carrier.positionName}).`;
      notes.push(note);
      await this.dialogue.add(tx, subject, {
        skpId: skp.id,
        revisionId: draft.id,
        rhkId: row.rhkId,
        kind: 'proposal',
        note,
      });
      await this.audit.record(tx, subject, {
        action: 'skp.propose_carrier',
        entity: 'skp',
        entityId: skp.id,
        detail: { rhkId: row.rhkId, intervenedRhkId: carrier.id, revision: draft.number },
      });
    }
    if (notes.length === 0) return;
    await this.store.touch(tx, skp.id);
    await this.notifications.notify(tx, {
      agencyId,
      employeeIds: [skp.employeeId],
      kind: 'skp.propose_carrier',
      title: 'RHK pimpinan untuk RHK Anda sudah ada',
      body: `${notes.join(' ')} Periksa usulan ini di versi ${draft.number}, lalu ajukan kepada penilai.`,
      link: `/skp/${skp.id}`,
      entity: 'skp',
      entityId: skp.id,
    });
  }
}

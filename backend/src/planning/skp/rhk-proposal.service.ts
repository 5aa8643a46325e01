import { Injectable } from '@nestjs/common';
import { GoalsService } from '../goals/goals.service.js';
import { type EmployeeFacts, PeopleService } from '../../organization/people/people.service.js';
import { AuditService, type AuditSubject } from '../../workflow/events/audit.service.js';
import { transition } from '../../kernel/lifecycle.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import type { Sql } from '../../platform/database/sql.js';
import { wrongState } from '../../platform/errors/problem.js';
import { NotificationService } from '../../workflow/events/notification.service.js';
import { ActionItemStore } from './action-item.store.js';
import { agencyRules } from './agency-rules.js';
import { CarryingRhkService } from './carrying-rhk.service.js';
import { DialogueService } from './dialogue.service.js';
import { completeActionItems, openSlots } from './domain/action-items.js';
import type { Indicator, Rhk } from './domain/content.js';
import { openRevision, REVISION_LIFECYCLE } from './domain/lifecycle.js';
import type { RhkProposal } from './domain/rhk-proposal.js';
import { freePeriod } from './domain/free-period.js';
import { RunningWork } from './running-work.js';
import type { RevisionRow } from './skp.queries.js';
import { type OpenedSkp, SkpStore } from './skp.store.js';

/** The RHK of an assignment as another SKP of the person worded it, the agreed one first. */
const WORDED_SQL = `
  select n.text, n.indicators
    from rhk_snapshot n join skp_revision r on r.id = n.revision_id join skp s on s.id = r.skp_id
   where s.agency_id = $1 and s.employee_id = $2 and n.assignment_id = $3
   order by (r.status = 'approved') desc, s.starts_on desc, r.number desc limit 1`;

/** Puts what assignments bring into SKP, which the PjPK then approves; each once. */
@Injectable()
export class RhkProposalService {
  constructor(
    private readonly store: SkpStore,
    private readonly items: ActionItemStore,
    private readonly dialogue: DialogueService,
    private readonly running: RunningWork,
    private readonly carrying: CarryingRhkService,
    private readonly people: PeopleService,
    private readonly goals: GoalsService,
    private readonly audit: AuditService,
    private readonly notifications: NotificationService,
    private readonly clock: Clock,
  ) {}

  /**
   * Into the SKP of the present post, made where there is none, and into one that is prepared for days on which the work still
   * runs. Asking twice for one assignment gives the same RHK.
   */
  async propose(tx: Tx, proposal: RhkProposal, subject: AuditSubject): Promise<string> {
    const { agencyId, employeeId } = proposal;
    const { today } = await agencyRules(tx, agencyId, this.clock);
    await this.store.takeTurn(tx, employeeId);
    const person = await this.people.find(tx, agencyId, employeeId);
    if (!person) throw wrongState('Pegawai ini tidak memegang jabatan, jadi tidak punya SKP.');
    const present =
      (await this.store.lockOf(tx, agencyId, person.holdingId, today)) ??
      (await this.startFor(tx, person, today, subject));
    const rhkId = await this.put(tx, present, proposal, subject);
    const later = { from: present.skp.until, until: proposal.until };
    for (const prepared of await this.store.lockBeginning(tx, agencyId, person.holdingId, later))
      await this.put(tx, prepared, proposal, subject);
    return rhkId;
  }

  /** What the owner of a new SKP is assigned to in its time: a squad goes on over New Year and over a change of post. */
  async bringRunning(tx: Tx, { skp }: OpenedSkp, subject: AuditSubject): Promise<void> {
    const range = { from: skp.from, until: skp.until };
    for (const proposal of await this.running.of(tx, skp.agencyId, skp.employeeId, range)) {
      const opened = await this.store.lock(tx, skp.agencyId, skp.id);
      if (opened) await this.put(tx, opened, proposal, subject);
    }
  }

  /** Into the open version; one that waits for the PjPK goes back to draft, because it no longer says what was submitted. */
  private async put(
    tx: Tx,
    opened: OpenedSkp,
    proposal: RhkProposal,
    subject: AuditSubject,
  ): Promise<string> {
    const { agencyId, employeeId } = proposal;
    const { skp } = opened;
    const known = await this.store.rhkOfAssignment(tx, skp.id, proposal.assignmentId);
    if (known) return known;
    const rules = await agencyRules(tx, agencyId, this.clock);
    const worded = await this.worded(tx, proposal);
    const revision =
      openRevision(opened.revisions) ??
      (await this.carrying.openNext(tx, opened, `Surat penugasan: ${worded.text}`, subject));
    const rows = await this.store.snapshots(tx, [revision.id]);
    const rhk: Rhk = { id: newId(), kind: proposal.kind, ...worded, actionItems: [] };
    const actionItems = completeActionItems(rhk, openSlots(skp, rules.cycle, rules.today), newId);
    await this.store.addRhk(tx, skp, [rhk.id]);
    await this.store.writeSnapshots(tx, agencyId, revision.id, [
      ...rows,
      {
        rhkId: rhk.id,
        kind: rhk.kind,
        text: rhk.text,
        perspective: null,
        intervenedRhkId: (await this.carrying.find(tx, proposal, rules.today))?.id ?? null,
        goalId: proposal.goalId,
        squadId: proposal.squadId,
        assignmentId: proposal.assignmentId,
        proposed: true,
        indicators: [...rhk.indicators],
        actionItems,
      },
    ]);
    // Work may be logged at once, so the items are in force before the version is.
    await this.items.enforce(tx, skp, [{ rhkId: rhk.id, items: actionItems }]);
    if (revision.status === 'submitted')
      await this.store.markRevisions(tx, agencyId, [reopened(revision)]);
    await this.store.touch(tx, skp.id);
    const note = `RHK “${rhk.text}” diusulkan dari surat penugasan.`;
    await this.dialogue.add(tx, subject, {
      skpId: skp.id,
      revisionId: revision.id,
      rhkId: rhk.id,
      kind: 'proposal',
      note,
    });
    await this.audit.record(tx, subject, {
      action: 'skp.propose_rhk',
      entity: 'skp',
      entityId: skp.id,
      detail: { rhkId: rhk.id, assignmentId: proposal.assignmentId, revision: revision.number },
    });
    await this.notifications.notify(tx, {
      agencyId,
      employeeIds: [employeeId],
      kind: 'skp.propose_rhk',
      title: 'RHK baru di SKP Anda',
      body: `${note} Lengkapi, lalu ajukan versi ${revision.number} kepada penilai.`,
      link: `/skp/${skp.id}`,
      entity: 'skp',
      entityId: skp.id,
    });
    return rhk.id;
  }

  private async startFor(
    tx: Tx,
    person: EmployeeFacts,
    today: string,
    subject: AuditSubject,
  ): Promise<OpenedSkp> {
    const period = freePeriod(
      { from: person.holdingStartsOn, until: person.holdingEndsOn },
      await this.store.periodsOf(tx, person.employeeId),
      today,
    );
    if (!period) throw wrongState('SKP tahun ini sudah ditutup, jadi RHK tidak dapat ditambahkan.');
    const made = await this.store.create(tx, {
      agencyId: person.agencyId,
      employeeId: person.employeeId,
      holdingId: person.holdingId,
      format: person.isHead ? 'A' : 'B',
      period,
    });
    await this.bringRunning(tx, made, subject);
    return made;
  }

  /** As it was agreed in an earlier SKP, so that nobody types twice. */
  private async worded(
    tx: Tx,
    { agencyId, employeeId, assignmentId, goalId, text }: RhkProposal,
  ): Promise<{ text: string; indicators: Indicator[] }> {
    const before = await tx.one<{ text: string; indicators: Indicator[] }>(WORDED_SQL, [
      agencyId,
      employeeId,
      assignmentId,
    ]);
    return before ?? { text, indicators: await this.indicatorsFrom(tx, agencyId, goalId) };
  }

  /** The goal's own indicator is the first offer, so that nobody types twice. */
  private async indicatorsFrom(
    sql: Sql,
    agencyId: string,
    goalId: string | null,
  ): Promise<Indicator[]> {
    const goal = goalId ? await this.goals.find(sql, agencyId, goalId) : null;
    const [first] = goal?.indicators ?? [];
    return [
      {
        aspect: 'quantity',
        text: first?.text ?? 'Jumlah laporan hasil kerja',
        target: first?.target ?? first?.targetWords ?? '1',
        unit: first?.unit ?? 'laporan',
      },
    ];
  }
}

/** Nobody is asked to approve a version that says something else than what was submitted. */
const reopened = (revision: RevisionRow): RevisionRow => ({
  ...revision,
  status: transition(REVISION_LIFECYCLE, revision.status, 'reopen'),
  submittedAt: null,
  dueOn: null,
  assessorUnitId: null,
  assessorEmployeeId: null,
});

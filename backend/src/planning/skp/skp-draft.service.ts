import { Injectable } from '@nestjs/common';
import { GoalsService } from '../goals/goals.service.js';
import type { Actor } from '../../kernel/actor.js';
import { type EmployeeFacts, PeopleService } from '../../organization/people/people.service.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { AuditService } from '../../workflow/events/audit.service.js';
import { permit } from '../../workflow/verbs/permit.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import {
  forbidden,
  invalidField,
  notFound,
  staleVersion,
  wrongState,
} from '../../platform/errors/problem.js';
import { freePeriod } from './domain/free-period.js';
import { openRevision, REVISION_LIFECYCLE } from './domain/lifecycle.js';
import { defaultPeriod, requireFreePeriod } from './domain/period.js';
import { mayWriteSkp, SKP_POLICY, startFormats } from './domain/policy.js';
import { RhkProposalService } from './rhk-proposal.service.js';
import { seatOf, SkpAccess, standing } from './skp-access.service.js';
import { SkpContentService } from './skp-content.service.js';
import type { SaveSkpDto, StartSkpDto } from './skp-request.dto.js';
import type { SkpDto } from './skp.dto.js';
import { SkpViewService } from './skp-view.service.js';
import { type OpenedSkp, SkpStore } from './skp.store.js';

/** Drafting: nothing but the impossible stops it, least of all a missing PjPK (R308). */
@Injectable()
export class SkpDraftService {
  constructor(
    private readonly database: Database,
    private readonly store: SkpStore,
    private readonly content: SkpContentService,
    private readonly access: SkpAccess,
    private readonly view: SkpViewService,
    private readonly people: PeopleService,
    private readonly seats: SeatService,
    private readonly goals: GoalsService,
    private readonly proposals: RhkProposalService,
    private readonly audit: AuditService,
  ) {}

  start(actor: Actor, input: StartSkpDto): Promise<SkpDto> {
    return this.database.transaction(async (tx) => {
      const person = actor.employeeId
        ? await this.people.find(tx, actor.agencyId, actor.employeeId)
        : null;
      if (!person || !mayWriteSkp(person)) {
        throw forbidden('Hanya ASN yang memegang jabatan yang menyusun SKP.');
      }
      if (!startFormats(person, actor).includes(input.format)) {
        throw invalidField('format', 'format_of_heads', 'Bentuk A hanya untuk pimpinan unit.');
      }
      const opened = await this.create(tx, actor, person, input);
      if (input.format === 'A') await this.prefill(tx, opened, person);
      await this.proposals.bringRunning(tx, opened, actor);
      await this.audit.record(tx, actor, {
        action: 'skp.start',
        entity: 'skp',
        entityId: opened.skp.id,
        via: 'employee',
        detail: { format: input.format, from: opened.skp.from, until: opened.skp.until },
      });
      return this.view.detail(tx, actor, opened.skp.id);
    });
  }

  private async create(
    tx: Tx,
    actor: Actor,
    person: EmployeeFacts,
    input: StartSkpDto,
  ): Promise<OpenedSkp> {
    // One at a time: two clicks must not make two SKP for one range.
    await this.store.takeTurn(tx, person.employeeId);
    const holding = { from: person.holdingStartsOn, until: person.holdingEndsOn };
    const others = await this.store.periodsOf(tx, person.employeeId);
    const usual =
      freePeriod(holding, others, actor.today) ?? defaultPeriod(holding, input.from ?? actor.today);
    const from = input.from ?? usual.from;
    const until =
      input.until ?? (input.from ? defaultPeriod(holding, input.from).until : usual.until);
    requireFreePeriod({ from, until }, holding, others);
    return this.store.create(tx, {
      agencyId: actor.agencyId,
      employeeId: person.employeeId,
      holdingId: person.holdingId,
      format: input.format,
      period: { from, until },
    });
  }

  /** Heads write format A from their unit's goals (R307). */
  private async prefill(
    tx: Tx,
    { skp, revisions }: OpenedSkp,
    person: EmployeeFacts,
  ): Promise<void> {
    const revision = openRevision(revisions);
    const year = Number(skp.from.slice(0, 4));
    const goals = await this.goals.ofUnits(tx, skp.agencyId, year, [person.unitId]);
    if (!revision || goals.length === 0) return;
    const rows = goals.map((goal) => ({
      rhkId: newId(),
      kind: 'utama' as const,
      text: goal.statement,
      perspective: null,
      intervenedRhkId: null,
      goalId: goal.id,
      squadId: null,
      assignmentId: null,
      proposed: false,
      indicators: goal.indicators.map((indicator) => ({
        aspect: null,
        text: indicator.text,
        target: indicator.target ?? indicator.targetWords,
        unit: indicator.unit,
      })),
      actionItems: [],
    }));
    await this.store.addRhk(
      tx,
      skp,
      rows.map((row) => row.rhkId),
    );
    await this.store.writeSnapshots(tx, skp.agencyId, revision.id, rows);
  }

  save(actor: Actor, skpId: string, input: SaveSkpDto): Promise<SkpDto> {
    return this.database.transaction(async (tx) => {
      const opened = await this.store.lock(tx, actor.agencyId, skpId);
      if (!opened) throw notFound('SKP');
      const header = await this.access.header(tx, actor, skpId);
      const revision = openRevision(opened.revisions);
      const notDraft = () =>
        wrongState(
          revision
            ? 'SKP sedang menunggu penilai. Minta dikembalikan untuk mengubahnya.'
            : 'SKP yang sudah disetujui tidak dapat diubah. Buka versi baru lebih dahulu.',
        );
      permit(
        { lifecycle: REVISION_LIFECYCLE, policy: SKP_POLICY },
        {
          action: 'edit',
          who: standing(actor, header, revision),
          state: revision?.status ?? 'approved',
          late: notDraft,
        },
      );
      if (!revision) throw notDraft();
      if (input.version !== opened.skp.version) throw staleVersion();
      const assessor = await this.seats.holder(
        tx,
        actor.agencyId,
        actor.timeZone,
        seatOf(header, revision),
      );
      await this.content.write(tx, opened, revision, input.rhk, assessor.employeeId);
      await this.store.writeParts(tx, revision.id, {
        behaviour: input.behaviour ? this.content.behaviour(input.behaviour) : null,
        attachments: input.attachments ?? null,
      });
      await this.store.touch(tx, skpId);
      return this.view.detail(tx, actor, skpId);
    });
  }
}

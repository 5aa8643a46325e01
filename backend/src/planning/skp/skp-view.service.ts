import { Injectable } from '@nestjs/common';
import { GoalsService } from '../goals/goals.service.js';
import type { Actor } from '../../kernel/actor.js';
import { PeopleService } from '../../organization/people/people.service.js';
import { SeatService } from '../../organization/acting/seat.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/sql.js';
import { agencyRules } from './agency-rules.js';
import { DialogueService } from './dialogue.service.js';
import { openSlots } from './domain/action-items.js';
import { BERAKHLAK } from './domain/berakhlak.js';
import type { SkpContent } from './domain/content.js';
import { diffRevisions, type FieldDifference } from './domain/diff.js';
import { openRevision, revisionInForce } from './domain/lifecycle.js';
import { allowedSkpVerbs } from './domain/policy.js';
import { RhkViewService } from './rhk-view.service.js';
import {
  assessorRole,
  seatOf,
  shownRevision,
  SkpAccess,
  type SkpHeader,
} from './skp-access.service.js';
import type { SkpAttachmentsDto } from './skp-request.dto.js';
import type {
  RhkDto,
  SkpAssessorDto,
  SkpChoicesDto,
  SkpDto,
  SkpRevisionDiffDto,
  SkpRevisionRefDto,
  SkpVersionsDto,
  SuperiorRhkDto,
} from './skp.dto.js';
import { type RevisionRow, type SnapshotRow, SUPERIOR_RHK_SQL } from './skp.queries.js';
import { contentOf, SkpStore } from './skp.store.js';

/** One SKP as people see it. */
@Injectable()
export class SkpViewService {
  constructor(
    private readonly access: SkpAccess,
    private readonly store: SkpStore,
    private readonly rhk: RhkViewService,
    private readonly dialogue: DialogueService,
    private readonly seats: SeatService,
    private readonly people: PeopleService,
    private readonly goals: GoalsService,
    private readonly clock: Clock,
  ) {}

  async detail(sql: Sql, actor: Actor, skpId: string): Promise<SkpDto> {
    const header = await this.access.header(sql, actor, skpId);
    const revisions = await this.store.revisions(sql, skpId);
    const shown = shownRevision(revisions);
    if (!shown) throw new Error(`SKP ${skpId} has no version`);
    const inForce = revisionInForce(revisions);
    const compared = inForce && inForce.id !== shown.id ? inForce : null;
    const rows = await this.store.snapshots(sql, compared ? [shown.id, compared.id] : [shown.id]);
    const dialogue = await this.dialogue.of(sql, skpId);
    const isOwner = actor.employeeId === header.employeeId;
    const presented = await this.rhk.present(sql, rows, { skp: header, isOwner, dialogue });
    const rules = await agencyRules(sql, header.agencyId, this.clock);
    const assessor = await this.assessorOf(sql, actor, header, shown);
    const role = assessorRole(actor, header, shown);
    return {
      id: header.id,
      format: header.format,
      from: header.from,
      until: header.until,
      status: header.status,
      revision: revisionRef(shown),
      inForce: inForce?.number ?? null,
      versions: revisions.length,
      employee: {
        employeeId: header.employeeId,
        name: header.name ?? 'Pegawai yang sudah tidak bertugas',
        nip: isOwner || role !== null || header.superior ? header.nip : null,
        rank: header.rank,
        positionName: header.positionName ?? '',
        unitName: header.unitName ?? '',
      },
      assessor,
      rhk: presented.get(shown.id) ?? [],
      behaviour: shown.behaviour,
      behaviourGuide: BERAKHLAK.map((value) => ({
        value: value.code,
        name: value.name,
        guides: [...value.guides],
      })),
      attachments: attachmentsOf(shown),
      slots: openSlots(header, rules.cycle, rules.today).map((slot) => ({
        period: slot.code,
        from: slot.from,
        until: slot.until,
      })),
      dialogue: dialogue.map((entry) => ({
        id: entry.id,
        revision: entry.revision,
        rhkId: entry.rhkId,
        authorName: entry.authorName,
        via: entry.via,
        kind: entry.kind,
        note: entry.note,
        at: entry.at.toISOString(),
      })),
      changes: compared
        ? diffOf(
            compared,
            contentFor(header, compared, rows),
            contentFor(header, shown, rows),
            presented,
          )
        : null,
      isOwner,
      version: header.version,
      allowedActions: this.allowed(actor, header, revisions),
    };
  }

  async versions(sql: Sql, actor: Actor, skpId: string): Promise<SkpVersionsDto> {
    const header = await this.access.header(sql, actor, skpId);
    const revisions = await this.store.revisions(sql, skpId);
    const rows = await this.store.snapshots(
      sql,
      revisions.map((revision) => revision.id),
    );
    const isOwner = actor.employeeId === header.employeeId;
    const presented = await this.rhk.present(sql, rows, { skp: header, isOwner, dialogue: [] });
    const deciders = await this.people.findMany(
      sql,
      actor.agencyId,
      revisions.flatMap((revision) => revision.decidedBy ?? []),
    );
    const items = revisions.map((revision, index) => {
      const before = revisions[index - 1];
      return {
        ...revisionRef(revision),
        decidedBy: revision.decidedBy ? (deciders.get(revision.decidedBy)?.name ?? null) : null,
        rhk: presented.get(revision.id) ?? [],
        behaviour: revision.behaviour,
        attachments: attachmentsOf(revision),
        diff: before
          ? diffOf(
              before,
              contentFor(header, before, rows),
              contentFor(header, revision, rows),
              presented,
            )
          : null,
      };
    });
    return { items: items.reverse(), nextCursor: null };
  }

  /** What the owner may choose from: RHK of superiors in force, and goals of their own unit and above. */
  async choices(sql: Sql, actor: Actor, skpId: string): Promise<SkpChoicesDto> {
    const header = await this.access.header(sql, actor, skpId);
    const superiorRhk = await sql.query<SuperiorRhkDto>(SUPERIOR_RHK_SQL, [
      header.agencyId,
      header.employeeId,
      actor.today,
      header.from,
      header.until,
    ]);
    const [unit] = await sql.query<{ path: string[] }>(
      'select path from unit where agency_id = $1 and id = $2',
      [header.agencyId, header.unitId],
    );
    const year = Number(header.from.slice(0, 4));
    const goals = await this.goals.ofUnits(sql, header.agencyId, year, unit?.path ?? []);
    return {
      superiorRhk,
      goals: goals.map(({ id, code, level, statement, pengampuUnitName }) => ({
        id,
        code,
        level,
        statement,
        unitName: pengampuUnitName,
      })),
    };
  }

  private allowed(actor: Actor, header: SkpHeader, revisions: readonly RevisionRow[]): string[] {
    const isOwner = actor.employeeId === header.employeeId;
    const isAssessor = assessorRole(actor, header, openRevision(revisions)) !== null;
    const verbs: string[] = allowedSkpVerbs(
      { isOwner, isAssessor },
      { status: header.status, revisions },
    );
    if (isOwner || isAssessor || header.superior || header.leads) verbs.push('comment');
    // A wrong PjPK is corrected by the person too, not only a missing one (R308).
    if (isOwner) verbs.push('propose_assessor');
    return verbs;
  }

  private async assessorOf(
    sql: Sql,
    actor: Actor,
    header: SkpHeader,
    revision: RevisionRow,
  ): Promise<SkpAssessorDto | null> {
    const seat = seatOf(header, revision);
    const holder = await this.seats.holder(sql, header.agencyId, actor.timeZone, seat);
    if (holder.employeeId === null) return null;
    const person = await this.people.find(sql, header.agencyId, holder.employeeId);
    if (!person) return null;
    return {
      employeeId: person.employeeId,
      name: person.name,
      nip: actor.employeeId === header.employeeId || header.superior ? person.nip : null,
      rank: person.rank,
      positionName: person.positionName,
      unitName: person.unitName,
      delegationKind: holder.delegationKind,
    };
  }
}

const contentFor = (
  header: SkpHeader,
  revision: RevisionRow,
  rows: readonly SnapshotRow[],
): SkpContent =>
  contentOf(
    header.format,
    revision,
    rows.filter((row) => row.revisionId === revision.id),
  );

function diffOf(
  against: RevisionRow,
  before: SkpContent,
  after: SkpContent,
  presented: ReadonlyMap<string, readonly RhkDto[]>,
): SkpRevisionDiffDto {
  const diff = diffRevisions(before, after);
  const texts = new Map(after.rhk.map((rhk) => [rhk.id, rhk.text]));
  const named = namesOf([...presented.values()].flat());
  const goals = new Map(before.rhk.map((rhk) => [rhk.id, rhk.goalId]));
  return {
    against: against.number,
    added: diff.added.map((rhk) => ({ rhkId: rhk.id, text: rhk.text })),
    removed: diff.removed.map((rhk) => ({ rhkId: rhk.id, text: rhk.text })),
    changed: diff.changed.map((change) => ({
      rhkId: change.rhkId,
      text: texts.get(change.rhkId) ?? '',
      fields: change.fields.map((field) =>
        inWords(field, change.fields, goals.get(change.rhkId) ?? null, named),
      ),
    })),
    behaviour: diff.behaviour,
  };
}

/** What RHK refer to, as people call it. */
function namesOf(rhk: readonly RhkDto[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { goalId, squadId, context } of rhk) {
    const { intervened, chain, squadName } = context;
    if (intervened) names.set(intervened.rhkId, `${intervened.text} (${intervened.ownerName})`);
    const goal = chain.at(-1);
    if (goalId !== null && goal) names.set(goalId, goal.statement);
    if (squadId !== null && squadName !== null) names.set(squadId, squadName);
  }
  return names;
}

const REFERENCES = new Set(['intervenedRhkId', 'goalId', 'squadId']);

/** An id says nothing to a reader; and an RHK without a superior's RHK stood under its goal. */
function inWords(
  field: FieldDifference,
  fields: readonly FieldDifference[],
  goalBefore: string | null,
  named: ReadonlyMap<string, string>,
): FieldDifference {
  if (!REFERENCES.has(field.field)) return field;
  const words = (id: string | null) =>
    id === null ? null : (named.get(id) ?? 'yang sudah tidak ada');
  const goalStays = fields.every((other) => other.field !== 'goalId');
  const stoodUnder = field.field === 'intervenedRhkId' && goalStays ? goalBefore : null;
  return {
    field: field.field,
    before: words(field.before ?? stoodUnder),
    after: words(field.after ?? stoodUnder),
  };
}

export function revisionRef(revision: RevisionRow): SkpRevisionRefDto {
  return {
    number: revision.number,
    status: revision.status,
    reason: revision.reason,
    submittedAt: revision.submittedAt?.toISOString() ?? null,
    dueAt: revision.dueOn,
    decidedAt: revision.decidedAt?.toISOString() ?? null,
  };
}

export function attachmentsOf(revision: RevisionRow): SkpAttachmentsDto {
  const { resources, accountability, consequences } = revision.attachments;
  return {
    resources: resources ?? '',
    accountability: accountability ?? '',
    consequences: consequences ?? '',
  };
}

import { viaText } from '../../kernel/actor.js';
import { type Refusal, type FieldError, refuseIfAny } from '../../kernel/error.js';
import { wrongState } from '../../kernel/lifecycle.js';
import type { SeatHolder } from '../../organization/acting/seat.service.js';
import { refusal } from '../../platform/errors/problem.js';
import type { Case, Opened, VerbTypes } from '../../workflow/verbs/verb.js';
import { nextRevisionNumber, openRevision, type RevisionStatus } from './domain/lifecycle.js';
import type { SkpActor } from './domain/policy.js';
import { assessorRole, seatOf, type SkpHeader } from './skp-access.service.js';
import type { SkpDto } from './skp.dto.js';
import type { RevisionRow } from './skp.queries.js';
import type { OpenedSkp } from './skp.store.js';

/** A locked SKP; its status is that of the version that people look at. */
export interface LockedSkp {
  readonly id: string;
  readonly status: RevisionStatus;
  /** lock counter of the SKP */
  readonly version: number;
  readonly opened: OpenedSkp;
  readonly header: SkpHeader;
  /** the version as a verb left it */
  readonly marked?: RevisionRow;
}

/** What the verbs on an SKP share. What each demands and makes of a version stands below; all of it is pure. */
export interface SkpVerbTypes extends VerbTypes {
  readonly row: LockedSkp;
  readonly action: 'submit' | 'return' | 'approve' | 'revise';
  readonly who: SkpActor;
  readonly around: undefined;
  readonly input: undefined;
  readonly answer: SkpDto;
}

export interface SkpSubmission extends SkpVerbTypes {
  readonly action: 'submit';
  readonly facts: SkpSubmissionFacts;
}

export interface SkpSubmissionFacts {
  readonly holder: SeatHolder;
  readonly faults: readonly FieldError[];
  /** empty where it cannot be submitted */
  readonly dueOn: string;
}

/** By the PjPK. */
export interface SkpDecision extends SkpVerbTypes {
  readonly action: 'return' | 'approve';
  readonly facts: undefined;
}

/** Opening the next version. */
export interface Revising extends SkpVerbTypes {
  readonly action: 'revise';
  readonly facts: undefined;
}

/** The open version; the lifecycle lets these verbs through only while there is one. */
export function openOf({ opened }: Pick<LockedSkp, 'opened'>): RevisionRow {
  const revision = openRevision(opened.revisions);
  if (!revision) throw new Error(`SKP ${opened.skp.id} has no open version`);
  return revision;
}

/** In which capacity the actor acts, e.g. `assessor:plh`. */
export function viaOf({ actor, row }: Pick<Opened<SkpVerbTypes>, 'actor' | 'row'>): string {
  const { header, opened } = row;
  return actor.employeeId === header.employeeId
    ? 'employee'
    : viaText('assessor', assessorRole(actor, header, openRevision(opened.revisions)));
}

/** @throws 400 with every field at fault (R309), 409 `assessor_missing` (R308) */
export function submitted(
  { row, facts: { faults, holder, dueOn }, now }: Case<SkpSubmission>,
  status: RevisionStatus,
): LockedSkp {
  refuseIfAny(faults);
  if (holder.employeeId === null) {
    throw refusal(
      'assessor_missing',
      'Pejabat penilai kinerja Anda belum diketahui. Usulkan penilai, lalu ajukan lagi. Isian Anda tersimpan.',
    );
  }
  const revision = openOf(row);
  const seat = seatOf(row.header, revision);
  return marked(row, {
    ...revision,
    status,
    submittedAt: now,
    dueOn,
    assessorUnitId: seat.unitId,
    assessorEmployeeId: seat.employeeId,
    decidedAt: null,
    decidedBy: null,
    decidedVia: null,
  });
}

export const returned = ({ row }: Case<SkpDecision>, status: RevisionStatus): LockedSkp =>
  marked(row, {
    ...openOf(row),
    status,
    submittedAt: null,
    dueOn: null,
    assessorUnitId: null,
    assessorEmployeeId: null,
  });

export const approved = (one: Case<SkpDecision>, status: RevisionStatus): LockedSkp =>
  marked(one.row, {
    ...openOf(one.row),
    status,
    decidedAt: one.now,
    decidedBy: one.actor.employeeId,
    decidedVia: viaOf(one),
  });

const marked = (row: LockedSkp, revision: RevisionRow): LockedSkp => ({
  ...row,
  status: revision.status,
  version: row.version + 1,
  marked: revision,
});

/** @throws Refusal `revision_open` or `wrong_state` */
export function demandNext({ row: { opened } }: Opened<Revising>): void {
  nextRevisionNumber(opened.skp.status, opened.revisions);
}

/** While a version is open the refusal says so. */
export function refuseWhileOpen(one: Opened<Revising>): null {
  demandNext(one);
  return null;
}

/** Says what happened instead, because two people often look at the same thing. */
export function alreadyDecided({ row: { opened } }: Opened<SkpSubmission | SkpDecision>): Refusal {
  const revision = openRevision(opened.revisions);
  if (revision?.status === 'submitted')
    return wrongState('SKP ini sudah diajukan dan menunggu penilai.');
  if (revision?.status === 'draft') return wrongState('SKP ini masih konsep dan belum diajukan.');
  const latest = opened.revisions.at(-1);
  return wrongState(
    latest?.status === 'approved' ? 'SKP ini sudah disetujui.' : 'Tidak ada versi yang terbuka.',
  );
}

import { refusal } from '../../../kernel/error.js';
import { lifecycle, wrongState } from '../../../kernel/lifecycle.js';

export const REVISION_STATUSES = ['draft', 'submitted', 'approved', 'superseded'] as const;
export type RevisionStatus = (typeof REVISION_STATUSES)[number];

export const SKP_STATUSES = ['planning', 'running', 'evaluating', 'final'] as const;
/** Those that an SKP reaches today; evaluation builds the others. */
export const REACHED_SKP_STATUSES = ['planning', 'running'] as const;
export type SkpStatus = (typeof SKP_STATUSES)[number];

/** Verbs on the version that people look at. `reopen` follows an RHK that a letter brings, `supersede` the approval of the next version. */
export type RevisionAction =
  'edit' | 'submit' | 'return' | 'reopen' | 'approve' | 'revise' | 'supersede';

/** R310: a version goes back to draft with a note, or is locked by approval; then the next one may be opened. */
export const REVISION_LIFECYCLE = lifecycle<RevisionStatus, RevisionAction>(
  REVISION_STATUSES,
  'draft',
  {
    edit: { from: ['draft'] },
    submit: { from: ['draft'], to: 'submitted' },
    return: { from: ['submitted'], to: 'draft', needsNote: true },
    reopen: { from: ['submitted'], to: 'draft' },
    approve: { from: ['submitted'], to: 'approved' },
    revise: { from: ['approved'], needsNote: true },
    supersede: { from: ['approved'], to: 'superseded' },
  },
);

/** Verbs on the SKP itself. */
export type SkpAction = 'start' | 'evaluate' | 'finalise';

export const SKP_LIFECYCLE = lifecycle<SkpStatus, SkpAction>(SKP_STATUSES, 'planning', {
  start: { from: ['planning'], to: 'running' },
  evaluate: { from: ['running'], to: 'evaluating' },
  finalise: { from: ['evaluating'], to: 'final' },
});

/** Of a rencana aksi's report. */
export const REPORT_STATUSES = ['open', 'submitted'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** A version of one SKP. */
export interface RevisionState {
  number: number;
  status: RevisionStatus;
}

/** The version in force: the approved one stays so while the next is open (R310). */
export const revisionInForce = <Revision extends RevisionState>(
  revisions: readonly Revision[],
): Revision | null => revisions.find((revision) => revision.status === 'approved') ?? null;

/** The version being worked on, or null. */
export const openRevision = <Revision extends RevisionState>(
  revisions: readonly Revision[],
): Revision | null =>
  revisions.find((revision) => revision.status === 'draft' || revision.status === 'submitted') ??
  null;

/** True when a next version may be opened: one is in force, none is open, the SKP is not closing. */
export function canRevise(status: SkpStatus, revisions: readonly RevisionState[]): boolean {
  return (
    (status === 'planning' || status === 'running') &&
    revisionInForce(revisions) !== null &&
    openRevision(revisions) === null
  );
}

/**
 * The number of the next version, one higher than any before.
 * @throws Refusal `revision_open` while a version is open, `wrong_state` otherwise.
 */
export function nextRevisionNumber(status: SkpStatus, revisions: readonly RevisionState[]): number {
  if (openRevision(revisions)) {
    throw refusal('revision_open', 'Versi sebelumnya belum selesai diproses.');
  }
  if (!canRevise(status, revisions)) throw wrongState();
  return Math.max(...revisions.map((revision) => revision.number)) + 1;
}

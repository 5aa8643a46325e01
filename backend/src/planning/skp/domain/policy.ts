import type { Actor, HeldPost } from '../../../kernel/actor.js';
import type { SkpFormat } from './content.js';
import { allowedActions, type Policy } from '../../../kernel/policy.js';
import {
  openRevision,
  REVISION_LIFECYCLE,
  type RevisionAction,
  revisionInForce,
  type RevisionState,
  type SkpStatus,
} from './lifecycle.js';

/** Whose SKP a list shows: the reader's own, or those of the people the reader assesses. */
export const SKP_SCOPES = ['mine', 'assessed'] as const;
export type SkpScope = (typeof SKP_SCOPES)[number];

/** The verbs of the API on an SKP. */
export type SkpVerb = Exclude<RevisionAction, 'reopen' | 'supersede'>;

export interface SkpActor {
  /** The SKP is the actor's own. */
  isOwner: boolean;
  /** The actor holds the resolved PjPK seat on that day, also as Plt or Plh. */
  isAssessor: boolean;
}

export interface SkpFacts {
  status: SkpStatus;
  revisions: readonly RevisionState[];
}

/** Who has an SKP: an ASN in a post, not an official of state like the regional head (R103). */
export const mayWriteSkp = (post: Pick<HeldPost, 'kind' | 'positionKind'> | null): boolean =>
  post !== null && post.kind !== 'PEJABAT_NEGARA' && post.positionKind !== 'KEPALA_DAERAH';

/** The forms that somebody may begin, the usual one first: A is for heads of units (R307). */
export const startFormats = (
  post: Pick<HeldPost, 'isHead'>,
  { headOf }: Pick<Actor, 'headOf'>,
): SkpFormat[] => (post.isHead || headOf.length > 0 ? ['A', 'B'] : ['B']);

/** Sits on the PjPK's seat. Nobody approves their own SKP. */
const mayApprove = (actor: SkpActor): boolean => actor.isAssessor && !actor.isOwner;

/** Whether SKP come to the actor at all. */
export const mayApproveSkp = ({ assesses }: Pick<Actor, 'assesses'>): boolean =>
  mayApprove({ isOwner: false, isAssessor: assesses });

const owner =
  (refusal: string) =>
  ({ isOwner }: SkpActor): string | null =>
    isOwner ? null : refusal;

const assessor = (actor: SkpActor): string | null =>
  mayApprove(actor) ? null : 'Hanya pejabat penilai kinerja yang dapat memutus SKP ini.';

/** The owner drafts and submits, the PjPK returns or approves, and either opens the next version (R310). */
export const SKP_POLICY: Policy<RevisionAction, SkpActor> = {
  edit: owner('Hanya pemilik SKP yang dapat mengubahnya.'),
  submit: owner('Hanya pemilik SKP yang dapat mengajukannya.'),
  return: assessor,
  reopen: () => 'Versi kembali menjadi konsep bila surat penugasan membawa RHK baru.',
  approve: assessor,
  revise: (actor) => (actor.isOwner ? null : assessor(actor)),
  supersede: () => 'Versi lama digantikan dengan persetujuan versi berikutnya.',
};

/** What the actor may do now. */
export function allowedSkpVerbs(actor: SkpActor, skp: SkpFacts): SkpVerb[] {
  const shown = openRevision(skp.revisions) ?? revisionInForce(skp.revisions);
  const isOpen = skp.status === 'planning' || skp.status === 'running';
  if (!isOpen || !shown) return [];
  return allowedActions(REVISION_LIFECYCLE, SKP_POLICY, shown.status, actor).filter(
    (action) => action !== 'reopen' && action !== 'supersede',
  );
}

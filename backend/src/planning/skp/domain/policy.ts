import type { Actor, HeldPost } from '../../../kernel/actor.js';
import type { SkpFormat } from './content.js';
import { canRevise, openRevision, type RevisionState, type SkpStatus } from './lifecycle.js';

/** Whose SKP a list shows: the reader's own, or those of the people the reader assesses. */
export const SKP_SCOPES = ['mine', 'assessed'] as const;
export type SkpScope = (typeof SKP_SCOPES)[number];

/** The verbs of the API on an SKP. */
export type SkpVerb = 'edit' | 'submit' | 'return' | 'approve' | 'revise';

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

/**
 * What the actor may do now. The owner drafts, submits and revises, the PjPK returns or approves,
 * and either opens a revision (R310). Nobody approves their own SKP.
 */
export function allowedSkpVerbs(actor: SkpActor, skp: SkpFacts): SkpVerb[] {
  const isAssessor = mayApprove(actor);
  const isOpen = skp.status === 'planning' || skp.status === 'running';
  const open = isOpen ? openRevision(skp.revisions)?.status : undefined;
  const verbs: SkpVerb[] = [];
  if (open === 'draft' && actor.isOwner) verbs.push('edit', 'submit');
  if (open === 'submitted' && isAssessor) verbs.push('return', 'approve');
  if (canRevise(skp.status, skp.revisions) && (actor.isOwner || isAssessor)) verbs.push('revise');
  return verbs;
}

import { canRevise, openRevision, type RevisionState, type SkpStatus } from './lifecycle.js';

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

/**
 * What the actor may do now. The owner drafts, submits and revises, the PjPK returns or approves,
 * and either opens a revision (R310). Nobody approves their own SKP.
 */
export function allowedSkpVerbs(actor: SkpActor, skp: SkpFacts): SkpVerb[] {
  const isAssessor = actor.isAssessor && !actor.isOwner;
  const isOpen = skp.status === 'planning' || skp.status === 'running';
  const open = isOpen ? openRevision(skp.revisions)?.status : undefined;
  const verbs: SkpVerb[] = [];
  if (open === 'draft' && actor.isOwner) verbs.push('edit', 'submit');
  if (open === 'submitted' && isAssessor) verbs.push('return', 'approve');
  if (canRevise(skp.status, skp.revisions) && (actor.isOwner || isAssessor)) verbs.push('revise');
  return verbs;
}

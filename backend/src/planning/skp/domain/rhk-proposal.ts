import type { RhkKind } from './content.js';

/** An RHK that an assignment brings. */
export interface RhkProposal {
  agencyId: string;
  employeeId: string;
  squadId: string | null;
  goalId: string | null;
  /** The unit that owns the squad's performance. */
  ownerUnitId: string;
  assignmentId: string;
  text: string;
  kind: RhkKind;
  /** The last day of the work: it also belongs into an SKP that begins before that. */
  until: string;
}

import { type Actor, hasGrant } from '../../kernel/actor.js';
import type { AuditSubject } from '../../workflow/events/audit.service.js';
import { forbidden, refusal } from '../../platform/errors/problem.js';

export const isAdmin = (actor: Actor): boolean => hasGrant(actor, 'agency_admin');

/** @throws 403 for anybody but the agency's admin */
export function demandAdmin(actor: Actor): void {
  if (!isAdmin(actor)) throw forbidden('Hanya admin instansi yang dapat melakukan ini.');
}

/** Looks after the agency, and so may see how it is set up. */
export const isOverseer = (actor: Actor): boolean =>
  hasGrant(actor, 'agency_admin', 'operator', 'executive', 'auditor');

/** @throws 403 for anybody but an overseer */
export function demandOverseer(actor: Actor): void {
  if (!isOverseer(actor))
    throw forbidden('Halaman ini untuk admin, operator, pimpinan, dan auditor.');
}

/** In whose name an act of power is written: an admin, or the system for one that begins by itself. */
export type PowerSubject = AuditSubject & {
  /** The agency's day, `YYYY-MM-DD`. */
  readonly today: string;
};

/** How an act came to be written. */
export interface PowerOrigin {
  /** The account that asked for it. */
  readonly askedBy: string;
  /** The capacity in which it was decided, as the audit trail names it. */
  readonly via: string;
  /** The second approval that it stands on; none for an act over somebody else. */
  readonly secondApprovalId?: string;
}

/**
 * Nobody gives power to themselves: another admin or a head above decides with them.
 * @throws 403 `second_approval_needed`
 */
export function demandForSomebodyElse(actor: Actor, ...employeeIds: string[]): void {
  if (actor.employeeId === null || !employeeIds.includes(actor.employeeId)) return;
  throw refusal(
    'second_approval_needed',
    'Wewenang untuk diri sendiri perlu persetujuan admin lain atau kepala unit. Ajukan persetujuan kedua.',
  );
}

import { type Actor, hasGrant } from '../kernel/domain/actor.js';
import { forbidden } from '../shared/errors/problem.js';

export const isAdmin = (actor: Actor): boolean => hasGrant(actor, 'agency_admin');

/** @throws 403 for anybody but the agency's admin */
export function demandAdmin(actor: Actor): void {
  if (!isAdmin(actor)) throw forbidden('Hanya admin instansi yang dapat melakukan ini.');
}

/** Who looks after the agency may see how it is set up. @throws 403 */
export function demandOverseer(actor: Actor): void {
  if (!hasGrant(actor, 'agency_admin', 'operator', 'executive', 'auditor'))
    throw forbidden('Halaman ini untuk admin, operator, pimpinan, dan auditor.');
}

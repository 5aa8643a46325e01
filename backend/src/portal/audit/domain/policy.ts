import { type Actor, hasGrant } from '../../../kernel/actor.js';

/** Who reads what anybody did. */
export const mayReadAudit = (actor: Actor): boolean => hasGrant(actor, 'agency_admin', 'auditor');

import { type Actor, hasGrant } from '../../../kernel/actor.js';

/** The regional head and the Sekda lead the agency by position and need no grant (R114). */
const LEADING_UNITS = new Set(['PEMDA', 'SEKRETARIAT_DAERAH']);

/** Who sees the figures of the whole agency. */
export const mayReadDashboard = (actor: Actor): boolean =>
  hasGrant(actor, 'agency_admin', 'operator', 'executive', 'auditor') ||
  actor.headOf.some(({ unitKind }) => LEADING_UNITS.has(unitKind));

import { type Actor, type CapacityRole, fillsSeat, viaText } from '../../kernel/actor.js';
import { cleanNote, transition } from '../../kernel/lifecycle.js';
import { sentence } from '../../kernel/sentence.js';
import { forbidden, notFound, wrongState } from '../../platform/errors/problem.js';
import type { ActivityRow } from './activity.queries.js';
import { isReadableWith, seatOf } from './activity-view.service.js';
import { ACTIVITY_LIFECYCLE, type ActivityMove, type ActivityStatus } from './domain/lifecycle.js';
import type { SquadFacts } from '../../teams/squads/squads.service.js';

export type Decision = Exclude<ActivityMove, 'submit'>;

/** What a validator wants done with one activity. */
export interface AskedDecision {
  id: string;
  decision: Decision;
  note: string | null | undefined;
}

const DECIDED: Partial<Record<ActivityStatus, string>> = {
  validated: 'Sudah divalidasi',
  returned: 'Sudah dikembalikan',
  rejected: 'Sudah ditolak',
};

/**
 * The activity as decided; nothing is written yet.
 * @throws 404 unreadable, 403 own work or another's seat, 409 decided already, 400 without a reason
 */
export function decided(
  actor: Actor,
  row: ActivityRow | undefined,
  squad: SquadFacts | null,
  { decision, note }: AskedDecision,
  now: Date,
): ActivityRow {
  if (!row || !isReadableWith(actor, row, squad)) throw notFound('Aktivitas');
  if (row.employeeId === actor.employeeId)
    throw forbidden('Aktivitas sendiri tidak dapat divalidasi sendiri.');
  const seat = fillsSeat(actor, seatOf(row));
  if (seat === null) throw forbidden('Aktivitas ini menunggu validator lain.');
  requireWaiting(row);
  return {
    ...row,
    status: transition(ACTIVITY_LIFECYCLE, row.status, decision, note),
    decidedAt: now,
    decidedBy: actor.employeeId,
    decidedByName: actor.name,
    decidedVia: viaText(capacityOf(actor, row, squad), seat),
    decisionNote: cleanNote(note),
    version: row.version + 1,
  };
}

function requireWaiting(row: ActivityRow): void {
  const word = DECIDED[row.status];
  if (!word || !row.decidedAt) return;
  throw wrongState(sentence(`${word} oleh ${row.decidedByName ?? 'validator'}`), {
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt.toISOString(),
  });
}

const capacityOf = (actor: Actor, row: ActivityRow, squad: SquadFacts | null): CapacityRole =>
  row.validatorEmployeeId !== null &&
  squad?.leaderValidates === true &&
  squad.leaderEmployeeId === actor.employeeId
    ? 'leader'
    : 'assessor';

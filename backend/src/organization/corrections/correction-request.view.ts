import type { Actor } from '../../kernel/actor.js';
import type { CorrectionRequestDto } from './correction-request.dto.js';
import type { CorrectionRow } from './correction-request.store.js';
import { allowedCorrectionActions, standingOf } from './domain/policy.js';
import { staleFields } from './domain/terms.js';

export function presentCorrection(actor: Actor, row: CorrectionRow): CorrectionRequestDto {
  const { id, status, asker, changes, reason, dueOn, note } = row;
  return {
    id,
    status,
    askedBy: asker,
    changes: [...changes],
    reason,
    document: { name: row.documentName, contentType: row.documentType, size: row.documentSize },
    askedAt: row.askedAt.toISOString(),
    dueAt: dueOn,
    stale: status === 'waiting' ? staleFields(changes, row.standing) : [],
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    note,
    allowedActions: allowedCorrectionActions(standingOf(actor, row), status),
  };
}

import { marking } from '../../platform/database/columns.js';
import type { SheetRow } from './assessment.queries.js';
import type { RoundRow } from './round.queries.js';

/** What a decision leaves on a round. */
export const markRounds = marking<RoundRow>('update assessment_round', {
  status: 'text',
  decidedBy: 'uuid',
  decidedVia: 'text',
  decidedAt: 'timestamptz',
  decisionNote: 'text',
  version: 'integer',
});

/** What submitting or reopening leaves on a score sheet. */
export const markSheets = marking<SheetRow>('update assessment', {
  status: 'text',
  submittedBy: 'uuid',
  submittedVia: 'text',
  submittedAt: 'timestamptz',
  dueOn: 'date',
  version: 'integer',
});

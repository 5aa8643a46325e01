import type { Sql } from '../../platform/database/sql.js';
import { type MarkedAssignment, markAssignments } from './assignment.store.js';

const step = (id: string, status: 'done' | 'pending') => ({
  id,
  status,
  since: null,
  dueOn: null,
  decidedAt: null,
  decidedBy: null,
  decidedVia: null,
  note: null,
});

const assignment = (marked: MarkedAssignment['marked']): MarkedAssignment => ({
  id: 'a',
  status: 'pending',
  startsOn: '2026-11-24',
  issuedAt: null,
  acknowledgedAt: null,
  receivedByLapse: false,
  version: 2,
  marked,
});

/** The ids of the steps that each statement writes, in the order sent. */
async function stepsWritten(rows: readonly MarkedAssignment[]): Promise<string[][]> {
  const sent: string[][] = [];
  const sql: Sql = {
    query: async (text, params = []) => {
      if (text.startsWith('update assignment_step'))
        sent.push((JSON.parse(String(params[1])) as { id: string }[]).map(({ id }) => id));
      return [];
    },
  };
  await markAssignments(sql, 'agency', rows);
  return sent;
}

describe('what a verb made of assignments', () => {
  // assignment_step_turn is checked row by row, in whatever order PostgreSQL meets them.
  it('is written so that no two steps have the turn at once', async () => {
    const rows = [
      assignment([step('next', 'pending'), step('over', 'done')]),
      assignment([step('over too', 'done'), step('next too', 'pending')]),
    ];
    expect(await stepsWritten(rows)).toEqual([
      ['over', 'over too'],
      ['next', 'next too'],
    ]);
  });

  it('sends nothing for steps that do not change', async () => {
    expect(await stepsWritten([assignment([])])).toEqual([]);
  });
});

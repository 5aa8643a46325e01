import type { Sql } from './sql.js';
import { marking, written } from './columns.js';

interface Paper {
  id: string;
  dueOn: string;
  marks: { a: number };
  untouched: string;
}
const PAPER: Paper = { id: 'x', dueOn: '2026-11-24', marks: { a: 1 }, untouched: 'no' };

describe('columns that are written', () => {
  const columns = written<Paper>({ dueOn: 'date', marks: 'jsonb' });

  it('are named after their properties', () => {
    expect(columns.names).toBe('due_on, marks');
    expect(columns.values).toBe('r."dueOn", r."marks"');
    expect(columns.assignments).toBe('due_on = r."dueOn", marks = r."marks"');
    expect(columns.rowsOf('$3')).toBe(
      'jsonb_to_recordset($3::jsonb) as r(id uuid, "dueOn" date, "marks" jsonb)',
    );
  });

  it('take nothing else of the row along, and nothing away from what a column holds', () => {
    expect(JSON.parse(columns.json([PAPER]))).toEqual([
      { id: 'x', dueOn: '2026-11-24', marks: { a: 1 } },
    ]);
  });

  it('of many rows travel in one statement, within one agency', async () => {
    const sent: { text: string; params: readonly unknown[] }[] = [];
    const sql: Sql = {
      query: async (text, params = []) => {
        sent.push({ text, params });
        return [];
      },
    };
    await marking<Paper>('update paper', { dueOn: 'date' })(sql, 'agency', [PAPER, PAPER]);
    expect(sent).toEqual([
      {
        text: 'update paper t set due_on = r."dueOn" from jsonb_to_recordset($2::jsonb) as r(id uuid, "dueOn" date) where t.agency_id = $1 and t.id = r.id',
        params: ['agency', JSON.stringify([PAPER, PAPER].map(({ id, dueOn }) => ({ id, dueOn })))],
      },
    ]);
  });
});

import { newId } from '../../src/platform/database/ids.js';
import type { TestApp } from '../app.js';
import type { TestEmployee } from './organization.js';

export interface TestSkp {
  skpId: string;
  revisionId: string;
  rhkId: string;
  /** The rencana aksi of October to December 2026. */
  actionItemId: string;
}

export interface SkpOptions {
  goalId?: string | null;
  squadId?: string | null;
  intervenedRhkId?: string | null;
  text?: string;
  format?: 'A' | 'B' | 'C';
  /** Text of a report that the member has already submitted. */
  reported?: string;
}

/** A running SKP 2026, first version approved, with one RHK and its current rencana aksi. */
export async function approvedSkp(
  test: TestApp,
  employee: TestEmployee,
  options: SkpOptions = {},
): Promise<TestSkp> {
  const { database } = test;
  const made: TestSkp = {
    skpId: newId(),
    revisionId: newId(),
    rhkId: newId(),
    actionItemId: newId(),
  };
  const text = options.text ?? 'Rancangan layanan terpadu';
  const agency = await database.one<{ id: string }>(
    'select agency_id as id from employment where id = $1',
    [employee.employeeId],
  );
  const agencyId = agency?.id;
  await database.query(
    `insert into skp (id, agency_id, employee_id, holding_id, format, starts_on, ends_on, status)
     values ($1, $2, $3, $4, $5, '2026-01-01', '2026-12-31', 'running')`,
    [made.skpId, agencyId, employee.employeeId, employee.holdingId, options.format ?? 'B'],
  );
  await database.query(
    `insert into skp_revision (id, agency_id, skp_id, number, status, submitted_at, decided_at)
     values ($1, $2, $3, 1, 'approved', '2026-01-12T02:00:00Z', '2026-01-14T02:00:00Z')`,
    [made.revisionId, agencyId, made.skpId],
  );
  await database.query('insert into rhk (id, agency_id, skp_id) values ($1, $2, $3)', [
    made.rhkId,
    agencyId,
    made.skpId,
  ]);
  await database.query(
    `insert into rhk_snapshot (revision_id, rhk_id, agency_id, sort, kind, text, intervened_rhk_id, goal_id, squad_id, indicators, action_items)
     values ($1, $2, $3, 0, 'utama', $4, $5, $6, $7,
       '[{"aspect": "quantity", "text": "Jumlah dokumen", "target": "12", "unit": "dokumen"}]',
       jsonb_build_array(jsonb_build_object('id', $8::uuid, 'period', '2026-Q4', 'text', $4::text, 'target', '3', 'unit', 'dokumen')))`,
    [
      made.revisionId,
      made.rhkId,
      agencyId,
      text,
      options.intervenedRhkId ?? null,
      options.goalId ?? null,
      options.squadId ?? null,
      made.actionItemId,
    ],
  );
  await database.query(
    `insert into action_item (id, agency_id, employee_id, rhk_id, period, starts_on, ends_on, text, target, unit,
         report_text, realised, report_status, reported_at)
     values ($1, $2, $3, $4, '2026-Q4', '2026-10-01', '2026-12-31', $5, 3, 'dokumen', $6::text,
         case when $6::text is not null then 3 end, case when $6::text is null then 'open' else 'submitted' end,
         case when $6::text is not null then timestamptz '2026-11-20T02:00:00Z' end)`,
    [made.actionItemId, agencyId, employee.employeeId, made.rhkId, text, options.reported ?? null],
  );
  return made;
}

/** An RHK as the editor sends it, complete enough to be submitted in format B. */
export const rhkInput = (goalId: string, text = 'Rancangan layanan terpadu') => ({
  kind: 'utama',
  goalId,
  text,
  indicators: [{ aspect: 'quantity', text: 'Jumlah dokumen', target: '12', unit: 'dokumen' }],
  actionItems: [{ period: '2026-Q4', text: 'Tiga rancangan', target: '3', unit: 'dokumen' }],
});

/** A draft with one RHK, made through the API as the owner makes it. */
export async function draftedSkp(employee: TestEmployee, goalId: string): Promise<Draft> {
  const started = await employee.api.post('/skp', { format: 'B' });
  const { id, version } = started.body;
  const saved = await employee.api.put(`/skp/${id}`, { version, rhk: [rhkInput(goalId)] });
  return { skpId: id, rhkId: saved.body.rhk[0].id, version: saved.body.version };
}

/** A draft that waits for the PjPK. */
export async function submittedSkp(employee: TestEmployee, goalId: string): Promise<Draft> {
  const draft = await draftedSkp(employee, goalId);
  const { body } = await employee.api.post(`/skp/${draft.skpId}/submit`);
  return { ...draft, version: body.version };
}

export interface Draft {
  skpId: string;
  rhkId: string;
  version: number;
}

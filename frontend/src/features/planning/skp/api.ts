import { api, unwrap } from '@/lib/api/browser';
import type { bodyOf } from './draft';
import type { AssessorProposal, Skp } from './labels';

const at = (id: string) => ({ params: { path: { id } } });

export const startSkp = (format: Skp['format']): Promise<Skp> =>
  unwrap(api.POST('/api/v1/skp', { body: { format } }));

export const saveSkp = (id: string, body: ReturnType<typeof bodyOf>): Promise<Skp> =>
  unwrap(api.PUT('/api/v1/skp/{id}', { ...at(id), body }));

export const submitSkp = ({ id, version }: Skp): Promise<Skp> =>
  unwrap(api.POST('/api/v1/skp/{id}/submit', { ...at(id), body: { version } }));

export const loadSkp = (id: string): Promise<Skp> => unwrap(api.GET('/api/v1/skp/{id}', at(id)));

export type SkpDecision = 'approve' | 'return' | 'revise';

export function decideSkp({ id, version }: Skp, verb: SkpDecision, note: string): Promise<Skp> {
  const call = { ...at(id), body: { note, version } };
  if (verb === 'approve') return unwrap(api.POST('/api/v1/skp/{id}/approve', call));
  if (verb === 'return') return unwrap(api.POST('/api/v1/skp/{id}/return', call));
  return unwrap(api.POST('/api/v1/skp/{id}/revise', call));
}

export const commentSkp = (id: string, note: string, rhkId: string | null): Promise<Skp> =>
  unwrap(api.POST('/api/v1/skp/{id}/comments', { ...at(id), body: { note, rhkId } }));

export const writeReport = (id: string, text: string, realised: string | null, version: number) =>
  unwrap(
    api.PUT('/api/v1/action-items/{id}/report', {
      ...at(id),
      body: { text, realised, version },
    }),
  );

export const submitReport = (id: string) =>
  unwrap(api.POST('/api/v1/action-items/{id}/report/submit', at(id)));

export const proposeAssessor = (
  employeeId: string,
  assessorEmployeeId: string,
  reason: string,
): Promise<AssessorProposal> =>
  unwrap(
    api.POST('/api/v1/employees/{id}/assessor-proposals', {
      ...at(employeeId),
      body: { assessorEmployeeId, reason },
    }),
  );

export const decideProposal = (
  id: string,
  verb: 'confirm' | 'refuse',
  note: string,
): Promise<AssessorProposal> =>
  verb === 'confirm'
    ? unwrap(api.POST('/api/v1/assessor-proposals/{id}/confirm', at(id)))
    : unwrap(api.POST('/api/v1/assessor-proposals/{id}/refuse', { ...at(id), body: { note } }));

/** People to propose as PjPK; never oneself. */
export async function searchOfficials(query: string, employeeId: string) {
  const { items } = await unwrap(
    api.GET('/api/v1/employees', { params: { query: { q: query, limit: 10 } } }),
  );
  return items.filter((person) => person.employeeId !== employeeId);
}

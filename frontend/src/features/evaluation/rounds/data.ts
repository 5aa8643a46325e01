import 'server-only';
import { read, serverApi } from '@/lib/api/server';
import type {
  EmployeeResults,
  Preview,
  Sheet,
  SheetDetail,
  SquadReport,
  SquadResults,
  UnitResults,
} from './labels';

const PAGE = 100;
/** Nobody scores more at once; beyond it the list is read squad by squad. */
const MAX_PAGES = 5;

/** What I score, whole rounds together. */
export async function readSheets(squadId?: string): Promise<Sheet[]> {
  const api = await serverApi();
  const sheets: Sheet[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await read(
      api.GET('/api/v1/assessments', { params: { query: { limit: PAGE, squadId, cursor } } }),
    );
    sheets.push(...answer.items);
    if (answer.nextCursor === null) break;
    cursor = answer.nextCursor;
  }
  return sheets;
}

export async function readSheet(id: string): Promise<SheetDetail> {
  const api = await serverApi();
  return read(api.GET('/api/v1/assessments/{id}', { params: { path: { id } } }));
}

export async function readEmployeeResults(id: string, period: string): Promise<EmployeeResults> {
  const api = await serverApi();
  return read(
    api.GET('/api/v1/employees/{id}/results', { params: { path: { id }, query: { period } } }),
  );
}

export async function readUnitResults(id: string, period: string): Promise<UnitResults> {
  const api = await serverApi();
  return read(
    api.GET('/api/v1/units/{id}/results', { params: { path: { id }, query: { period } } }),
  );
}

export async function readSquadResults(id: string): Promise<SquadResults> {
  const api = await serverApi();
  return read(api.GET('/api/v1/squads/{id}/results', { params: { path: { id } } }));
}

export async function readSquadReport(id: string): Promise<SquadReport> {
  const api = await serverApi();
  return read(api.GET('/api/v1/squads/{id}/report', { params: { path: { id } } }));
}

export async function readPreview(
  id: string,
  range: { startsOn?: string; endsOn?: string },
): Promise<Preview> {
  const api = await serverApi();
  return read(
    api.GET('/api/v1/squads/{id}/assessment-preview', { params: { path: { id }, query: range } }),
  );
}

import 'server-only';
import { read, serverApi } from '@/lib/api/server';
import type { UnitChoice } from './components/GoalForm';
import type { GoalDetail, GoalTree } from './labels';

export async function readTree(year: number): Promise<GoalTree> {
  return read((await serverApi()).GET('/api/v1/goals', { params: { query: { year } } }));
}

/** Null for one that is gone: the tree is shown all the same. */
export async function findGoal(id: string): Promise<GoalDetail | null> {
  const api = await serverApi();
  const { data } = await api.GET('/api/v1/goals/{id}', { params: { path: { id } } });
  return data ?? null;
}

export async function readUnits(): Promise<UnitChoice[]> {
  const { items } = await read((await serverApi()).GET('/api/v1/units'));
  return items.map(({ id, name }) => ({ id, name }));
}

import 'server-only';
import { read, serverApi } from '@/lib/api/server';
import type { Choices, Skp, SkpList, SkpVersion } from './labels';

export async function readSkp(id: string): Promise<Skp> {
  return read((await serverApi()).GET('/api/v1/skp/{id}', { params: { path: { id } } }));
}

export async function readChoices(id: string): Promise<Choices> {
  return read((await serverApi()).GET('/api/v1/skp/{id}/choices', { params: { path: { id } } }));
}

/** Newest first. */
export async function readVersions(id: string): Promise<SkpVersion[]> {
  const api = await serverApi();
  const { items } = await read(api.GET('/api/v1/skp/{id}/versions', { params: { path: { id } } }));
  return items;
}

export async function readSkpList(scope: 'mine' | 'assessed', cursor?: string): Promise<SkpList> {
  const api = await serverApi();
  return read(api.GET('/api/v1/skp', { params: { query: { scope, limit: 20, cursor } } }));
}

/** The SKP that the signed-in person plans or runs today; null when there is none. */
export async function readMySkp(today: string): Promise<Skp | null> {
  const { items } = await readSkpList('mine');
  const current = items.find((item) => item.from <= today && today <= item.until) ?? items[0];
  return current ? readSkp(current.id) : null;
}

/** Corrections of a PjPK that the signed-in person made or decides on. */
export const readProposals = async () =>
  read((await serverApi()).GET('/api/v1/assessor-proposals'));

import { cache } from 'react';
import { read, serverApi } from '@/lib/api/server';
import type { AssignmentDetail } from './labels';

export const readAssignment = cache(async (id: string): Promise<AssignmentDetail> =>
  read((await serverApi()).GET('/api/v1/assignments/{id}', { params: { path: { id } } })),
);

/** Null where it cannot be read: a decision may end the reader's own view of it. */
export async function findAssignment(id: string): Promise<AssignmentDetail | null> {
  const { data } = await (
    await serverApi()
  ).GET('/api/v1/assignments/{id}', { params: { path: { id } } });
  return data ?? null;
}

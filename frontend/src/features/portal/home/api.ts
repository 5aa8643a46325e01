import 'server-only';
import { read, serverApi } from '@/lib/api/server';

export const readHome = async () => read((await serverApi()).GET('/api/v1/home'));

/** What somebody who no longer serves may still read. */
export async function readFormer(employeeId: string | undefined, cursor?: string) {
  const api = await serverApi();
  const [skp, assignments, activities] = await Promise.all([
    read(api.GET('/api/v1/skp', { params: { query: { scope: 'mine' } } })),
    read(api.GET('/api/v1/assignments', { params: { query: { employeeId, limit: 50 } } })),
    read(api.GET('/api/v1/activities', { params: { query: { limit: 20, cursor } } })),
  ]);
  return { skp, assignments, activities };
}
export type FormerHistory = Awaited<ReturnType<typeof readFormer>>;

import 'server-only';
import { read, serverApi } from '@/lib/api/server';

export const readSecondApprovals = async (cursor?: string) =>
  read(
    (await serverApi()).GET('/api/v1/second-approvals', {
      params: { query: { limit: 50, cursor } },
    }),
  );

import 'server-only';
import { read, serverApi } from '@/lib/api/server';

export const readAudit = async (query: { entity?: string; id?: string; cursor?: string }) =>
  read((await serverApi()).GET('/api/v1/audit', { params: { query: { limit: 50, ...query } } }));

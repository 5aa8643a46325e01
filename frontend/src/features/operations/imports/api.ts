import 'server-only';
import { read, serverApi } from '@/lib/api/server';

export const readImports = async (cursor?: string) =>
  read((await serverApi()).GET('/api/v1/imports', { params: { query: { limit: 10, cursor } } }));

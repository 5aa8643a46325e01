import 'server-only';
import { read, serverApi } from '@/lib/api/server';

export const readTransfers = async (cursor?: string) =>
  read((await serverApi()).GET('/api/v1/transfers', { params: { query: { limit: 50, cursor } } }));

export const readDoubles = async () => read((await serverApi()).GET('/api/v1/transfers/doubles'));

export const readOtherAgencies = async () =>
  read((await serverApi()).GET('/api/v1/transfers/agencies'));

import 'server-only';
import { read, serverApi } from '@/lib/api/server';

export const readOwnData = async () =>
  read((await serverApi()).GET('/api/v1/correction-requests/own-data'));

export const readCorrections = async (cursor?: string) =>
  read(
    (await serverApi()).GET('/api/v1/correction-requests', {
      params: { query: { limit: 20, cursor } },
    }),
  );

export const readCorrection = async (id: string) =>
  read((await serverApi()).GET('/api/v1/correction-requests/{id}', { params: { path: { id } } }));

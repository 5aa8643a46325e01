import 'server-only';
import { read, serverApi } from '@/lib/api/server';

export const readNotifications = async (cursor?: string) =>
  read(
    (await serverApi()).GET('/api/v1/notifications', { params: { query: { limit: 30, cursor } } }),
  );

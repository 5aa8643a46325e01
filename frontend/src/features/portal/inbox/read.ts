import { read, serverApi } from '@/lib/api/server';
import { type Inbox, type InboxKind, KINDS } from './labels';

/** The kind named in the URL, or null for all. */
export const readKind = (text: string | undefined): InboxKind | null =>
  (Object.keys(KINDS) as InboxKind[]).find((kind) => kind === text) ?? null;

export const readInbox = async (kind: InboxKind | null): Promise<Inbox> =>
  read(
    (await serverApi()).GET('/api/v1/inbox', {
      params: { query: { limit: 100, ...(kind ? { kind } : {}) } },
    }),
  );

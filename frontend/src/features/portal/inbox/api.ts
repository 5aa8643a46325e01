import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { ApiError } from '@/lib/problem';
import type { InboxItem } from './labels';

export type Decided = components['schemas']['DecidedDto'];

export interface Decision {
  item: Pick<InboxItem, 'kind' | 'id'>;
  action: string;
  note?: string;
  /** Hash of the letters that were shown. */
  letterHash?: string | null;
}

/** Each row is decided alone; the answer says which were not, and why. */
export const decideMany = (decisions: readonly Decision[]): Promise<Decided> =>
  unwrap(
    api.POST('/api/v1/inbox/decide', {
      body: {
        items: decisions.map(({ item, action, note, letterHash }) => ({
          kind: item.kind,
          id: item.id,
          action,
          ...(note ? { note } : {}),
          ...(letterHash ? { letterHash } : {}),
        })),
      },
    }),
  );

/** @throws ApiError with the words of the refusal */
export async function decideOne(
  item: Pick<InboxItem, 'kind' | 'id'>,
  action: string,
  note: string,
  letterHash: string | null,
): Promise<void> {
  const { items } = await decideMany([{ item, action, note, letterHash }]);
  const [result] = items;
  if (result && !result.done) {
    throw new ApiError(409, result.code ?? 'unknown', result.detail ?? 'Tidak dapat diputus.');
  }
}

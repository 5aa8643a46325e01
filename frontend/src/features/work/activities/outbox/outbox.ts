import { ApiError } from '@/lib/problem';
import { setSaveState } from '@/lib/save-state';
import type { Activity } from '../labels';
import { listQueued, removeQueued, renameQueued, saveQueued } from './database';
import { send, TakenError } from './send';
import type { Queued } from './types';

const LOCK = 'asn-squad-outbox';

let queued: readonly Queued[] = [];
const listeners = new Set<() => void>();

export const readOutbox = (): readonly Queued[] => queued;

export function onOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads the queue of this person and tells the strip. */
export async function refreshOutbox(owner: string): Promise<void> {
  queued = await listQueued(owner);
  setSaveState(
    queued.length > 0
      ? { kind: 'queued', count: queued.length }
      : { kind: 'saved', at: new Date().toISOString() },
  );
  for (const listener of listeners) listener();
}

/** 401 means sign in again, 408/425/429/5xx mean later: none of them is an answer about the work. */
const isVerdict = (error: unknown): error is ApiError =>
  error instanceof ApiError &&
  error.status >= 400 &&
  error.status < 500 &&
  ![401, 408, 425, 429].includes(error.status) &&
  error.code !== 'password_change_required';

/** The server tells 5 seconds when it is busy; sending has waited for that already, so the next round takes its time. */
const LATER_MS = 30_000;
const SPREAD_MS = 15_000;
let later: ReturnType<typeof setTimeout> | undefined;

const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** Retries a busy or unreachable server automatically; the phone notices only changes of its own network. */
function tryLater(owner: string): void {
  clearTimeout(later);
  later = setTimeout(() => void flushOutbox(owner), LATER_MS + Math.random() * SPREAD_MS);
}

/**
 * Sends what waits, oldest first, in one tab at a time. What the server refuses stays with its words for the member to
 * mend; where there is no way to the server everything stays as it is.
 * @returns what went out, by the phone's own id
 */
export async function flushOutbox(owner: string): Promise<Map<string, Activity>> {
  const sent = new Map<string, Activity>();
  const work = async (): Promise<void> => {
    for (const item of await listQueued(owner)) {
      if (item.refusal) continue;
      try {
        sent.set(item.clientId, await send(item));
        await removeQueued(item);
      } catch (error) {
        if (!isVerdict(error)) {
          if (!isSignedOut(error)) tryLater(owner);
          break;
        }
        const refused = { ...item, refusal: { message: error.detail, errors: error.errors } };
        await (error instanceof TakenError ? renameQueued(refused) : saveQueued(refused));
      }
      await refreshOutbox(owner);
    }
  };
  await (navigator.locks ? navigator.locks.request(LOCK, work) : work());
  await refreshOutbox(owner);
  return sent;
}

import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<{ requestId: string }>();

/** Carries the request id to everything the request causes. */
export const withRequestId = <T>(requestId: string, work: () => T): T =>
  storage.run({ requestId }, work);

export const currentRequestId = (): string | null => storage.getStore()?.requestId ?? null;

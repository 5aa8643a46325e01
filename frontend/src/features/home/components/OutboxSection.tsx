'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { onSaveState, readSaveState } from '@/lib/save-state';

const OutboxRows = dynamic(() => import('./OutboxRows').then((part) => part.OutboxRows), {
  ssr: false,
});

/** Loads the list only when something waits on this phone; the shell's runner says whether it does. */
export function OutboxSection({ owner, timeZone }: { owner: string; timeZone: string }) {
  const state = useSyncExternalStore(onSaveState, readSaveState, () => null);
  return state?.kind === 'queued' ? <OutboxRows owner={owner} timeZone={timeZone} /> : null;
}

'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { onSaveState, readSaveState } from '@/lib/save-state';
import type { Today } from '../labels';

const OutboxRows = dynamic(() => import('./OutboxRows').then((part) => part.OutboxRows), {
  ssr: false,
});

/** Loads the list only when something waits on this phone; the shell's runner says whether it does. */
export function OutboxSection({ owner, now }: { owner: string; now: Today }) {
  const state = useSyncExternalStore(onSaveState, readSaveState, () => null);
  return state?.kind === 'queued' ? <OutboxRows owner={owner} now={now} /> : null;
}

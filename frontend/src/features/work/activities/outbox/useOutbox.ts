'use client';

import { useSyncExternalStore } from 'react';
import { onOutbox, readOutbox } from './outbox';
import type { Queued } from './types';

const NONE: readonly Queued[] = [];

/** What waits on this phone. */
export const useOutbox = (): readonly Queued[] =>
  useSyncExternalStore(onOutbox, readOutbox, () => NONE);

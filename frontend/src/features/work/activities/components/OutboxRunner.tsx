'use client';

import { useEffect } from 'react';
import { readSaveState, setSaveState } from '@/lib/save-state';
import { somethingWaits } from '../outbox/waiting';

/**
 * Sends what waits on this phone: at start, when the network is back, when the page comes to the front. The code for
 * it is loaded when something waits, and the page that logs work is kept for use without network.
 */
export function OutboxRunner({ owner }: { owner: string }) {
  useEffect(() => {
    const flush = async () => {
      // What the strip tells may be over: another tab has sent it.
      if (readSaveState()?.kind === 'queued' || (await somethingWaits(owner)))
        await (await import('../outbox/outbox')).flushOutbox(owner);
      else setSaveState({ kind: 'saved', at: new Date().toISOString() });
    };
    const whenVisible = () => {
      if (document.visibilityState === 'visible') void flush();
    };
    const whenOnline = () => void flush();
    void flush();
    window.addEventListener('online', whenOnline);
    document.addEventListener('visibilitychange', whenVisible);
    return () => {
      window.removeEventListener('online', whenOnline);
      document.removeEventListener('visibilitychange', whenVisible);
    };
  }, [owner]);

  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    void navigator.serviceWorker
      .register('/sw.js', { updateViaCache: 'none' })
      .then(() => navigator.serviceWorker.ready)
      .then((registration) => registration.active?.postMessage({ type: 'keep-form' }))
      .catch(() => undefined);
  }, []);

  return null;
}

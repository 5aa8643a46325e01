'use client';

import { useEffect } from 'react';

/**
 * Sends what waits on this phone: at start, when the network is back, when the page comes to the front. The code for
 * it is loaded after the page, and the page that logs work is kept for use without network.
 */
export function OutboxRunner({ owner }: { owner: string }) {
  useEffect(() => {
    const flush = () => {
      void import('../outbox/outbox').then(({ flushOutbox }) => flushOutbox(owner));
    };
    const whenVisible = () => {
      if (document.visibilityState === 'visible') flush();
    };
    flush();
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', whenVisible);
    return () => {
      window.removeEventListener('online', flush);
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

'use client';

import { useEffect } from 'react';
import { renewSession, signInAgainPath } from '@/lib/api/session';

export function RenewSession({ next }: { next: string }) {
  useEffect(() => {
    void renewSession()
      .catch(() => false)
      .then((isRenewed) => window.location.replace(isRenewed ? next : signInAgainPath(next)));
  }, [next]);
  return (
    <main className="body" id="isi">
      <p role="status">Menyambung sesi Anda…</p>
      <noscript>
        <a href="/masuk">Masuk lagi</a>
      </noscript>
    </main>
  );
}

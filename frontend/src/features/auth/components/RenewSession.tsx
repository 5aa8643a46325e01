'use client';

import { useEffect } from 'react';
import { renewSession } from '@/lib/api/session';

export function RenewSession({ next }: { next: string }) {
  useEffect(() => {
    void renewSession()
      .catch(() => false)
      .then((isRenewed) =>
        window.location.replace(isRenewed ? next : `/masuk?lanjut=${encodeURIComponent(next)}`),
      );
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

'use client';

import { useCallback, useEffect, useState } from 'react';
import { renewSession, signInAgainPath } from '@/lib/api/session';
import { messageOf } from '@/lib/problem';

/** Renews the session and goes on; when the server cannot answer now, the session is kept and one may try again. */
export function RenewSession({ next }: { next: string }) {
  const [problem, setProblem] = useState<string>();
  const renew = useCallback(() => {
    renewSession().then(
      (isRenewed) => window.location.replace(isRenewed ? next : signInAgainPath(next)),
      (error: unknown) => setProblem(messageOf(error)),
    );
  }, [next]);
  useEffect(renew, [renew]);
  return (
    <main className="body" id="isi">
      {problem ? (
        <>
          <h1>Sesi Anda belum dapat disambung</h1>
          <p className="my-4" role="alert">
            {problem}
          </p>
          <button
            type="button"
            className="btn primary"
            onClick={() => {
              setProblem(undefined);
              renew();
            }}
          >
            Coba lagi
          </button>
        </>
      ) : (
        <p role="status">Menyambung sesi Anda…</p>
      )}
      <noscript>
        <a href="/masuk">Masuk lagi</a>
      </noscript>
    </main>
  );
}

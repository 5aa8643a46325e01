'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { renewSession, SESSION_RENEWED } from '@/lib/api/browser';

/** The access token lives 15 minutes; it is renewed while somebody works, and asked about when nobody does. */
const RENEW_AFTER_MS = 10 * 60_000;
const IDLE_AFTER_MS = 13 * 60_000;
const CHECK_EVERY_MS = 20_000;

/** Renews silently while there is activity; warns two minutes before the end otherwise. Drafts are kept either way. */
export function SessionKeeper() {
  const [isEnding, setEnding] = useState(false);
  useEffect(() => {
    let renewedAt = Date.now();
    let activeAt = Date.now();
    const noteActivity = () => {
      activeAt = Date.now();
    };
    const check = () => {
      const age = Date.now() - renewedAt;
      if (age > RENEW_AFTER_MS && activeAt > renewedAt && document.visibilityState === 'visible') {
        renewedAt = Date.now();
        // Without a connection nothing is lost: the next call renews.
        renewSession().catch(() => undefined);
      } else if (age > IDLE_AFTER_MS && document.visibilityState === 'visible') {
        setEnding(true);
      }
    };
    const renewed = () => {
      renewedAt = Date.now();
    };
    // Coming back to a page left open is activity too, and its token may have ended meanwhile.
    const returned = () => {
      if (document.visibilityState !== 'visible') return;
      noteActivity();
      check();
    };
    const timer = setInterval(check, CHECK_EVERY_MS);
    document.addEventListener('visibilitychange', returned);
    window.addEventListener('pointerdown', noteActivity, { passive: true });
    window.addEventListener('keydown', noteActivity, { passive: true });
    window.addEventListener(SESSION_RENEWED, renewed);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', returned);
      window.removeEventListener('pointerdown', noteActivity);
      window.removeEventListener('keydown', noteActivity);
      window.removeEventListener(SESSION_RENEWED, renewed);
    };
  }, []);

  const extend = async () => {
    setEnding(false);
    // Only a refusal ends the session; a lost connection does not.
    if (!(await renewSession().catch(() => true)))
      window.location.assign(`/masuk?lanjut=${encodeURIComponent(window.location.pathname)}`);
  };

  return (
    <Dialog open={isEnding} onClose={() => void extend()} title="Masih di sini?">
      <p>
        Sesi Anda berakhir dalam dua menit karena tidak ada kegiatan. Isian yang belum dikirim tetap
        tersimpan di perangkat ini.
      </p>
      <div className="acts-row">
        <Button variant="primary" onClick={() => void extend()}>
          Lanjutkan sesi
        </Button>
      </div>
    </Dialog>
  );
}

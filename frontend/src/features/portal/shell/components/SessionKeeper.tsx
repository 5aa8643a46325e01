'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { renewSession, SESSION_RENEWED, sessionEnded } from '@/lib/api/session';

const MINUTE_MS = 60_000;
/** The access token lives 15 minutes: renewed while somebody works, so that work never waits for it. */
const RENEW_AFTER_MS = 10 * MINUTE_MS;
/**
 * The server ends a session after 12 hours without use, counted from the last renewal. A page is at most one access
 * token (15 minutes) younger than that, so from here on 5 to 20 minutes are left.
 */
const WARN_AFTER_MS = (12 * 60 - 20) * MINUTE_MS;
const CHECK_EVERY_MS = 20_000;

/** Renews silently while there is activity; warns before the session really ends otherwise. Drafts are kept either way. */
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
      } else if (age > WARN_AFTER_MS && document.visibilityState === 'visible') {
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
    if (!(await renewSession().catch(() => true))) sessionEnded();
  };

  return (
    <Dialog open={isEnding} onClose={() => void extend()} title="Masih di sini?">
      <p>
        Sesi Anda berakhir dalam beberapa menit karena hampir 12 jam tidak ada kegiatan. Isian yang
        belum dikirim tetap tersimpan di perangkat ini.
      </p>
      <div className="acts-row">
        <Button variant="primary" onClick={() => void extend()}>
          Lanjutkan sesi
        </Button>
      </div>
    </Dialog>
  );
}

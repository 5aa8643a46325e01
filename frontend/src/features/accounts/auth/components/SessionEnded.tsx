'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { SESSION_ENDED } from '@/lib/api/session';

const SessionEndedDialog = dynamic(
  () => import('./SessionEndedDialog').then((part) => part.SessionEndedDialog),
  { ssr: false },
);

/** The way back in above a page whose session ended: the page stays as it is, with all that was typed on it. */
export function SessionEnded({ username }: { username: string }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const ask = (event: Event) => {
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener(SESSION_ENDED, ask);
    return () => window.removeEventListener(SESSION_ENDED, ask);
  }, []);
  return isOpen ? <SessionEndedDialog username={username} onClose={() => setOpen(false)} /> : null;
}

'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { PASSWORD_REQUIRED, type PasswordRequired } from '@/lib/api/session';

const PasswordAgainDialog = dynamic(
  () => import('./PasswordAgainDialog').then((part) => part.PasswordAgainDialog),
  { ssr: false },
);

/** Asked above any page before an act of power or a code is done; the call that waits for it then goes on by itself. */
export function PasswordAgain({ username }: { username: string }) {
  const [waiting, setWaiting] = useState<{ answer: (isGiven: boolean) => void } | null>(null);
  useEffect(() => {
    const ask = (event: Event) => {
      event.preventDefault();
      setWaiting({ answer: (event as PasswordRequired).detail });
    };
    window.addEventListener(PASSWORD_REQUIRED, ask);
    return () => window.removeEventListener(PASSWORD_REQUIRED, ask);
  }, []);
  if (!waiting) return null;
  const onAnswer = (isGiven: boolean) => {
    waiting.answer(isGiven);
    setWaiting(null);
  };
  return <PasswordAgainDialog username={username} onAnswer={onAnswer} />;
}

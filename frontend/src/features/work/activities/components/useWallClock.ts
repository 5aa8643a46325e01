'use client';

import { useEffect, useState } from 'react';
import { wallClock } from '../capture/draft';

const LOOK_MS = 30_000;

/** The day on the wall where the agency is: a form may stay open over midnight, or come back from sleep the next morning. */
export function useToday(timeZone: string, atStart: string): [string, (day: string) => void] {
  const [today, setToday] = useState(atStart);
  useEffect(() => {
    const look = (): void => setToday(wallClock(new Date(), timeZone).date);
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [timeZone]);
  return [today, setToday];
}

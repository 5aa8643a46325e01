'use client';

import { useEffect, useState } from 'react';
import { api, unwrap } from '@/lib/api/browser';
import { messageOf } from '@/lib/problem';
import { outcomeOf } from '../outcome';

/** Before a decision: which letters it brings, if any, and with whom the assignment waits afterwards. */
export function StepOutcome({ id }: { id: string }) {
  const [line, setLine] = useState('Memeriksa surat dan langkah berikutnya…');

  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const params = { path: { id } };
      const said = await unwrap(api.GET('/api/v1/assignments/{id}', { params })).then(
        ({ steps }) => outcomeOf(steps),
        (problem: unknown) =>
          `Surat dan langkah berikutnya belum dapat dibaca: ${messageOf(problem)}`,
      );
      if (isCurrent) setLine(said);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [id]);

  return (
    <p className="mt-2" aria-live="polite">
      {line}
    </p>
  );
}

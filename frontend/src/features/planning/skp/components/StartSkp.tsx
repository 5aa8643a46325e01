'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { messageOf } from '@/lib/problem';
import { startSkp } from '../api';
import type { Skp } from '../labels';

/** Heads write format A from their unit's goals, everybody else format B. */
export function StartSkp({ format }: { format: Skp['format'] }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const start = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const skp = await startSkp(format);
      router.push(`/skp/${skp.id}/susun`);
    } catch (problem) {
      setError(messageOf(problem));
      setBusy(false);
    }
  };
  return (
    <>
      {error ? (
        <p className="err-msg mb-3" role="alert">
          {error}
        </p>
      ) : null}
      <Button variant="primary" busy={busy} onClick={() => void start()}>
        Mulai menyusun SKP
      </Button>
    </>
  );
}

'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { PasswordField } from '@/components/ui/PasswordField';
import { toast } from '@/components/ui/Toast';
import { SESSION_ENDED, signInHere } from '@/lib/api/session';
import { nip } from '@/lib/format';
import { messageOf } from '@/lib/problem';

/** The way back in above a page whose session ended: the page stays as it is, with all that was typed on it. */
export function SessionEnded({ username }: { username: string }) {
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const shownName = /^\d{18}$/.test(username) ? nip(username) : username;

  useEffect(() => {
    const ask = (event: Event) => {
      event.preventDefault();
      setError(undefined);
      setOpen(true);
    };
    window.addEventListener(SESSION_ENDED, ask);
    return () => window.removeEventListener(SESSION_ENDED, ask);
  }, []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const password = String(new FormData(event.currentTarget).get('password'));
    if (password === '') {
      setError('Kata sandi wajib diisi.');
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await signInHere(username, password);
      setOpen(false);
      toast('Anda sudah masuk lagi. Tekan tombolnya sekali lagi.');
    } catch (problem) {
      setError(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open={isOpen} onClose={() => setOpen(false)} title="Sesi Anda berakhir">
      <form onSubmit={(event) => void submit(event)} noValidate method="post">
        <p>
          Isian Anda tetap di layar ini. Masuk lagi sebagai <b>{shownName}</b>, lalu tekan tombolnya
          sekali lagi.
        </p>
        <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
        <div className="mt-4">
          <PasswordField
            id="session-password"
            name="password"
            label="Kata sandi Anda"
            autoComplete="current-password"
            error={error}
          />
        </div>
        <div className="acts-row">
          <Button variant="primary" type="submit" busy={busy}>
            Masuk lagi
          </Button>
          <Button onClick={() => setOpen(false)}>Nanti</Button>
        </div>
      </form>
    </Dialog>
  );
}

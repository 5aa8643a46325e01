'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { PasswordField } from '@/components/ui/PasswordField';
import { toast } from '@/components/ui/Toast';
import { CodeField } from '@/features/auth/components/CodeField';
import { usePasswordForm } from '@/features/auth/use-password-form';
import { SESSION_ENDED, signInHere } from '@/lib/api/session';
import { nip } from '@/lib/format';

/** The way back in above a page whose session ended: the page stays as it is, with all that was typed on it. */
export function SessionEnded({ username }: { username: string }) {
  const [isOpen, setOpen] = useState(false);
  const { error, codeError, needsCode, busy, submit, forgetError } = usePasswordForm(
    async (password, code) => {
      await signInHere(username, password, code);
      setOpen(false);
      toast('Anda sudah masuk lagi. Tekan tombolnya sekali lagi.');
    },
  );
  const shownName = /^\d{18}$/.test(username) ? nip(username) : username;

  useEffect(() => {
    const ask = (event: Event) => {
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener(SESSION_ENDED, ask);
    return () => window.removeEventListener(SESSION_ENDED, ask);
  }, []);

  const close = () => {
    forgetError();
    setOpen(false);
  };

  return (
    <Dialog open={isOpen} onClose={close} title="Sesi Anda berakhir">
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
          {needsCode ? <CodeField id="session-code" takesFocus error={codeError} /> : null}
        </div>
        <div className="acts-row">
          <Button variant="primary" type="submit" busy={busy}>
            Masuk lagi
          </Button>
          <Button onClick={close}>Nanti</Button>
        </div>
      </form>
    </Dialog>
  );
}

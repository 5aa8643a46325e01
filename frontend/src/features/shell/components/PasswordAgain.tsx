'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { PasswordField } from '@/components/ui/PasswordField';
import { CodeField } from '@/features/auth/components/CodeField';
import { usePasswordForm } from '@/features/auth/use-password-form';
import { confirmPassword, PASSWORD_REQUIRED, type PasswordRequired } from '@/lib/api/session';

/** Asked above any page before an act of power or a code is done; the call that waits for it then goes on by itself. */
export function PasswordAgain({ username }: { username: string }) {
  const [isOpen, setOpen] = useState(false);
  const waiting = useRef<(isGiven: boolean) => void>(undefined);
  const answer = (isGiven: boolean) => {
    waiting.current?.(isGiven);
    waiting.current = undefined;
    setOpen(false);
  };
  const { error, codeError, needsCode, busy, submit, forgetError } = usePasswordForm(
    async (password, code) => {
      await confirmPassword(password, code);
      answer(true);
    },
  );

  const close = () => {
    forgetError();
    answer(false);
  };

  useEffect(() => {
    const ask = (event: Event) => {
      event.preventDefault();
      waiting.current = (event as PasswordRequired).detail;
      setOpen(true);
    };
    window.addEventListener(PASSWORD_REQUIRED, ask);
    return () => window.removeEventListener(PASSWORD_REQUIRED, ask);
  }, []);

  return (
    <Dialog open={isOpen} onClose={close} title="Masukkan kata sandi Anda sekali lagi">
      <form onSubmit={(event) => void submit(event)} noValidate method="post">
        <p>
          Tindakan ini mengubah wewenang atau akses seseorang, jadi kami pastikan bahwa ini Anda.
          Setelah itu tindakan dilanjutkan, dan sepuluh menit ke depan Anda tidak ditanya lagi.
        </p>
        <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
        <div className="mt-4">
          <PasswordField
            id="again-password"
            name="password"
            label="Kata sandi Anda"
            autoComplete="current-password"
            error={error}
          />
          {needsCode ? <CodeField id="again-code" takesFocus error={codeError} /> : null}
        </div>
        <div className="acts-row">
          <Button variant="primary" type="submit" busy={busy}>
            Lanjutkan
          </Button>
          <Button onClick={close}>Batal</Button>
        </div>
      </form>
    </Dialog>
  );
}

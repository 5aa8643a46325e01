'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { PasswordField } from '@/components/ui/PasswordField';
import { CodeField } from './CodeField';
import { usePasswordForm } from '../use-password-form';

/** Asks for the password, and for a code where the account has a second factor, above the page as it is. */
export function AskPasswordDialog({
  id,
  username,
  title,
  children,
  confirm,
  cancel,
  onPassword,
  onClose,
}: {
  /** begins the ids of its fields */
  id: string;
  username: string;
  title: string;
  children: ReactNode;
  confirm: string;
  cancel: string;
  onPassword: (password: string, code?: string) => Promise<void>;
  onClose: () => void;
}) {
  const { error, codeError, needsCode, busy, submit } = usePasswordForm(onPassword);
  return (
    <Dialog open onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)} noValidate method="post">
        <p>{children}</p>
        <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
        <div className="mt-4">
          <PasswordField
            id={`${id}-password`}
            name="password"
            label="Kata sandi Anda"
            autoComplete="current-password"
            error={error}
          />
          {needsCode ? <CodeField id={`${id}-code`} takesFocus error={codeError} /> : null}
        </div>
        <div className="acts-row">
          <Button variant="primary" type="submit" busy={busy}>
            {confirm}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}

'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { PasswordField } from '@/components/ui/PasswordField';
import { usePasswordForm } from '../use-password-form';

/** Before an act that only the owner of the account may do: the browser may have been left open. */
export function PasswordDialog({
  open,
  onClose,
  title,
  children,
  confirm,
  onConfirm,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The act by its name: "Akhiri sesi". */
  confirm: string;
  /** May throw an ApiError: its words are shown and nothing typed is lost. */
  onConfirm: (password: string) => Promise<void>;
}) {
  const { error, busy, submit, forgetError } = usePasswordForm(async (password) => {
    await onConfirm(password);
    onClose();
  });

  const close = () => {
    forgetError();
    onClose();
  };

  return (
    <Dialog open={open} onClose={close} title={title}>
      <form onSubmit={(event) => void submit(event)} noValidate method="post">
        {children}
        <div className="mt-4">
          <PasswordField
            id="confirm-password"
            name="password"
            label="Kata sandi Anda"
            autoComplete="current-password"
            error={error}
          />
        </div>
        <div className="acts-row">
          <Button variant="primary" type="submit" busy={busy}>
            {confirm}
          </Button>
          <Button onClick={close}>Batal</Button>
        </div>
      </form>
    </Dialog>
  );
}

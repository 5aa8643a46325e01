'use client';

import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { PasswordField } from '@/components/ui/PasswordField';
import { api, unwrap } from '@/lib/api/browser';
import { fieldErrorsOf, messageOf, type FieldProblem } from '@/lib/problem';
import { NEW_PASSWORD_HINT } from '../labels';

/** Changes the user's own password; every other session ends. */
export function PasswordForm({
  isFirst = false,
  onDone,
}: {
  isFirst?: boolean;
  onDone?: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string>();
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const next = String(form.get('next'));
    setMessage(undefined);
    if (next !== String(form.get('again'))) {
      setErrors([
        { field: 'again', code: 'different', message: 'Kedua kata sandi baru tidak sama.' },
      ]);
      return;
    }
    setErrors([]);
    setBusy(true);
    try {
      await unwrap(
        api.POST('/api/v1/auth/password', { body: { current: String(form.get('current')), next } }),
      );
      if (onDone) onDone();
      else window.location.assign('/beranda');
    } catch (problem) {
      setErrors(fieldErrorsOf(problem));
      setMessage(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate method="post">
      <ErrorSummary message={message} errors={errors} />
      <PasswordField
        id="current"
        name="current"
        label={isFirst ? 'Kata sandi awal' : 'Kata sandi sekarang'}
        autoComplete="current-password"
        error={errorOf('current')}
      />
      <PasswordField
        id="next"
        name="next"
        label="Kata sandi baru"
        hint={NEW_PASSWORD_HINT}
        autoComplete="new-password"
        error={errorOf('next')}
      />
      <PasswordField
        id="again"
        name="again"
        label="Ulangi kata sandi baru"
        autoComplete="new-password"
        error={errorOf('again')}
      />
      <div className="mt-4">
        <Button variant="primary" large block type="submit" busy={busy}>
          Ganti kata sandi
        </Button>
      </div>
    </form>
  );
}

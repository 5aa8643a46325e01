'use client';

import Link from 'next/link';
import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextField } from '@/components/ui/Field';
import { PasswordField } from '@/components/ui/PasswordField';
import { api, unwrap } from '@/lib/api/browser';
import { fieldErrorsOf, messageOf, type FieldProblem } from '@/lib/problem';
import { NEW_PASSWORD_HINT } from '../labels';

/** A new password with a one-time code, from an e-mail or from the agency's admin. */
export function ResetForm() {
  const [isDone, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string>();
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setMessage(undefined);
    setErrors([]);
    try {
      await unwrap(
        api.POST('/api/v1/auth/reset', {
          body: {
            nip: String(form.get('nip')),
            code: String(form.get('code')),
            next: String(form.get('next')),
          },
        }),
      );
      setDone(true);
    } catch (problem) {
      setErrors(fieldErrorsOf(problem));
      setMessage(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  if (isDone) {
    return (
      <div className="lg-c">
        <h1 tabIndex={-1}>Kata sandi diganti</h1>
        <p className="lead">Semua sesi lama sudah diakhiri. Masuklah dengan kata sandi baru.</p>
        <Link className="btn primary lg wide" href="/masuk" prefetch={false}>
          Masuk
        </Link>
      </div>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate method="post">
      <h1>Atur ulang kata sandi</h1>
      <p className="lead">Dengan kode dari surel atau dari admin instansi Anda.</p>
      <ErrorSummary message={message} errors={errors} />
      <TextField id="nip" name="nip" label="NIP" autoComplete="username" error={errorOf('nip')} />
      <TextField
        id="code"
        name="code"
        label="Kode"
        hint="10 huruf dan angka"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        error={errorOf('code')}
      />
      <PasswordField
        id="next"
        name="next"
        label="Kata sandi baru"
        hint={NEW_PASSWORD_HINT}
        autoComplete="new-password"
        error={errorOf('next')}
      />
      <div className="mt-4">
        <Button variant="primary" large block type="submit" busy={busy}>
          Simpan kata sandi baru
        </Button>
      </div>
    </form>
  );
}

'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { ApiError, fieldErrorsOf, type FieldProblem, messageOf } from '@/lib/problem';
import { CodeField } from './CodeField';

/** After the password: the code of the app that only its owner has at hand. */
export function SecondStepForm({
  mfaToken,
  onSignedIn,
  onExpired,
}: {
  mfaToken: string;
  onSignedIn: (session: components['schemas']['SessionDto']) => void;
  /** Back to the password, with the reason where there is one. */
  onExpired: (words?: string) => void;
}) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ message: string; errors: readonly FieldProblem[] }>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const code = String(new FormData(event.currentTarget).get('code'));
    if (code.trim() === '') {
      const missing = { field: 'code', code: 'required', message: 'Kode wajib diisi.' };
      setFailure({ message: missing.message, errors: [missing] });
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      onSignedIn(await unwrap(api.POST('/api/v1/auth/mfa', { body: { mfaToken, code } })));
    } catch (problem) {
      const errors = fieldErrorsOf(problem);
      const [first] = errors;
      if (problem instanceof ApiError && first?.field === 'mfaToken') onExpired(first.message);
      else setFailure({ message: messageOf(problem), errors });
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate method="post">
      <h1>Kode autentikator</h1>
      <p className="lead">Buka aplikasi autentikator di ponsel Anda, lalu tulis kodenya.</p>
      <ErrorSummary
        title="Belum bisa masuk"
        message={failure?.message}
        errors={failure?.errors ?? []}
      />
      <CodeField
        id="code"
        takesFocus
        error={failure?.errors.find(({ field }) => field === 'code')?.message}
      />
      <Button variant="primary" large block type="submit" busy={busy}>
        {busy ? 'Memeriksa…' : 'Masuk'}
      </Button>
      <p className="help">
        Ponsel dan kode pemulihan tidak ada? Minta admin instansi menghapus autentikasi dua langkah
        akun Anda.
      </p>
      <Button variant="plain" onClick={() => onExpired()}>
        Masuk dengan akun lain
      </Button>
    </form>
  );
}

'use client';

import Link from 'next/link';
import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextField } from '@/components/ui/Field';
import { Notice } from '@/components/ui/Notice';
import { PasswordField } from '@/components/ui/PasswordField';
import { api, unwrap } from '@/lib/api/browser';
import { forgetKeptForms } from '@/lib/kept-form';
import type { components } from '@/lib/api/schema';
import { fieldErrorsOf, messageOf, type FieldProblem } from '@/lib/problem';
import { SecondStepForm } from './SecondStepForm';

type Session = Pick<
  components['schemas']['LoginAnswerDto'],
  'mustChangePassword' | 'mustSetUpSecondFactor'
>;

/** A full page load, so that nothing from an earlier visitor stays in memory. */
function enter({ mustChangePassword, mustSetUpSecondFactor }: Session, next: string): void {
  const first = mustSetUpSecondFactor ? '/masuk/dua-langkah' : next;
  window.location.assign(mustChangePassword ? '/masuk/kata-sandi' : first);
}

export function LoginForm({
  next,
  hasEnded = false,
}: {
  next: string;
  /** The visitor had been signed in before. */
  hasEnded?: boolean;
}) {
  const [mfaToken, setMfaToken] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string>();
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;

  const arrive = (session: Session): void => {
    if (!hasEnded) forgetKeptForms();
    enter(session, next);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setMessage(undefined);
    setErrors([]);
    try {
      const session = await unwrap(
        api.POST('/api/v1/auth/login', {
          body: { nip: String(form.get('nip')), password: String(form.get('password')) },
        }),
      );
      if (session.mfaToken) {
        setMfaToken(session.mfaToken);
        setBusy(false);
        return;
      }
      arrive(session);
    } catch (problem) {
      setErrors(fieldErrorsOf(problem));
      setMessage(messageOf(problem));
      setBusy(false);
    }
  };

  if (mfaToken !== undefined)
    return (
      <SecondStepForm
        mfaToken={mfaToken}
        onSignedIn={arrive}
        onExpired={(words) => {
          setMfaToken(undefined);
          setMessage(words);
        }}
      />
    );

  return (
    <form onSubmit={(event) => void submit(event)} noValidate method="post">
      <h1>Masuk</h1>
      <p className="lead">Dengan NIP dan kata sandi Anda</p>
      {hasEnded && message === undefined ? (
        <div className="mb-6">
          <Notice tone="wait">Sesi Anda berakhir. Silakan masuk lagi.</Notice>
        </div>
      ) : null}
      <ErrorSummary title="Belum bisa masuk" message={message} errors={errors} />
      <TextField
        id="nip"
        name="nip"
        label="NIP"
        hint="18 angka, boleh dengan spasi"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={errorOf('nip')}
      />
      <PasswordField
        id="password"
        name="password"
        label="Kata sandi"
        autoComplete="current-password"
        error={errorOf('password')}
      />
      <div className="row-b">
        <Link className="tap" href="/masuk/lupa" prefetch={false}>
          Lupa kata sandi
        </Link>
      </div>
      <Button variant="primary" large block type="submit" busy={busy}>
        {busy ? 'Memeriksa…' : 'Masuk'}
      </Button>
      <p className="help">
        Belum punya akun atau NIP ditolak? Hubungi pengelola kepegawaian di unit Anda.{' '}
        <Link href="/verifikasi" prefetch={false}>
          Periksa keaslian surat
        </Link>{' '}
        tidak perlu masuk.
      </p>
    </form>
  );
}

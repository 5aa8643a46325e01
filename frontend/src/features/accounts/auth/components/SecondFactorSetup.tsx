'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { TextField } from '@/components/ui/Field';
import { Notice } from '@/components/ui/Notice';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';
import type { components } from '@/lib/api/schema';
import { fieldErrorsOf, messageOf } from '@/lib/problem';
import { RecoveryCodes } from './RecoveryCodes';

type Setup = components['schemas']['SecondFactorSetupDto'];

/** Sets up an authenticator app in three steps: begin, put the key into the app and give a code, keep the recovery codes. */
export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const [setup, setSetup] = useState<Setup>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (problem) {
      setError(fieldErrorsOf(problem)[0]?.message ?? messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  const begin = () =>
    attempt(async () => setSetup(await unwrap(api.POST('/api/v1/me/second-factor'))));
  const confirm = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return undefined;
    const code = String(new FormData(event.currentTarget).get('code'));
    if (code.trim() === '') {
      setError('Tulis 6 angka yang tampil di aplikasi.');
      return undefined;
    }
    return attempt(async () => {
      const body = { code };
      const { recoveryCodes } = await unwrap(
        api.POST('/api/v1/me/second-factor/confirm', { body }),
      );
      setCodes(recoveryCodes);
    });
  };

  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (!setup)
    return (
      <>
        {error ? <Notice tone="err">{error}</Notice> : null}
        <Button busy={busy} onClick={() => void begin()}>
          Aktifkan autentikasi dua langkah
        </Button>
      </>
    );
  return (
    <form onSubmit={(event) => void confirm(event)} noValidate method="post" className="max-w-md">
      <ol className="list-decimal space-y-4 pl-5">
        <li>
          Pasang aplikasi autentikator di ponsel Anda, misalnya Google Authenticator, Microsoft
          Authenticator, atau Aegis.
        </li>
        <li>
          <Key setup={setup} />
        </li>
        <li>Aplikasi lalu menampilkan 6 angka. Tulis angka itu di sini.</li>
      </ol>
      <div className="mt-4">
        <TextField
          id="setup-code"
          name="code"
          label="Kode dari aplikasi"
          hint="6 angka, berganti setiap setengah menit"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={40}
          error={error}
        />
      </div>
      <div className="acts-row mt-4">
        <Button variant="primary" type="submit" busy={busy}>
          Aktifkan
        </Button>
      </div>
    </form>
  );
}

/** The key as link for the phone that shows this page, as picture for another one, and as text for either. */
function Key({ setup: { uri, qr, secret } }: { setup: Setup }) {
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast('Kunci disalin. Tempelkan di aplikasi autentikator.');
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="max-md:order-last">
        <p>Bila aplikasinya di ponsel lain, pindai gambar ini dengan aplikasi itu:</p>
        {/* eslint-disable-next-line @next/next/no-img-element -- made by the server for this moment only */}
        <img
          src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`}
          alt="Kode QR untuk aplikasi autentikator"
          width={200}
          height={200}
          className="mt-2"
        />
      </div>
      <div>
        <p>
          Bila aplikasinya di perangkat ini,{' '}
          <a className="tap" href={uri}>
            buka aplikasi autentikator
          </a>
          . Tidak terbuka? Pilih <q>masukkan kunci</q> di aplikasi, lalu tulis kunci ini:
        </p>
        <p className="my-2">
          <code className="font-semibold break-words">
            {(secret.match(/.{1,4}/g) ?? []).join(' ')}
          </code>
        </p>
        {typeof navigator !== 'undefined' && 'clipboard' in navigator ? (
          <Button onClick={() => void copy()}>Salin kunci</Button>
        ) : null}
      </div>
    </div>
  );
}

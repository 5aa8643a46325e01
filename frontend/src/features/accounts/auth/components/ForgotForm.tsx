'use client';

import Link from 'next/link';
import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/Button';
import { ErrorSummary } from '@/components/ui/ErrorSummary';
import { TextField } from '@/components/ui/Field';
import { api, unwrap } from '@/lib/api/browser';
import { messageOf } from '@/lib/problem';

export function ForgotForm() {
  const [isSent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setMessage(undefined);
    try {
      await unwrap(api.POST('/api/v1/auth/forgot', { body: { nip: String(form.get('nip')) } }));
      setSent(true);
    } catch (problem) {
      setMessage(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  if (isSent) {
    return (
      <div className="lg-c">
        <h1 tabIndex={-1}>Periksa surel Anda</h1>
        <p className="lead">
          Bila NIP terdaftar dan surelnya diketahui, kode sudah dikirim dan berlaku 10 menit. Bila
          tidak ada surel, minta kode kepada admin instansi Anda (BKPSDM).
        </p>
        <Link className="btn primary lg wide" href="/masuk/atur-ulang" prefetch={false}>
          Saya punya kode
        </Link>
      </div>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate method="post">
      <h1>Lupa kata sandi</h1>
      <p className="lead">Kami kirim kode ke surel yang tercatat di kepegawaian.</p>
      <ErrorSummary title="Belum terkirim" message={message} errors={[]} />
      <TextField
        id="nip"
        name="nip"
        label="NIP"
        hint="18 angka, boleh dengan spasi"
        autoComplete="username"
      />
      <div className="mt-4">
        <Button variant="primary" large block type="submit" busy={busy}>
          Kirim kode
        </Button>
      </div>
      <p className="help">
        Sudah punya kode?{' '}
        <Link href="/masuk/atur-ulang" prefetch={false}>
          Atur ulang kata sandi
        </Link>
        . Ingat lagi?{' '}
        <Link href="/masuk" prefetch={false}>
          Masuk
        </Link>
      </p>
    </form>
  );
}

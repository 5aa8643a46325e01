'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { TextField } from '@/components/ui/Field';

/** The code printed beside the QR, for whoever holds paper and no camera. */
export function TokenForm() {
  const router = useRouter();
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const plain = code.replace(/[\s-]/g, '');
    if (plain.length !== 12) {
      setError('Kode terdiri dari 12 huruf dan angka, misalnya 7K2P-9QXM-41TD.');
      return;
    }
    router.push(`/verifikasi/${encodeURIComponent(plain.toUpperCase())}`);
  };
  return (
    <form onSubmit={submit} noValidate className="mt-3">
      <TextField
        id="kode"
        label="Kode surat"
        hint="Di kaki surat, misalnya 7K2P-9QXM-41TD"
        error={error}
        value={code}
        autoComplete="off"
        autoCapitalize="characters"
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" large block className="mt-3">
        Periksa kode
      </Button>
    </form>
  );
}

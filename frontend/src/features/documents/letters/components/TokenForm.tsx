'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { TextField } from '@/components/ui/Field';

/** The code printed beside the QR, for people with the paper and no camera. Works before the script does, too. */
export function TokenForm() {
  const router = useRouter();
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const plain = String(new FormData(event.currentTarget).get('kode')).replace(/[\s-]/g, '');
    if (plain.length !== 12) {
      setError('Kode terdiri dari 12 huruf dan angka, misalnya 7K2P-9QXM-41TD.');
      return;
    }
    router.push(`/verifikasi/${encodeURIComponent(plain.toUpperCase())}`);
  };
  return (
    <form action="/verifikasi" onSubmit={submit} noValidate className="mt-3">
      <TextField
        id="kode"
        name="kode"
        label="Kode surat"
        hint="Di kaki surat, misalnya 7K2P-9QXM-41TD"
        error={error}
        autoComplete="off"
        autoCapitalize="characters"
      />
      <Button type="submit" large block className="mt-3">
        Periksa kode
      </Button>
    </form>
  );
}

'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { TextField } from '@/components/ui/Field';

/**
 * The code of an authenticator app, for which a phone shows digits; or, where the phone is not at hand, a recovery code.
 * Spaces do no harm, and nothing is sent before the button is pressed.
 */
export function CodeField({
  id,
  error,
  takesFocus = false,
}: {
  id: string;
  error?: string;
  /** Where it appears only after something was sent: it is the next thing to do. */
  takesFocus?: boolean;
}) {
  const [isRecovery, setRecovery] = useState(false);
  // The field that takes the place of the other is the next thing to fill in.
  const wantsFocus = takesFocus || isRecovery;
  useEffect(() => {
    if (wantsFocus) document.getElementById(id)?.focus();
  }, [id, wantsFocus]);
  return (
    <>
      {isRecovery ? (
        <TextField
          key="recovery"
          id={id}
          name="code"
          label="Kode pemulihan"
          hint="16 huruf dan angka dari daftar yang Anda simpan"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          error={error}
        />
      ) : (
        <TextField
          key="app"
          id={id}
          name="code"
          label="Kode autentikator"
          hint="6 angka yang sedang tampil di aplikasi autentikator"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={40}
          error={error}
        />
      )}
      <div className="mb-4">
        <Button variant="plain" onClick={() => setRecovery(!isRecovery)}>
          {isRecovery ? 'Pakai kode dari aplikasi' : 'Pakai kode pemulihan'}
        </Button>
      </div>
    </>
  );
}

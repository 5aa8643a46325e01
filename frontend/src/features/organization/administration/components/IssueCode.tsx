'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { api, unwrap } from '@/lib/api/browser';
import { CodeSheet, type IssuedCode } from './CodeSheet';

/** Makes a one-time code for somebody who cannot sign in. */
export function IssueCode({
  accountId,
  name,
  timeZone,
}: {
  accountId: string;
  name: string;
  timeZone: string;
}) {
  const [isAsking, setAsking] = useState(false);
  const [code, setCode] = useState<IssuedCode | null>(null);
  return (
    <>
      <Button onClick={() => setAsking(true)}>Buat kode kata sandi</Button>
      {code ? <CodeSheet codes={[code]} timeZone={timeZone} /> : null}
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={`Buat kode kata sandi untuk ${name}?`}
        confirm="Buat kode"
        onConfirm={async () => {
          setCode(
            await unwrap(
              api.POST('/api/v1/accounts/{id}/codes', { params: { path: { id: accountId } } }),
            ),
          );
        }}
      >
        <p>
          Pastikan Anda berhadapan dengan orangnya. Kode lama tidak berlaku lagi, dan pembuatan kode
          tercatat di audit.
        </p>
      </ConfirmDialog>
    </>
  );
}

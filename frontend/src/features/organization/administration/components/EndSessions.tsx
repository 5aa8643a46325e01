'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';

/** Signs somebody out everywhere: a telephone was lost, somebody left in discord. */
export function EndSessions({ accountId, name }: { accountId: string; name: string }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>Akhiri semua sesi</Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={`Akhiri semua sesi ${name}?`}
        confirm="Akhiri semua sesi"
        onConfirm={async () => {
          const { ended } = await unwrap(
            api.POST('/api/v1/accounts/{id}/end-sessions', { params: { path: { id: accountId } } }),
          );
          toast(ended > 0 ? `${ended} sesi diakhiri.` : 'Tidak ada sesi yang sedang berjalan.');
        }}
      >
        <p>
          Di setiap perangkat ia harus masuk lagi dengan kata sandinya. Kata sandi itu tetap
          berlaku: bila orang lain mengetahuinya, buat juga kode kata sandi.
        </p>
      </ConfirmDialog>
    </>
  );
}

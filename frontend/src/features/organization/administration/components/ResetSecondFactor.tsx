'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';

/** For somebody whose telephone and recovery codes are gone. */
export function ResetSecondFactor({ accountId, name }: { accountId: string; name: string }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>Hapus autentikasi dua langkah</Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={`Hapus autentikasi dua langkah ${name}?`}
        confirm="Hapus"
        onConfirm={async () => {
          const params = { path: { id: accountId } };
          await unwrap(api.POST('/api/v1/accounts/{id}/reset-second-factor', { params }));
          toast('Autentikasi dua langkah dihapus. Yang bersangkutan diberi tahu.');
          router.refresh();
        }}
      >
        <p>
          Pastikan dahulu bahwa ia sendiri yang meminta. Semua sesinya berakhir, dan untuk masuk
          kata sandinya saja cukup sampai ia mengaktifkannya lagi.
        </p>
      </ConfirmDialog>
    </>
  );
}

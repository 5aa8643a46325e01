'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { toast } from '@/components/ui/Toast';
import { api, unwrap } from '@/lib/api/browser';

const ENDINGS = {
  delegation: {
    act: 'Cabut',
    done: 'Pelimpahan dicabut.',
    what: 'Permintaan yang menunggu kembali ke kepala unit saat ini juga.',
    call: async (id: string): Promise<void> => {
      await unwrap(api.POST('/api/v1/delegations/{id}/revoke', { params: { path: { id } } }));
    },
  },
  grant: {
    act: 'Akhiri',
    done: 'Akses diakhiri.',
    what: 'Akses berakhir saat ini juga, juga di sesi yang sedang terbuka.',
    call: async (id: string): Promise<void> => {
      await unwrap(api.POST('/api/v1/grants/{id}/end', { params: { path: { id } } }));
    },
  },
  holiday: {
    act: 'Hapus',
    done: 'Hari libur dihapus.',
    what: 'Batas waktu yang baru dihitung dengan kalender tanpa hari ini.',
    call: async (date: string): Promise<void> => {
      await unwrap(api.DELETE('/api/v1/holidays/{date}', { params: { path: { date } } }));
    },
  },
} as const;

/** Ends something that an admin entered, after saying what then happens. */
export function EndButton({
  kind,
  id,
  name,
}: {
  kind: keyof typeof ENDINGS;
  id: string;
  name: string;
}) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const { act, done, what, call } = ENDINGS[kind];
  return (
    <>
      <Button aria-label={`${act} ${name}`} onClick={() => setAsking(true)}>
        {act}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={`${act} ${name}?`}
        confirm={act}
        onConfirm={async () => {
          await call(id);
          toast(done);
          router.refresh();
        }}
      >
        <p>{what}</p>
      </ConfirmDialog>
    </>
  );
}

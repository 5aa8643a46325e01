'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { api } from '@/lib/api/browser';
import { forgetKeptForms } from '@/lib/kept-form';

/** What of the signed-in person may lie unsent on this device. */
export interface KeptHere {
  count(): Promise<number>;
  forget(): Promise<void>;
}

/** @param kept asked before leaving; absent where nothing can lie here */
export function SignOutButton({ kept }: { kept?: KeptHere }) {
  const [unsent, setUnsent] = useState(0);
  const [busy, setBusy] = useState(false);

  const signOut = async (isForgetting = false) => {
    setBusy(true);
    if (isForgetting) await kept?.forget();
    forgetKeptForms();
    await api.POST('/api/v1/auth/logout').catch(() => undefined);
    window.location.assign('/masuk');
  };

  const ask = async () => {
    // A browser that keeps nothing has nothing to ask about.
    const count = await (kept?.count().catch(() => 0) ?? 0);
    if (count === 0) await signOut();
    else setUnsent(count);
  };

  return (
    <>
      <Button icon="logout" busy={busy} onClick={() => void ask()}>
        Keluar
      </Button>
      <Dialog
        open={unsent > 0}
        onClose={() => setUnsent(0)}
        title="Ada catatan yang belum terkirim"
        locked={busy}
      >
        <p>
          {unsent} catatan aktivitas Anda masih tersimpan di perangkat ini. Jika dibiarkan, catatan
          itu menunggu sampai Anda masuk lagi di perangkat ini; akun lain tidak melihatnya. Di
          komputer bersama, kirim dahulu atau hapus.
        </p>
        <div className="acts-row">
          <Button variant="primary" busy={busy} onClick={() => setUnsent(0)}>
            Tetap masuk
          </Button>
          <Button busy={busy} onClick={() => void signOut()}>
            Keluar, simpan di sini
          </Button>
          <Button busy={busy} onClick={() => void signOut(true)}>
            Keluar dan hapus
          </Button>
        </div>
      </Dialog>
    </>
  );
}

'use client';

import { toast } from '@/components/ui/Toast';
import { signInHere } from '@/lib/api/sign-in';
import { nip } from '@/lib/format';
import { AskPasswordDialog } from './AskPasswordDialog';

export function SessionEndedDialog({
  username,
  onClose,
}: {
  username: string;
  onClose: () => void;
}) {
  const shownName = /^\d{18}$/.test(username) ? nip(username) : username;
  return (
    <AskPasswordDialog
      id="session"
      username={username}
      title="Sesi Anda berakhir"
      confirm="Masuk lagi"
      cancel="Nanti"
      onClose={onClose}
      onPassword={async (password, code) => {
        await signInHere(username, password, code);
        onClose();
        toast('Anda sudah masuk lagi. Tekan tombolnya sekali lagi.');
      }}
    >
      Isian Anda tetap di layar ini. Masuk lagi sebagai <b>{shownName}</b>, lalu tekan tombolnya
      sekali lagi.
    </AskPasswordDialog>
  );
}

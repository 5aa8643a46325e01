'use client';

import { confirmPassword } from '@/lib/api/sign-in';
import { AskPasswordDialog } from './AskPasswordDialog';

export function PasswordAgainDialog({
  username,
  onAnswer,
}: {
  username: string;
  onAnswer: (isGiven: boolean) => void;
}) {
  return (
    <AskPasswordDialog
      id="again"
      username={username}
      title="Masukkan kata sandi Anda sekali lagi"
      confirm="Lanjutkan"
      cancel="Batal"
      onClose={() => onAnswer(false)}
      onPassword={async (password, code) => {
        await confirmPassword(password, code);
        onAnswer(true);
      }}
    >
      Tindakan ini mengubah wewenang atau akses seseorang, jadi kami pastikan bahwa ini Anda.
      Setelah itu tindakan dilanjutkan, dan sepuluh menit ke depan Anda tidak ditanya lagi.
    </AskPasswordDialog>
  );
}

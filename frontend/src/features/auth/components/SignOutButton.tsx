'use client';

import { Button } from '@/components/ui/Button';
import { api } from '@/lib/api/browser';

export function SignOutButton() {
  const signOut = async () => {
    await api.POST('/api/v1/auth/logout').catch(() => undefined);
    window.location.assign('/masuk');
  };
  return (
    <Button icon="logout" onClick={() => void signOut()}>
      Keluar
    </Button>
  );
}

'use client';

import { Button } from '@/components/ui/Button';
import { api } from '@/lib/api/browser';
import { forgetKeptForms } from '@/lib/kept-form';

export function SignOutButton() {
  const signOut = async () => {
    forgetKeptForms();
    await api.POST('/api/v1/auth/logout').catch(() => undefined);
    window.location.assign('/masuk');
  };
  return (
    <Button icon="logout" onClick={() => void signOut()}>
      Keluar
    </Button>
  );
}

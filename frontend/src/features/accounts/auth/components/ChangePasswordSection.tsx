'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { toast } from '@/components/ui/Toast';
import { PasswordForm } from './PasswordForm';

export function ChangePasswordSection() {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) return <Button onClick={() => setOpen(true)}>Ganti kata sandi</Button>;
  return (
    <div className="max-w-sm">
      <PasswordForm
        onDone={() => {
          setOpen(false);
          toast('Kata sandi diganti. Sesi di perangkat lain diakhiri.');
        }}
      />
    </div>
  );
}

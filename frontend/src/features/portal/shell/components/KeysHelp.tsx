'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { keysAreOn } from '@/lib/key-setting';

const OPEN = 'asn:pintasan';

const KeysDialog = dynamic(() => import('./KeysDialog').then((part) => part.KeysDialog), {
  ssr: false,
});

/** Opens the help sheet where shortcuts are used most. */
export const KeysButton = () => (
  <Button
    variant="plain"
    icon="help"
    className="only-d"
    onClick={() => window.dispatchEvent(new Event(OPEN))}
  >
    Pintasan papan tombol
  </Button>
);

/** Waits for `?` (or the button); the help sheet of the shortcuts is loaded the first time. */
export function KeysHelp() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const isTyping = target?.closest('input:not([type=checkbox]), textarea, select, dialog');
      if (event.key !== '?' || event.ctrlKey || event.metaKey || isTyping || !keysAreOn()) return;
      event.preventDefault();
      show();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener(OPEN, show);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(OPEN, show);
    };
  }, []);
  return open ? <KeysDialog onClose={() => setOpen(false)} /> : null;
}

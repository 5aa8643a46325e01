'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { onOpenPalette, type PaletteEntry } from '../palette';

const PaletteDialog = dynamic(() => import('./PaletteDialog').then((part) => part.PaletteDialog), {
  ssr: false,
});

/** Waits for Ctrl-K (or the search button); what it shows is loaded the first time. */
export function Palette({ pages }: { pages: readonly PaletteEntry[] }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen(true);
      }
    };
    const stopListening = onOpenPalette(() => setOpen(true));
    window.addEventListener('keydown', onKey);
    return () => {
      stopListening();
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return isOpen ? <PaletteDialog pages={pages} onClose={() => setOpen(false)} /> : null;
}

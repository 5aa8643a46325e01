'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { keysAreOn, turnKeys } from '@/lib/key-setting';

const OPEN = 'asn:pintasan';

const GROUPS = [
  [
    'Di semua halaman',
    [
      ['Ctrl K', 'Cari orang, tim, sasaran, tindakan'],
      ['?', 'Daftar pintasan ini'],
    ],
  ],
  [
    'Di Persetujuan',
    [
      ['J', 'Baris berikutnya'],
      ['K', 'Baris sebelumnya'],
      ['1', 'Setujui, rekomendasikan, atau terbitkan'],
      ['3', 'Kembalikan atau tolak, dengan alasan'],
    ],
  ],
] as const;

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

/** The help sheet of the shortcuts, opened by `?` on every page, and the switch that turns single keys off. */
export function KeysHelp() {
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(true);
  useEffect(() => {
    const show = () => {
      setOn(keysAreOn());
      setOpen(true);
    };
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
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title="Pintasan papan tombol">
      {GROUPS.map(([title, keys]) => (
        <section key={title} className="mt-4">
          <h3 className="sm muted">{title}</h3>
          <dl className="facts mt-2">
            {keys.map(([key, meaning]) => (
              <div key={key} className="contents">
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <label className="mt-4 flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setOn(event.target.checked);
            turnKeys(event.target.checked);
          }}
        />
        Pakai pintasan satu tombol di perangkat ini
      </label>
      <div className="acts-row">
        <Button variant="primary" onClick={() => setOpen(false)}>
          Tutup
        </Button>
      </div>
    </Dialog>
  );
}

'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { keysAreOn, turnKeys } from '@/lib/key-setting';

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

/** The list of shortcuts, and the switch that turns single keys off. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(keysAreOn);
  return (
    <Dialog open onClose={onClose} title="Pintasan papan tombol">
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
        <Button variant="primary" onClick={onClose}>
          Tutup
        </Button>
      </div>
    </Dialog>
  );
}

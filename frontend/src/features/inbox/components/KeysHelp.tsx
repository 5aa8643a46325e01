'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { keysAreOn, turnKeys } from '../key-setting';

const KEYS = [
  ['J', 'Baris berikutnya'],
  ['K', 'Baris sebelumnya'],
  ['1', 'Setujui, rekomendasikan, atau terbitkan'],
  ['3', 'Kembalikan atau tolak, dengan alasan'],
] as const;

/** The help sheet of the shortcuts, and the switch that turns them off. */
export function KeysHelp() {
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(true);
  return (
    <>
      <Button
        variant="plain"
        icon="help"
        className="only-d"
        onClick={() => {
          setOn(keysAreOn());
          setOpen(true);
        }}
      >
        Pintasan papan tombol
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Pintasan papan tombol">
        <dl className="facts mt-2">
          {KEYS.map(([key, meaning]) => (
            <div key={key} className="contents">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <label className="mt-4 flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.target.checked);
              turnKeys(event.target.checked);
            }}
          />
          Pakai pintasan di perangkat ini
        </label>
        <div className="acts-row">
          <Button variant="primary" onClick={() => setOpen(false)}>
            Tutup
          </Button>
        </div>
      </Dialog>
    </>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useState, type KeyboardEvent } from 'react';
import { Dialog } from '@/components/ui/Dialog';
import { paletteEntries, type PaletteEntry } from '../palette';

const optionId = (index: number) => `palette-${index}`;

/** A combobox in a native dialog: focus stays in the field, arrows move the choice, Enter goes there. */
export function PaletteDialog({
  pages,
  onClose,
}: {
  pages: readonly PaletteEntry[];
  onClose: () => void;
}) {
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const entries = paletteEntries(pages, typed);

  const go = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    router.push(entry.href);
  };
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (active + step + entries.length) % entries.length;
      setActive(next);
      document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(entries[active]);
    }
  };

  return (
    <Dialog open onClose={onClose} title="Cari atau buka">
      <input
        className="input"
        type="search"
        role="combobox"
        aria-label="Halaman, orang, tim, atau sasaran"
        aria-expanded
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={optionId(active)}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={move}
      />
      <div id="palette-list" role="listbox" aria-label="Tujuan" className="options" tabIndex={-1}>
        {entries.map((entry, index) => (
          <div
            key={entry.href}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="option"
            onClick={() => go(entry)}
            onKeyDown={move}
            onPointerMove={() => setActive(index)}
          >
            <span>{entry.label}</span>
            <small className="muted">{entry.kind}</small>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

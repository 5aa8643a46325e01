'use client';

import { useRouter } from 'next/navigation';
import { useState, type KeyboardEvent } from 'react';
import { Dialog } from '@/components/ui/Dialog';
import { MORE_PAGES, paletteEntries, type PaletteEntry } from '../palette';
import { type SearchState, useSearch } from './useSearch';

const optionId = (index: number) => `palette-${index}`;

/** Said aloud, and shown where it is not plain from the list. */
function outcome({ state, hits }: SearchState): string {
  if (state === 'searching') return 'Mencari…';
  if (state === 'failed') return 'Pencarian tidak terjangkau. Periksa sambungan, lalu coba lagi.';
  if (state === 'idle') return '';
  return hits.length === 0
    ? 'Tidak ada orang, tim, atau sasaran yang cocok.'
    : `${hits.length} orang, tim, atau sasaran ditemukan.`;
}

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
  /** Address of the entry that was moved to; null: the first, whatever comes to stand there. */
  const [active, setActive] = useState<string | null>(null);
  const search = useSearch(typed);
  const entries = paletteEntries([...pages, ...MORE_PAGES], typed, search.hits);
  // What is found later stands before it, or in its place.
  const chosen = Math.max(
    0,
    entries.findIndex(({ href }) => href === active),
  );

  const go = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    router.push(entry.href);
  };
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (chosen + step + entries.length) % entries.length;
      setActive(entries[next]?.href ?? null);
      document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(entries[chosen]);
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
        aria-activedescendant={optionId(chosen)}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(null);
        }}
        onKeyDown={move}
      />
      <p className="muted sm mt-2 min-h-5" role="status">
        {outcome(search)}
      </p>
      <div id="palette-list" role="listbox" aria-label="Tujuan" className="options" tabIndex={-1}>
        {entries.map((entry, index) => (
          <div
            key={entry.href}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="option"
            onClick={() => go(entry)}
            onKeyDown={move}
            onPointerMove={() => setActive(entry.href)}
          >
            <span className="min-w-0">
              {entry.label}
              {entry.detail ? <small className="muted">{entry.detail}</small> : null}
            </span>
            <small className="muted">{entry.kind}</small>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

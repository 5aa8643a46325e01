'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { Dialog } from '@/components/ui/Dialog';
import { Notice } from '@/components/ui/Notice';
import { type Decided, decideMany } from '../api';
import { type InboxRow, keyOf, namedTitle } from '../labels';
import { Undecided } from './Undecided';

/** Several activities sent back with one note for all; afterwards which were and which were not, and why. */
export function BulkReturn({
  items,
  onReturned,
  onClose,
}: {
  items: readonly InboxRow[];
  /** Something was sent back, and its result is about to be closed. */
  onReturned: () => void;
  onClose: () => void;
}) {
  const router = useRouter();
  const decided = useRef<Decided>(null);
  const [result, setResult] = useState<Decided>();
  const count = `${items.length} aktivitas`;

  const send = async (note: string) => {
    decided.current = await decideMany(items.map((item) => ({ item, action: 'return', note })));
  };
  const closeResult = () => {
    // Only now: what is decided leaves the list, and with the last one the list itself goes.
    router.refresh();
    onReturned();
    onClose();
  };
  const failed = result?.items.filter((item) => !item.done) ?? [];
  return (
    <>
      <ConfirmDialog
        open={result === undefined}
        onClose={() => (decided.current ? setResult(decided.current) : onClose())}
        title={`Kembalikan ${count}?`}
        confirm={`Kembalikan ${count}`}
        note={{
          label: 'Yang perlu diperbaiki',
          hint: 'Catatan yang sama sampai pada setiap pegawai.',
          required: true,
        }}
        onConfirm={send}
      >
        <Titles items={items} />
      </ConfirmDialog>
      <Dialog
        open={result !== undefined}
        onClose={closeResult}
        title={`${result?.done} dari ${count} dikembalikan`}
      >
        <Notice tone={failed.length === 0 ? 'ok' : 'wait'}>
          {failed.length === 0
            ? 'Pencatatnya sudah diberi tahu dan dapat mengirim ulang.'
            : `${failed.length} tidak dikembalikan; alasannya di bawah.`}
        </Notice>
        <Undecided failed={failed} items={items} />
        <div className="acts-row">
          <Button variant="primary" onClick={closeResult}>
            Kembali ke daftar
          </Button>
        </div>
      </Dialog>
    </>
  );
}

/** At most this many are shown without scrolling, so that the note stays in sight. */
const IN_SIGHT = 4;

function Titles({ items }: { items: readonly InboxRow[] }) {
  const titles = (
    <ul className="letters-list">
      {items.map((item) => (
        <li key={keyOf(item)}>{namedTitle(item)}</li>
      ))}
    </ul>
  );
  if (items.length <= IN_SIGHT) return titles;
  return (
    <div
      className="max-h-44 overflow-y-auto"
      tabIndex={0}
      role="region"
      aria-label="Yang dikembalikan"
    >
      {titles}
    </div>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { TextArea } from '@/components/ui/Field';
import { CapacityTag } from '@/components/ui/StatusTag';
import { Thread } from '@/components/ui/Thread';
import { dayMonth } from '@/lib/format';
import { messageOf } from '@/lib/problem';
import { commentSkp } from '../api';
import { type Skp, viaLabel } from '../labels';

const ACTS: Record<Skp['dialogue'][number]['kind'], string> = {
  submit: 'Mengajukan',
  return: 'Mengembalikan',
  approve: 'Menyetujui',
  revise: 'Membuka versi baru',
  comment: '',
  proposal: 'RHK baru',
};

/** Every round, on the whole SKP or on one RHK. */
export function SkpDialogue({
  skp,
  rhkId,
  timeZone,
  onWhole,
}: {
  skp: Skp;
  rhkId: string | null;
  timeZone: string;
  onWhole: () => void;
}) {
  const router = useRouter();
  const [note, setNote] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const number = skp.rhk.findIndex((rhk) => rhk.id === rhkId) + 1;
  const entries = skp.dialogue.filter((entry) => rhkId === null || entry.rhkId === rhkId);

  const send = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await commentSkp(skp.id, note, rhkId);
      setNote('');
      router.refresh();
    } catch (problem) {
      setError(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };

  return (
    <aside className="doc-s" id="dialog" aria-labelledby="dialog-judul">
      <h2 id="dialog-judul">{number > 0 ? `Dialog RHK ${number}` : 'Dialog'}</h2>
      {number > 0 ? (
        <Button variant="plain" onClick={onWhole}>
          Lihat seluruh dialog
        </Button>
      ) : null}
      {entries.length === 0 ? (
        <p className="sm muted mt-2">Belum ada percakapan.</p>
      ) : (
        <Thread
          entries={entries.map((entry) => {
            const via = viaLabel(entry.via);
            return {
              id: entry.id,
              who: entry.authorName,
              at: entry.at,
              when: dayMonth(entry.at, timeZone),
              tag: via ? <CapacityTag>{via}</CapacityTag> : undefined,
              text: [ACTS[entry.kind], entry.note].filter(Boolean).join(': '),
            };
          })}
        />
      )}
      {skp.allowedActions.includes('comment') ? (
        <>
          <TextArea
            id="dialog-balas"
            label="Balas"
            rows={2}
            value={note}
            error={error}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button className="mt-2" busy={busy} onClick={() => void send()}>
            Kirim balasan
          </Button>
        </>
      ) : null}
    </aside>
  );
}

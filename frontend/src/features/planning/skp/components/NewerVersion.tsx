'use client';

import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import type { Clash } from '../merge';

/** Saved elsewhere meanwhile: theirs beside mine, and nothing goes before one has chosen. */
export function NewerVersion({
  clashes,
  onMerge,
  onTake,
}: {
  clashes: readonly Clash[];
  onMerge: () => void;
  onTake: () => void;
}) {
  return (
    <div className="mb-6" role="alert">
      <Notice tone="wait" icon="alert">
        <b>SKP ini sudah diubah di tab atau perangkat lain.</b> Isian Anda di sini belum tersimpan
        dan tetap ada.{' '}
        {clashes.length === 0
          ? 'Keduanya dapat digabung tanpa ada yang hilang.'
          : 'Bila digabung, yang berikut memakai isian Anda di sini; selebihnya dari keduanya:'}
        {clashes.length > 0 ? (
          <dl className="mt-2">
            {clashes.map(({ where, mine, theirs }) => (
              <div key={`${where} ${mine}`} className="mt-2">
                <dt className="font-semibold">{where}</dt>
                <dd className="break-words">Di sini: {mine || 'kosong'}</dd>
                <dd className="muted break-words">Versi lain: {theirs || 'kosong'}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        <div className="acts-row mt-3">
          <Button variant="primary" onClick={onMerge}>
            Gabungkan dan simpan
          </Button>
          <Button onClick={onTake}>Pakai versi lain, buang isian di sini</Button>
        </div>
      </Notice>
    </div>
  );
}

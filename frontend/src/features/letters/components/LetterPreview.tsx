'use client';

import { useEffect, useState } from 'react';
import { api, unwrap } from '@/lib/api/browser';
import { messageOf } from '@/lib/problem';
import { LetterSheet, type Sheet } from './LetterSheet';

const TYPING_MS = 500;

/** The letters that a decision about this assignment would bring, with the note as typed; number and signature come with the issue. */
export function LetterPreview({ id, note }: { id: string; note: string }) {
  const [sheets, setSheets] = useState<Sheet[] | null>(null);
  const [error, setError] = useState<string>();

  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      try {
        const { items } = await unwrap(
          api.GET('/api/v1/assignments/{id}/letter-preview', {
            params: { path: { id }, query: note ? { note } : {} },
          }),
        );
        if (isCurrent) setSheets(items);
      } catch (problem) {
        if (isCurrent) setError(messageOf(problem));
      }
    };
    const timer = setTimeout(() => void load(), note ? TYPING_MS : 0);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [id, note]);

  if (error) return <p className="muted mt-4">Pratinjau surat tidak dapat dibuka: {error}</p>;
  if (sheets === null) return <p className="muted mt-4">Menyiapkan pratinjau surat…</p>;
  return sheets.map((sheet) => (
    <div
      key={sheet.kind}
      className="konsep"
      tabIndex={0}
      role="region"
      aria-label={`Pratinjau ${sheet.subject}`}
    >
      <p className="sm muted">Pratinjau. Nomor, tanda tangan, dan kode QR diberi saat terbit.</p>
      <LetterSheet letter={sheet} />
    </div>
  ));
}

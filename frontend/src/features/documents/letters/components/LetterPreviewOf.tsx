'use client';

import { useEffect, useState } from 'react';
import { messageOf } from '@/lib/problem';
import { LetterSheet, type LetterText } from './LetterSheet';

const TYPING_MS = 500;

export interface SeenLetters {
  items: LetterText[];
  letterHash: string | null;
}

/**
 * Letters that an act outside the chain would create, read again whenever `read` changes.
 * @param onSeen receives the hash of what the screen shows, null where no letter comes, undefined while it is being read
 */
export function LetterPreviewOf({
  read,
  onSeen,
}: {
  read: () => Promise<SeenLetters>;
  onSeen: (letterHash: string | null | undefined) => void;
}) {
  const [sheets, setSheets] = useState<LetterText[] | null>(null);
  const [error, setError] = useState<string>();

  useEffect(() => {
    let isCurrent = true;
    onSeen(undefined);
    const load = async () => {
      try {
        const { items, letterHash } = await read();
        if (!isCurrent) return;
        setError(undefined);
        setSheets(items);
        onSeen(letterHash);
      } catch (problem) {
        if (isCurrent) setError(messageOf(problem));
      }
    };
    const timer = setTimeout(() => void load(), TYPING_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [read, onSeen]);

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

'use client';

import { useEffect, useRef, useState } from 'react';
import type { SeenProps } from '@/components/ui/ConfirmDialog';
import { Notice } from '@/components/ui/Notice';
import { api, unwrap } from '@/lib/api/browser';
import { messageOf } from '@/lib/problem';
import { type Change, changesBetween } from '../changes';
import { LetterSheet, type LetterText } from './LetterSheet';

const TYPING_MS = 500;

const readStep = (id: string, query: { note?: string; refusing?: boolean }) =>
  unwrap(api.GET('/api/v1/assignments/{id}/letter-preview', { params: { path: { id }, query } }));

/**
 * The letters that a decision about this assignment would bring, with the note as typed; number and signature come with the
 * issue. Tells the hash of what it shows, which the decision sends back; when it changed meanwhile, shows where.
 */
export function LetterPreview({
  id = '',
  read: readBy,
  note,
  refusing = false,
  round,
  onSeen,
}: SeenProps) {
  const [sheets, setSheets] = useState<LetterText[] | null>(null);
  const [changes, setChanges] = useState<Change[]>([]);
  const [error, setError] = useState<string>();
  const read = useRef<{ round: number; sheets: LetterText[] }>(null);
  const isAsked = !refusing || note !== '';

  useEffect(() => {
    if (!isAsked) return;
    let isCurrent = true;
    const load = async () => {
      try {
        const { items, letterHash } = await (readBy
          ? readBy(note)
          : readStep(id, { ...(note ? { note } : {}), ...(refusing ? { refusing: true } : {}) }));
        if (!isCurrent) return;
        // Against what was read before the server refused, not against the same letter with another note.
        if (read.current && read.current.round < round)
          setChanges(changesBetween(read.current.sheets, items));
        read.current = { round, sheets: items };
        setError(undefined);
        setSheets(items);
        onSeen(letterHash, note);
      } catch (problem) {
        if (isCurrent) setError(messageOf(problem));
      }
    };
    const timer = setTimeout(
      () => void load(),
      note && read.current?.round === round ? TYPING_MS : 0,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [id, isAsked, note, onSeen, readBy, refusing, round]);

  if (!isAsked) return null;
  if (error) return <p className="muted mt-4">Pratinjau surat tidak dapat dibuka: {error}</p>;
  if (sheets === null) return <p className="muted mt-4">Menyiapkan pratinjau surat…</p>;
  return (
    <>
      {changes.length > 0 ? (
        <div className="mt-4">
          <Notice tone="back">
            <b>Yang berubah sejak Anda membacanya:</b>
            <ul className="letters-list">
              {changes.map((change) => (
                <li key={`${change.place} ${change.after}`} className="break-words">
                  {change.place}: {change.before ? <del>{change.before}</del> : null}{' '}
                  {change.after ? <ins>{change.after}</ins> : '(dihapus)'}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      {sheets.map((sheet) => (
        <div
          key={sheet.kind}
          className="konsep"
          tabIndex={0}
          role="region"
          aria-label={`Pratinjau ${sheet.subject}`}
        >
          <p className="sm muted">
            Pratinjau. Nomor, tanda tangan, dan kode QR diberi saat terbit.
          </p>
          <LetterSheet letter={sheet} />
        </div>
      ))}
    </>
  );
}

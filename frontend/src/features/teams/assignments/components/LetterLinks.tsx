import Link from 'next/link';
import { longDate } from '@/lib/format';
import type { components } from '@/lib/api/schema';
import { StatusTag } from '@/components/ui/StatusTag';
import { letterKind, LETTER_STATUS } from '../labels';

type Letter = components['schemas']['LetterSummaryDto'];

/** The letters of an assignment, oldest first. */
export function LetterLinks({ letters }: { letters: readonly Letter[] }) {
  if (letters.length === 0) return <p className="muted">Belum ada surat.</p>;
  return (
    <ul className="letters-list">
      {letters.map((letter) => (
        <li key={letter.id}>
          <Link className="tap" prefetch={false} href={`/surat/${letter.id}`}>
            {letterKind(letter.kind)}
            {letter.approved === false ? ' (penolakan)' : ''}
          </Link>
          {letter.status === 'issued' ? null : (
            <>
              {' '}
              <StatusTag tone="err">{LETTER_STATUS[letter.status]}</StatusTag>
            </>
          )}
          <br />
          <span className="muted">
            {letter.number}, {longDate(letter.dated)}. {letter.signerPosition}
            {letter.cancelReason ? `. ${letter.cancelReason}` : ''}
            {letter.replacedBy
              ? `. Diganti dengan ${letter.replacedBy.number}: ${letter.replaceReason}`
              : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}

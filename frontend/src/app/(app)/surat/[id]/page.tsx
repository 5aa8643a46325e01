import type { Metadata } from 'next';
import Link from 'next/link';
import { Icon } from '@/components/ui/Icon';
import { Notice } from '@/components/ui/Notice';
import { LETTER_STATUS, letterKind } from '@/features/teams/assignments/labels';
import { LetterSheet } from '@/features/documents/letters/components/LetterSheet';
import { PrintButton } from '@/features/documents/letters/components/PrintButton';
import { readLetter } from '@/features/documents/letters/read';
import { longDate, sentence } from '@/lib/format';

export const metadata: Metadata = { title: 'Surat' };

export default async function LetterPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const letter = await readLetter(id);
  return (
    <>
      <h1 className="vh">
        {letterKind(letter.kind)} {letter.number}
      </h1>
      <div className="lt-w">
        <div className="lt-bar">
          <p>
            {letterKind(letter.kind)}, diterbitkan {longDate(letter.dated)} oleh{' '}
            {letter.signerPosition}.
            {letter.assignmentId ? (
              <>
                {' '}
                <Link href={`/penugasan/${letter.assignmentId}`} prefetch={false}>
                  Lihat penugasannya
                </Link>
              </>
            ) : null}
          </p>
          <PrintButton />
          <a
            className="btn primary"
            href={`/api/v1/letters/${id}/file`}
            download={`${letter.number.replace(/[^A-Za-z0-9]+/g, '-')}.pdf`}
          >
            <Icon name="download" />
            Unduh PDF
          </a>
        </div>
        {letter.status === 'issued' ? null : (
          <div className="mx-auto mb-3 max-w-[794px]">
            <Notice tone="err">
              <b>{LETTER_STATUS[letter.status]}.</b>{' '}
              {sentence(letter.cancelReason ?? letter.replaceReason ?? '')} Jangan dipakai sebagai
              dasar.
              {letter.replacedBy ? (
                <>
                  {' '}
                  Penggantinya{' '}
                  <Link href={`/surat/${letter.replacedBy.id}`} prefetch={false}>
                    {letter.replacedBy.number}
                  </Link>
                  .
                </>
              ) : null}
            </Notice>
          </div>
        )}
        <div tabIndex={0} role="region" aria-label="Naskah surat" className="overflow-x-auto">
          <LetterSheet letter={letter} />
        </div>
      </div>
    </>
  );
}

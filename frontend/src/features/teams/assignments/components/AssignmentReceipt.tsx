import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { Confirmation } from '@/components/ui/Confirmation';
import { Facts } from '@/components/ui/Facts';
import { LetterNumber } from '@/features/documents/letters/components/LetterNumber';
import { type AssignmentDetail, letterKind } from '../labels';
import { type Receipt, receiptOf } from '../receipt';

/** After a decision: the number, what happens next, with whom and by when, and the letter itself. */
export function AssignmentReceipt({
  assignment,
  close,
}: {
  assignment: AssignmentDetail;
  close: string;
}) {
  const { title, letters, next, due, isMine } = receiptOf(assignment);
  return (
    <Confirmation
      key={`${assignment.id}-${assignment.version}`}
      title={title}
      close={close}
      said={letters.map(({ number }) => `Nomor ${number}`).join('. ')}
    >
      <p>
        {assignment.employee.name} sebagai {assignment.task}
        {assignment.squad ? `, ${assignment.squad.name}` : ''}.
      </p>
      <Facts
        items={[
          ['Nomor', letters.length > 0 ? numbersOf(letters) : null],
          ['Berikutnya', next],
          ['Batas', due],
        ]}
      />
      <p className="links">
        {letters.map(({ id, kind }) => (
          <Link key={id} className="tap" href={`/surat/${id}`} prefetch={false}>
            Buka {letterKind(kind).toLowerCase()}
          </Link>
        ))}
        {isMine ? (
          <Link className="tap" href={`/persetujuan?pilih=assignment:${assignment.id}#pratinjau`}>
            Putuskan langkah Anda berikutnya
          </Link>
        ) : (
          <Link className="tap" href={`/penugasan/${assignment.id}`} prefetch={false}>
            Lihat penugasan
          </Link>
        )}
      </p>
    </Confirmation>
  );
}

const numbersOf = (letters: Receipt['letters']): ReactNode =>
  letters.map(({ id, number }, at) => (
    <Fragment key={id}>
      {at > 0 ? ' dan ' : null}
      <LetterNumber number={number} />
    </Fragment>
  ));

import Link from 'next/link';
import { Facts } from '@/components/ui/Facts';
import { Icon } from '@/components/ui/Icon';
import { Notice } from '@/components/ui/Notice';
import type { components } from '@/lib/api/schema';
import { longDate } from '@/lib/format';

export type VerifiedLetter = components['schemas']['VerifiedLetterDto'];

const person = (name: string, maskedNip: string | null): string =>
  maskedNip ? `${name}, NIP\u00a0${maskedNip.replaceAll(' ', '\u00a0')}` : name;

/** What anyone may know of a letter. */
export function VerifiedFacts({ letter }: { letter: VerifiedLetter }) {
  const { signature, signer, assignee } = letter;
  return (
    <>
      {letter.status === 'issued' ? (
        <div className="vf-ok" role="status">
          <Icon name="check" />
          <div>
            <b>Surat ini terdaftar</b>
            Diterbitkan {longDate(letter.date)}. Belum dicabut.
          </div>
        </div>
      ) : (
        <Notice tone="err">
          <b>
            {letter.status === 'cancelled' ? 'Surat ini dibatalkan.' : 'Surat ini sudah diganti.'}
          </b>{' '}
          Jangan dipakai sebagai dasar.
          {letter.replacedBy ? (
            <>
              {' '}
              Surat penggantinya{' '}
              <Link href={`/verifikasi/${letter.replacedBy.token}`} prefetch={false}>
                {letter.replacedBy.number}
              </Link>
              .
            </>
          ) : null}
        </Notice>
      )}
      {signature && !signature.valid ? (
        <div className="notice err">
          <Icon name="alert" />
          <div>
            <b>{signature.label}.</b> {signature.statement}
          </div>
        </div>
      ) : null}
      <Facts
        items={[
          ['Nomor', <b key="number">{letter.number}</b>],
          ['Tanggal', longDate(letter.date)],
          ['Hal', letter.subject],
          ['Ditugaskan', assignee ? person(assignee.name, assignee.maskedNip) : null],
          ['Penanda tangan', `${signer.position}, ${person(signer.name, signer.maskedNip)}`],
          ['Unit', letter.unitName],
          [
            'SHA-256',
            <span key="hash" className="hash">
              {letter.sha256.replace(/(.{4})/g, '$1 ').trim()}
            </span>,
          ],
        ]}
      />
    </>
  );
}

import { longDate, nip } from '@/lib/format';
import type { components } from '@/lib/api/schema';
import { LetterBlock, LetterFacts } from './LetterBlock';

export type Letter = components['schemas']['LetterDto'];
export type LetterText = components['schemas']['LetterSheetDto'];
type Issued = Pick<Letter, 'number' | 'qrPath' | 'qrSize' | 'signature' | 'verificationUrl'>;

const NO_NUMBER = '(diberi saat terbit)';

/** Lambang, names and address over a letter. */
export function LetterKop({ head }: { head: LetterText['head'] }) {
  return (
    <div className="kop">
      {head.emblem ? (
        // eslint-disable-next-line @next/next/no-img-element -- bytes behind the session, of a fixed size
        <img
          src={`/api/v1/letterhead-emblems/${head.emblem}`}
          alt=""
          width={56}
          height={64}
          className="object-contain"
        />
      ) : (
        <svg
          viewBox="0 0 48 56"
          width="56"
          height="64"
          fill="none"
          stroke="#14202E"
          strokeWidth="1.5"
          aria-hidden="true"
        >
          <path d="M4 4h40v28c0 12-9 17-20 21C13 49 4 44 4 32z" />
          <path d="M4 16h40M24 16v36" strokeDasharray="2 3" />
        </svg>
      )}
      <div>
        <b>{head.agencyName}</b>
        <b>{head.unitName}</b>
        {head.address ? <small>{head.address}</small> : null}
        {head.contact ? <small>{head.contact}</small> : null}
      </div>
      <span />
    </div>
  );
}

/** A letter as it stands on paper: judul form for the surat tugas, korespondensi form for the others; a konsep has no number, signature or code yet. */
export function LetterSheet({ letter }: { letter: LetterText & Partial<Issued> }) {
  const { head, signer, signature, copies, number = NO_NUMBER } = letter;
  const date = longDate(letter.dated);
  return (
    <div className="a4" id="naskah">
      <LetterKop head={head} />
      {letter.title ? (
        <div className="lt-title">
          <b>{letter.title}</b>
          <div>NOMOR {number}</div>
        </div>
      ) : (
        <>
          <div className="lt-open">
            <LetterFacts
              rows={[
                ['Nomor', number],
                ['Sifat', letter.nature],
                ['Lampiran', letter.attachments],
                ['Hal', letter.subject],
              ]}
            />
            <span>
              {letter.place}, {date}
            </span>
          </div>
          {letter.addressee ? (
            <p>
              Yth. {letter.addressee.position}
              <br />
              di {letter.addressee.place}
            </p>
          ) : null}
        </>
      )}
      {letter.blocks.map((block) => (
        <LetterBlock key={JSON.stringify(block)} block={block} />
      ))}
      <div className="lt-sign">
        <p>
          {letter.title ? (
            <>
              {letter.place}, {date}
              <br />
            </>
          ) : null}
          {signer.caption.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </p>
        {letter.qrPath && letter.qrSize ? (
          <svg
            viewBox={`-2 -2 ${letter.qrSize + 4} ${letter.qrSize + 4}`}
            width="96"
            height="96"
            role="img"
            aria-label="Kode QR pemeriksaan surat"
          >
            <path d={letter.qrPath} fill="#14202E" />
          </svg>
        ) : null}
        <p className="nm">
          <u>{signer.name}</u>
          {signer.rank}
          {signer.rank ? <br /> : null}
          {signer.nip ? `NIP ${nip(signer.nip)}` : null}
        </p>
      </div>
      {copies.length > 0 ? (
        <div className="lt-copies">
          Tembusan:
          <ol>
            {copies.map((copy, index) => (
              <li key={copy}>
                {copy}
                {index === copies.length - 1 ? '.' : ';'}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      {signature ? (
        <div className="lt-sim">
          <b>{signature.label}</b>
          <span>
            {signature.statement} Periksa di {letter.verificationUrl?.replace(/^https?:\/\//, '')}
          </span>
        </div>
      ) : null}
    </div>
  );
}

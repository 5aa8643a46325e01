import type { LetterContent, ReplyLetter } from './domain/letter-content.js';
import { NUMBER_TO_COME, printedHash } from './printed-hash.js';

const LETTER: ReplyLetter = {
  kind: 'reply',
  head: { agencyName: 'Pemerintah Kabupaten Contoh', unitName: 'Dinas Sosial' },
  number: null,
  place: 'Contoh',
  date: '2026-11-24',
  issuedAt: '2026-11-24T02:14:00.000Z',
  origin: 'volunteer',
  person: { name: 'Sari Dewi', position: 'Pranata Komputer', unit: 'Bidang Data' },
  task: {
    role: 'Analis data',
    performanceOwner: 'Kepala Dinas Sosial',
    result: 'Peta data selesai',
    period: { from: '2026-11-24', until: '2026-12-31' },
  },
  signer: { name: 'Budi', position: 'Kepala Dinas Sosial' },
  copies: ['Kepala Bidang Data'],
  verification: { token: '', url: '' },
  signature: null,
  addressee: { position: 'Kepala Dinas Kominfo', place: 'Contoh' },
  request: { title: 'Surat Sari Dewi', number: NUMBER_TO_COME, date: '2026-11-24' },
  approved: true,
};
const hash = (changes: Partial<ReplyLetter>): string => printedHash([{ ...LETTER, ...changes }]);

describe('the hash over what a letter prints', () => {
  it('is the same on another day, with a number, a code and a signature, and for other keys’ order', () => {
    // The same fields in another order: fromEntries forgets which they are.
    const reversed = Object.fromEntries(
      Object.entries(LETTER).toReversed(),
    ) as unknown as LetterContent;
    expect(printedHash([reversed])).toBe(hash({}));
    expect(
      hash({
        number: '800/1/DISA/2026',
        date: '2026-11-25',
        issuedAt: '2026-11-25T02:14:00.000Z',
        verification: { token: 'x', url: 'y' },
        request: { ...LETTER.request, date: '2026-11-25' },
      }),
    ).toBe(hash({}));
  });

  const CHANGES: [string, Partial<ReplyLetter>][] = [
    ['the kop', { head: { ...LETTER.head, address: 'Jalan Lain' } }],
    ['the place', { place: 'Lain' }],
    ['the subject', { subject: 'Lain' }],
    ['the person', { person: { ...LETTER.person, name: 'Nama Palsu' } }],
    ['the task', { task: { ...LETTER.task, result: 'berhak atas honor' } }],
    [
      'the period',
      { task: { ...LETTER.task, period: { from: '2026-11-25', until: '2026-12-31' } } },
    ],
    ['the signer', { signer: { ...LETTER.signer, acting: 'Plt.' } }],
    ['the copies', { copies: [] }],
    ['the addressee', { addressee: { ...LETTER.addressee, position: 'Lain' } }],
    ['the verdict', { approved: false }],
    ['the reason', { reason: 'Lain' }],
    [
      'a letter cited that is out',
      { request: { ...LETTER.request, number: '800/1', date: '2026-11-20' } },
    ],
  ];
  it.each(CHANGES)('changes with %s', (_, changes) => {
    expect(hash(changes)).not.toBe(hash({}));
  });

  it('changes with a second letter', () => {
    expect(printedHash([LETTER, LETTER])).not.toBe(printedHash([LETTER]));
  });
});

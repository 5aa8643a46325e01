import {
  assignmentLetter,
  recommendationLetter,
  replyLetter,
  requestLetter,
} from '../../../../test/factories/letters.js';
import { longDate, longPeriod } from '../../../kernel/indonesian-date.js';
import { type LetterContent, LetterIncomplete } from './letter-content.js';
import { bodyOf, cite, signatureCaption, spacedNip, subjectOf } from './letter-wording.js';

/** Everything a letter says, no-break spaces read as spaces. */
const textOf = (letter: LetterContent): string =>
  bodyOf(letter)
    .flatMap((block) => {
      switch (block.kind) {
        case 'paragraph':
        case 'heading':
          return [block.text];
        case 'facts':
        case 'labelledFacts':
          return block.rows.map((row) => row.join(': '));
        case 'list':
          return [...block.items];
        case 'table':
          return block.rows.flat();
      }
    })
    .join('\n')
    .replaceAll('\u00a0', ' ');

describe('bodyOf', () => {
  it('asks the Kepala Unit to involve the person, and to ask the PjPK first', () => {
    const text = textOf(requestLetter());
    expect(text).toContain('kami mohon persetujuan Saudara untuk melibatkan pegawai');
    expect(text).toContain('Nama: Joko Lubis, S.Sos.');
    expect(text).toContain('NIP: 19880820 201103 1 004');
    expect(text).toContain('Waktu: 18 November sampai dengan 31 Desember 2026');
    expect(text).toContain('mohon Saudara meminta rekomendasi Pejabat Penilai Kinerja');
  });

  it('says that a volunteer came forward and already has the recommendation', () => {
    const recommendation = {
      title: 'Rekomendasi Kepala Bidang X',
      number: '800/1/X/2026',
      date: '2026-11-01',
    };
    const text = textOf(requestLetter({ origin: 'volunteer', recommendation }));
    expect(text).toContain('dengan ini saya mengajukan diri secara sukarela');
    expect(text).toContain(
      'saya telah memperoleh rekomendasi Pejabat Penilai Kinerja melalui Rekomendasi Kepala Bidang X Nomor 800/1/X/2026 tanggal 1 November 2026.',
    );
    expect(text).not.toContain('Sebelum memberikan jawaban');
  });

  it('recommends, or does not and says why', () => {
    expect(textOf(recommendationLetter())).toContain(
      'Pejabat Penilai Kinerja merekomendasikan pegawai berikut',
    );
    const no = textOf(recommendationLetter({ recommended: false, reason: 'Beban kerja penuh' }));
    expect(no).toContain('tidak merekomendasikan pegawai berikut');
    expect(no).toContain('Adapun alasannya sebagai berikut: Beban kerja penuh.');
  });

  it('answers the request by number, heeding the recommendation', () => {
    const text = textOf(replyLetter());
    expect(text).toContain(
      'Nomor 800/1187/DISKOMINFO/2026 tanggal 2 November 2026 hal Permohonan Melibatkan Pegawai, dan dengan memperhatikan Rekomendasi',
    );
    expect(text).toContain('kami menyetujui pelibatan pegawai berikut');
    expect(text).toContain('Surat tugas bagi pegawai yang bersangkutan akan diterbitkan');
  });

  it('refuses with the reason and promises no surat tugas', () => {
    const text = textOf(replyLetter({ approved: false, reason: 'Pegawai memimpin tim lain;' }));
    expect(text).toContain('kami tidak dapat menyetujui pelibatan pegawai berikut');
    expect(text).toContain('Adapun alasannya sebagai berikut: Pegawai memimpin tim lain.');
    expect(text).not.toContain('akan diterbitkan');
  });

  it.each([undefined, '', '  '])('will not refuse without a reason (%p)', (reason) => {
    expect(() => bodyOf(replyLetter({ approved: false, reason }))).toThrow(LetterIncomplete);
    expect(() => bodyOf(recommendationLetter({ recommended: false, reason }))).toThrow(
      LetterIncomplete,
    );
  });

  it('assigns in judul form: Dasar, Menugaskan, Kepada, Untuk, closing', () => {
    const letter = assignmentLetter();
    expect(bodyOf(letter).map((block) => ('label' in block ? block.label : block.kind))).toEqual([
      'Dasar',
      'heading',
      'Kepada',
      'Untuk',
      'paragraph',
    ]);
    const text = textOf(letter);
    expect(text).toContain('Joko Lubis, S.Sos.\n19880820 201103 1 004');
    expect(text).toContain(
      'Pemilik kinerja: Kepala Dinas Komunikasi, Informatika, Statistik dan Persandian',
    );
    expect(text).toMatch(
      /Penyederhanaan Birokrasi;\n[^]*Permohonan Melibatkan Pegawai;\n[^]*10 November 2026\./,
    );
    expect(text).toContain('Surat tugas ini dilaksanakan');
    expect(textOf(assignmentLetter({ title: 'Surat Penugasan' }))).toContain(
      'Surat penugasan ini dilaksanakan',
    );
  });

  it('leaves out what is not known', () => {
    const { task, person } = assignmentLetter();
    const text = textOf(
      assignmentLetter({
        task: { ...task, squad: undefined, place: undefined },
        person: { ...person, nip: undefined, rank: undefined },
      }),
    );
    expect(text).not.toMatch(/^(Tim|Tempat|Porsi waktu|Ditujukan kepada): /m);
    expect(text).not.toContain('undefined');
  });

  it('writes the share of time with a decimal comma', () => {
    const { task } = requestLetter();
    expect(textOf(requestLetter({ task: { ...task, sharePercent: 37.5 } }))).toContain(
      'Porsi waktu: 37,5% dari waktu kerja',
    );
  });
});

describe('parts of a letter', () => {
  it('captions a.n., Plt. and Plh.', () => {
    const position = 'Kepala Dinas Kesehatan';
    expect(signatureCaption({ name: 'A', position })).toEqual(['Kepala Dinas Kesehatan,']);
    expect(signatureCaption({ name: 'A', position, acting: 'Plt.' })).toEqual([
      'Plt. Kepala Dinas Kesehatan,',
    ]);
    expect(
      signatureCaption({
        name: 'A',
        position: 'Sekretaris Daerah',
        acting: 'Plh.',
        onBehalfOf: 'Bupati Contoh',
      }),
    ).toEqual(['a.n. Bupati Contoh', 'Plh. Sekretaris Daerah,']);
  });

  it('cites without hal where there is none', () => {
    expect(cite({ title: 'Surat Camat', number: '1', date: '2026-01-05' })).toBe(
      'Surat Camat Nomor 1 tanggal 5\u00a0Januari 2026',
    );
  });

  it('gives each kind its usual subject, or the own one', () => {
    expect(subjectOf(requestLetter())).toBe('Permohonan Melibatkan Pegawai');
    expect(subjectOf(requestLetter({ subject: 'Lain' }))).toBe('Lain');
  });

  it('spaces a NIP and keeps what is none', () => {
    expect(spacedNip('198808202011031004')).toBe('19880820\u00a0201103\u00a01\u00a0004');
    expect(spacedNip('12345')).toBe('12345');
  });

  it('writes dates and periods out', () => {
    expect(longDate('2026-03-01')).toBe('1\u00a0Maret 2026');
    expect(longPeriod('2026-11-18', '2026-12-31')).toBe(
      '18\u00a0November sampai dengan 31\u00a0Desember 2026',
    );
    expect(longPeriod('2026-11-18', '2027-01-31')).toBe(
      '18\u00a0November 2026 sampai dengan 31\u00a0Januari 2027',
    );
    expect(longPeriod('2026-11-18', '2026-11-18')).toBe('18\u00a0November 2026');
    expect(() => longDate('18-11-2026')).toThrow(RangeError);
    expect(() => longDate('2026-13-01')).toThrow(RangeError);
  });
});

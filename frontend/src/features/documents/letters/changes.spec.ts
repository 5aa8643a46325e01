import { describe, expect, it } from '@jest/globals';
import { changesBetween } from './changes';
import type { LetterText } from './components/LetterSheet';

const SHEET: LetterText = {
  kind: 'assignment',
  dated: '2026-11-24',
  subject: 'Surat tugas Tim Kerja',
  head: { agencyName: 'Pemerintah Kabupaten Contoh', unitName: 'Dinas Sosial' },
  place: 'Contoh',
  title: 'Surat Tugas',
  nature: 'Biasa',
  attachments: '-',
  addressee: null,
  blocks: [
    { kind: 'heading', text: 'MENUGASKAN' },
    {
      kind: 'labelledFacts',
      label: 'Untuk',
      rows: [
        ['Hasil kerja', 'Peta data selesai'],
        ['Waktu', '2026'],
      ],
    },
  ],
  signer: { name: 'Budi', nip: null, rank: null, caption: ['Kepala Dinas Sosial,'] },
  copies: ['Ketua Tim Kerja'],
};

describe('where a letter changed', () => {
  it('is nowhere when only the day is another', () => {
    expect(changesBetween([SHEET], [{ ...SHEET, dated: '2026-11-25' }])).toEqual([]);
  });

  it('is named by its place on the paper', () => {
    const edited: LetterText = {
      ...SHEET,
      blocks: [
        SHEET.blocks[0] as LetterText['blocks'][number],
        {
          kind: 'labelledFacts',
          label: 'Untuk',
          rows: [
            ['Hasil kerja', 'Honor Rp50.000.000'],
            ['Waktu', '2026'],
          ],
        },
      ],
      copies: [],
    };
    expect(changesBetween([SHEET], [edited])).toEqual([
      { place: 'Hasil kerja', before: 'Peta data selesai', after: 'Honor Rp50.000.000' },
      { place: 'Tembusan', before: 'Ketua Tim Kerja', after: '' },
    ]);
  });

  it('tells of a letter that was not there before', () => {
    expect(changesBetween([], [SHEET]).map(({ place }) => place)).toContain('Hasil kerja');
  });
});

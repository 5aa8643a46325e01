import { renderTableReport, type TableReport } from './table-report.js';

const report = (rows: number, changes: Partial<TableReport> = {}): TableReport => ({
  title: 'Sasaran Kinerja Pegawai',
  subtitle: 'Periode 1 Januari sampai dengan 31 Desember 2026',
  createdAt: new Date('2026-01-02T00:00:00Z'),
  facts: [
    [
      ['Nama', 'Joko Lubis, S.Sos.'],
      ['Unit kerja', 'Bidang Pelayanan Pencatatan Sipil'],
    ],
    [
      ['Nama', 'Muhammad Nasution, S.H.'],
      ['Unit kerja', 'Dinas Kependudukan dan Pencatatan Sipil'],
    ],
  ],
  sections: [
    {
      heading: 'A. Utama',
      columns: [
        { title: 'No', share: 1, align: 'right' },
        { title: 'Rencana hasil kerja', share: 6 },
        { title: 'Indikator', share: 5 },
        { title: 'Target', share: 2, align: 'right' },
      ],
      rows: Array.from({ length: rows }, (_, index) => [
        `${index + 1}`,
        'Antarmuka data KTP-el dan KK terselesaikan dan dipakai oleh paling sedikit dua perangkat daerah',
        'Jumlah antarmuka yang dipakai',
        '5 antarmuka',
      ]),
    },
    {
      heading: 'B. Tambahan',
      columns: [{ title: 'No', share: 1 }],
      rows: [],
      empty: 'Belum ada hasil kerja tambahan.',
    },
  ],
  placeAndDate: 'Contoh, 2 Januari 2026',
  signatures: [
    {
      caption: 'Pegawai yang dinilai,',
      name: 'Joko Lubis, S.Sos.',
      lines: ['NIP 19880820 201103 1 004'],
    },
    {
      caption: 'Pejabat Penilai Kinerja,',
      name: 'Muhammad Nasution, S.H.',
      lines: ['NIP 19800311 200501 1 003'],
    },
  ],
  footnote: 'Dicetak dari ASN Squad',
  ...changes,
});

const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

describe('renderTableReport', () => {
  it('prints a short form on one page, portrait or landscape', async () => {
    expect(pagesOf(await renderTableReport(report(3)))).toBe(1);
    const wide = await renderTableReport(
      report(3, { landscape: true, signatures: report(3).signatures.slice(1) }),
    );
    expect(pagesOf(wide)).toBe(1);
    expect(wide.includes('/MediaBox [0 0 841.89 595.28]')).toBe(true);
  });

  it('goes on over pages, also inside a row that no page can hold', async () => {
    expect(pagesOf(await renderTableReport(report(40)))).toBeGreaterThan(2);
    const endless = report(1, {
      sections: [{ columns: [{ title: 'Uraian', share: 1 }], rows: [['kata '.repeat(4_000)]] }],
    });
    expect(pagesOf(await renderTableReport(endless))).toBeGreaterThan(2);
  });

  it('gives the same bytes for the same report', async () => {
    expect((await renderTableReport(report(2))).equals(await renderTableReport(report(2)))).toBe(
      true,
    );
  });
});

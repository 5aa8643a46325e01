import type {
  AssignmentLetter,
  RecommendationLetter,
  ReplyLetter,
  RequestLetter,
} from '../../src/documents/letters/domain/letter-content.js';
import { WORK_SYSTEM_REGULATION } from '../../src/documents/letters/domain/letter-wording.js';

const dukcapil = {
  agencyName: 'Pemerintah Kabupaten Contoh',
  unitName: 'Dinas Kependudukan dan Pencatatan Sipil',
  address: 'Jalan Contoh Raya Nomor 12, Contoh 35210',
  contact: 'Laman dukcapil.contoh.example, pos-el surat@dukcapil.contoh.example',
};

const diskominfo = {
  agencyName: 'Pemerintah Kabupaten Contoh',
  unitName: 'Dinas Komunikasi, Informatika, Statistik dan Persandian',
  address: 'Jalan Contoh Raya Nomor 8, Contoh 35210',
};

const HEAD_OF_DUKCAPIL = 'Kepala Dinas Kependudukan dan Pencatatan Sipil';
const HEAD_OF_DISKOMINFO = 'Kepala Dinas Komunikasi, Informatika, Statistik dan Persandian';
const TOKEN = '7K2P-9QXM-41TD';

const common = {
  place: 'Contoh',
  origin: 'appointment',
  person: {
    name: 'Joko Lubis, S.Sos.',
    nip: '198808202011031004',
    rank: 'Penata (III/c)',
    position: 'Pranata Komputer Ahli Muda',
    unit: 'Bidang Pelayanan Pencatatan Sipil',
  },
  task: {
    squad: 'Tim Kerja Integrasi Layanan Adminduk',
    role: 'Pengembang aplikasi',
    performanceOwner: HEAD_OF_DISKOMINFO,
    result: 'Antarmuka data KTP-el dan KK terselesaikan, 5 antarmuka',
    period: { from: '2026-11-18', until: '2026-12-31' },
    place: 'Kabupaten Contoh',
  },
  verification: { token: TOKEN, url: `https://asn.contoh.example/verifikasi/${TOKEN}` },
  signature: {
    provider: 'simulator',
    valid: false,
    label: 'Simulasi, tidak sah',
    statement: 'Tanda tangan dibuat oleh simulator, bukan sertifikat elektronik BSrE.',
    signedAt: '2026-11-18T02:00:00.000Z',
  },
} as const;

const headOfDukcapil = {
  name: 'Yohanes Wardani Rahayu, S.IP.',
  nip: '197510051998091004',
  rank: 'Pembina Utama Muda (IV/c)',
  position: HEAD_OF_DUKCAPIL,
};

const requestReference = {
  title: `Surat ${HEAD_OF_DISKOMINFO}`,
  number: '800/1187/DISKOMINFO/2026',
  date: '2026-11-02',
  subject: 'Permohonan Melibatkan Pegawai',
};

const recommendationReference = {
  title: 'Rekomendasi Kepala Bidang Pelayanan Pencatatan Sipil',
  number: '800/198/DUKCAPIL/2026',
  date: '2026-11-10',
};

export const requestLetter = (changes: Partial<RequestLetter> = {}): RequestLetter => ({
  ...common,
  kind: 'request',
  head: diskominfo,
  number: '800/1187/DISKOMINFO/2026',
  date: '2026-11-02',
  issuedAt: '2026-11-02T02:00:00.000Z',
  addressee: { position: HEAD_OF_DUKCAPIL, place: 'Contoh' },
  note: 'Pegawai yang bersangkutan menguasai basis data kependudukan',
  signer: {
    name: 'Siti Marpaung, S.Kom., M.T.',
    nip: '197802142003122002',
    rank: 'Pembina Tingkat I (IV/b)',
    position: HEAD_OF_DISKOMINFO,
    acting: 'Plt.',
  },
  copies: ['Kepala Bidang Pelayanan Pencatatan Sipil'],
  ...changes,
});

export const recommendationLetter = (
  changes: Partial<RecommendationLetter> = {},
): RecommendationLetter => ({
  ...common,
  kind: 'recommendation',
  head: dukcapil,
  number: '800/198/DUKCAPIL/2026',
  date: '2026-11-10',
  issuedAt: '2026-11-10T02:00:00.000Z',
  addressee: { position: HEAD_OF_DUKCAPIL, place: 'Contoh' },
  request: requestReference,
  recommended: true,
  reason: 'Beban kerja pegawai masih memungkinkan dan penugasan sesuai dengan kompetensinya',
  signer: {
    name: 'Muhammad Nasution, S.H.',
    nip: '198003112005011003',
    rank: 'Pembina (IV/a)',
    position: 'Kepala Bidang Pelayanan Pencatatan Sipil',
  },
  copies: [],
  ...changes,
});

export const replyLetter = (changes: Partial<ReplyLetter> = {}): ReplyLetter => ({
  ...common,
  kind: 'reply',
  head: dukcapil,
  number: '800/207/DUKCAPIL/2026',
  date: '2026-11-13',
  issuedAt: '2026-11-13T02:00:00.000Z',
  addressee: { position: HEAD_OF_DISKOMINFO, place: 'Contoh' },
  request: requestReference,
  recommendation: recommendationReference,
  approved: true,
  signer: headOfDukcapil,
  copies: ['Kepala Bidang Pelayanan Pencatatan Sipil', 'Kepala BKPSDM Kabupaten Contoh'],
  ...changes,
});

export const assignmentLetter = (changes: Partial<AssignmentLetter> = {}): AssignmentLetter => ({
  ...common,
  kind: 'assignment',
  head: dukcapil,
  number: '800/214/DUKCAPIL/2026',
  date: '2026-11-18',
  issuedAt: '2026-11-18T02:00:00.000Z',
  basis: [
    WORK_SYSTEM_REGULATION,
    `Surat ${HEAD_OF_DISKOMINFO} Nomor 800/1187/DISKOMINFO/2026 tanggal 2\u00a0November 2026 hal Permohonan Melibatkan Pegawai`,
    'Rekomendasi Kepala Bidang Pelayanan Pencatatan Sipil Nomor 800/198/DUKCAPIL/2026 tanggal 10\u00a0November 2026',
  ],
  reporting: `Melapor kepada ketua tim setiap akhir bulan, dan kepada ${HEAD_OF_DUKCAPIL} pada akhir penugasan`,
  signer: headOfDukcapil,
  copies: [HEAD_OF_DISKOMINFO, 'Kepala BKPSDM Kabupaten Contoh'],
  ...changes,
});

/** Names and texts longer than any page of a registry, to see that nothing runs over another. */
export const longAssignmentLetter = (): AssignmentLetter => {
  const post =
    'Kepala Dinas Pemberdayaan Masyarakat dan Desa, Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana';
  return assignmentLetter({
    head: {
      agencyName: 'Pemerintah Kabupaten Kepulauan Contoh Utara Barat Daya',
      unitName: post.replace('Kepala ', ''),
      address: dukcapil.address,
      contact: dukcapil.contact,
    },
    basis: Array.from(
      { length: 9 },
      (_, index) =>
        `Peraturan Bupati Kepulauan Contoh Utara Nomor ${index + 1} Tahun 2026 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta Tata Kerja ${post.replace('Kepala ', '')}`,
    ),
    person: {
      name: 'Prof. Dr. dr. Raden Ajeng Maria Magdalena Kusumaningrum Situmorang-Panggabean, S.Ked., M.Kes., Sp.KKLP., Ph.D.',
      nip: '198808202011032004',
      rank: 'Pembina Utama Madya (IV/d)',
      position: 'Penata Kependudukan dan Keluarga Berencana Ahli Utama',
      unit: 'Bidang Ketahanan dan Kesejahteraan Keluarga serta Pengendalian Penduduk',
    },
    task: {
      squad:
        'Tim Kerja Percepatan Penurunan Stunting, Penghapusan Kemiskinan Ekstrem, dan Penguatan Ketahanan Keluarga di Wilayah Kepulauan',
      role: 'Koordinator lapangan, pengolah data, dan penyusun laporan kinerja triwulanan',
      performanceOwner: post,
      result:
        'Prevalensi stunting pada 48 desa prioritas turun paling sedikit 3,5 persen melalui pendampingan keluarga berisiko, pemutakhiran data, dan penyaluran makanan tambahan yang tepat sasaran. '.repeat(
          5,
        ),
      period: { from: '2026-11-18', until: '2027-06-30' },
      place:
        'Kecamatan Pulau Panjang, Kecamatan Pulau Tengah, Kecamatan Pulau Seberang, dan Kecamatan Tanjung Contoh',
      sharePercent: 37.5,
    },
    addressedTo: post,
    note: 'AlamatTanpaSpasiYangSangatPanjang/'.repeat(6),
    signer: {
      name: 'Prof. Dr. Ir. Muhammad Abdurrahman Wirawan Kertanegara Hutapea, S.T., M.T., M.Si., IPU.',
      nip: '197510051998091004',
      rank: 'Pembina Utama Muda (IV/c)',
      position: 'Sekretaris Daerah Kabupaten Kepulauan Contoh Utara Barat Daya',
      acting: 'Plh.',
      onBehalfOf: 'Bupati Kepulauan Contoh Utara Barat Daya',
    },
    copies: Array.from({ length: 8 }, (_, index) => `${post} Wilayah ${index + 1}`),
  });
};

import { work, type WorkFamily } from './work.js';

export const POLICY_WORK: readonly WorkFamily[] = [
  {
    posts: ['Analis Kebijakan', 'Penelaah Teknis Kebijakan'],
    rhk: [
      {
        text: 'Tersusunnya telaahan kebijakan sebagai bahan keputusan {unit}',
        indicator: 'Jumlah telaahan yang disampaikan kepada pimpinan',
        unit: 'telaahan',
        target: '8',
        quality: 'Persentase telaahan yang diterima tanpa perbaikan besar',
        item: 'Menyusun telaahan dan menyampaikannya kepada pimpinan',
        report:
          'Telaahan disampaikan dan dibahas bersama kepala bidang; catatan sudah ditindaklanjuti.',
        work: [
          work(
            'Menyusun telaahan staf',
            'Menyusun telaahan tentang penyederhanaan persyaratan layanan beserta pilihan kebijakannya.',
            'dokumen',
            1,
            'desk',
          ),
          work(
            'Mengumpulkan bahan kebijakan',
            'Mengumpulkan peraturan dan data pembanding dari tiga kabupaten sebagai bahan telaahan.',
            'bahan',
            4,
            'archive',
          ),
          work(
            'Membahas konsep kebijakan',
            'Membahas konsep bersama bidang terkait dan mencatat masukan per pasal.',
            'notula',
            1,
            'meeting',
          ),
        ],
      },
      {
        text: 'Terlaksananya pemantauan pelaksanaan kebijakan {unit}',
        indicator: 'Jumlah laporan pemantauan',
        unit: 'laporan',
        target: '4',
        quality: 'Persentase rekomendasi yang ditindaklanjuti',
        item: 'Memantau pelaksanaan kebijakan dan melaporkan hasilnya',
        report:
          'Pemantauan di lapangan selesai; dua rekomendasi sudah ditindaklanjuti, satu menunggu anggaran.',
        work: [
          work(
            'Memantau pelaksanaan di kecamatan',
            'Mengunjungi kantor kecamatan dan mencatat kendala pelaksanaan bersama petugas loket.',
            'lokasi',
            2,
            'village',
          ),
          work(
            'Mengolah hasil pemantauan',
            'Mengolah isian pemantauan menjadi tabel capaian dan grafik per kecamatan.',
            'tabel',
            3,
            'chart',
          ),
          work(
            'Menyusun laporan pemantauan',
            'Menyusun laporan pemantauan triwulan dengan temuan dan rekomendasi.',
            'laporan',
            1,
            'desk',
          ),
        ],
      },
      {
        text: 'Terfasilitasinya koordinasi lintas perangkat daerah pada {unit}',
        indicator: 'Jumlah rapat koordinasi yang hasilnya ditindaklanjuti',
        unit: 'rapat',
        target: '12',
        quality: 'Persentase tindak lanjut rapat yang selesai tepat waktu',
        item: 'Memfasilitasi rapat koordinasi dan mengawal tindak lanjutnya',
        report: 'Seluruh rapat terlaksana; daftar tindak lanjut dibagikan dan dipantau tiap pekan.',
        work: [
          work(
            'Memfasilitasi rapat koordinasi',
            'Menyiapkan bahan, memandu pembahasan, dan menyepakati penanggung jawab tindak lanjut.',
            'rapat',
            1,
            'meeting',
          ),
          work(
            'Menyusun notula rapat',
            'Menyusun notula dan daftar tindak lanjut dengan tenggat dan penanggung jawab.',
            'notula',
            2,
            'desk',
          ),
        ],
      },
    ],
  },
  {
    posts: ['Perencana'],
    rhk: [
      {
        text: 'Tersusunnya dokumen perencanaan dan penganggaran {unit} tepat waktu',
        indicator: 'Jumlah dokumen perencanaan yang ditetapkan',
        unit: 'dokumen',
        target: '4',
        quality: 'Persentase kesesuaian dengan Renstra',
        item: 'Menyusun dokumen perencanaan dan menyelaraskannya dengan Renstra',
        report: 'Dokumen selesai disusun dan telah diasistensi; perbaikan minor sudah dimasukkan.',
        work: [
          work(
            'Menyelaraskan rencana kerja',
            'Menyelaraskan indikator kegiatan dengan sasaran Renstra dan mencatat selisihnya.',
            'dokumen',
            1,
            'desk',
          ),
          work(
            'Menyusun matriks kinerja dan anggaran',
            'Menyusun matriks keterkaitan sasaran, indikator, kegiatan, dan pagu.',
            'matriks',
            2,
            'chart',
          ),
          work(
            'Mengikuti asistensi perencanaan',
            'Mengikuti asistensi di Bappeda dan memperbaiki catatan tim.',
            'rapat',
            1,
            'meeting',
          ),
        ],
      },
      {
        text: 'Tersedianya evaluasi capaian program {unit}',
        indicator: 'Jumlah laporan evaluasi program',
        unit: 'laporan',
        target: '4',
        quality: 'Persentase data capaian yang terverifikasi',
        item: 'Mengevaluasi capaian program dan menyusun rekomendasi',
        report:
          'Capaian seluruh indikator terkumpul dan terverifikasi; tiga indikator perlu percepatan.',
        work: [
          work(
            'Mengumpulkan capaian indikator',
            'Mengumpulkan dan memeriksa capaian indikator dari tiap bidang.',
            'indikator',
            12,
            'desk',
          ),
          work(
            'Menyusun grafik capaian',
            'Menyusun grafik capaian terhadap target dan menandai yang tertinggal.',
            'grafik',
            6,
            'chart',
          ),
        ],
      },
    ],
  },
  {
    posts: ['Auditor'],
    rhk: [
      {
        text: 'Terlaksananya pengawasan intern berbasis risiko oleh {unit}',
        indicator: 'Jumlah laporan hasil pengawasan yang terbit tepat waktu',
        unit: 'laporan',
        target: '6',
        quality: 'Persentase rekomendasi yang disepakati auditan',
        item: 'Melaksanakan penugasan pengawasan dan menyusun laporan',
        report:
          'Penugasan selesai sesuai program kerja; seluruh temuan telah dibahas dengan auditan.',
        work: [
          work(
            'Menguji dokumen pertanggungjawaban',
            'Menguji kelengkapan dan kebenaran dokumen pertanggungjawaban belanja sesuai program kerja.',
            'berkas',
            15,
            'archive',
          ),
          work(
            'Menyusun kertas kerja pemeriksaan',
            'Menyusun kertas kerja dan simpulan sementara per sasaran pemeriksaan.',
            'dokumen',
            2,
            'desk',
          ),
          work(
            'Membahas temuan dengan auditan',
            'Membahas temuan dan menyepakati rencana tindak lanjut dengan auditan.',
            'rapat',
            1,
            'meeting',
          ),
        ],
      },
      {
        text: 'Terpantaunya tindak lanjut rekomendasi pada wilayah {unit}',
        indicator: 'Persentase rekomendasi yang selesai ditindaklanjuti',
        unit: '%',
        target: '85',
        quality: 'Persentase bukti tindak lanjut yang sah',
        item: 'Memantau tindak lanjut rekomendasi hasil pengawasan',
        report: 'Pemutakhiran tindak lanjut selesai; sebagian besar rekomendasi dinyatakan tuntas.',
        work: [
          work(
            'Memutakhirkan tindak lanjut',
            'Memeriksa bukti tindak lanjut dan memutakhirkan statusnya di daftar pantau.',
            'rekomendasi',
            8,
            'desk',
          ),
          work(
            'Mendampingi perangkat daerah',
            'Mendampingi perangkat daerah menyusun rencana aksi pengendalian.',
            'perangkat daerah',
            1,
            'meeting',
          ),
        ],
      },
    ],
  },
];

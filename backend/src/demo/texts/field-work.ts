import { work, type WorkFamily } from './work.js';

export const FIELD_WORK: readonly WorkFamily[] = [
  {
    posts: ['Teknisi Sarana dan Prasarana', 'Penata Ruang'],
    rhk: [
      {
        text: 'Terpeliharanya sarana dan prasarana yang dikelola {unit}',
        indicator: 'Jumlah lokasi yang diperiksa dan dipelihara',
        unit: 'lokasi',
        target: '48',
        quality: 'Persentase kerusakan yang ditangani dalam tiga hari',
        item: 'Memeriksa lokasi dan menangani kerusakan',
        report:
          'Pemeriksaan rutin selesai di semua lokasi sasaran; kerusakan ringan langsung ditangani.',
        work: [
          work(
            'Memeriksa kondisi lapangan',
            'Memeriksa kondisi sarana di lapangan, memotret kerusakan, dan mengukur volumenya.',
            'lokasi',
            3,
            'road',
          ),
          work(
            'Memelihara peralatan kantor',
            'Memelihara jaringan listrik, pendingin ruangan, dan peralatan kantor.',
            'unit',
            6,
            'field',
          ),
          work(
            'Memeriksa sarana sekolah',
            'Memeriksa ruang kelas dan sanitasi sekolah bersama komite.',
            'sekolah',
            2,
            'school',
          ),
        ],
      },
      {
        text: 'Tersusunnya data teknis dan peta {unit}',
        indicator: 'Jumlah peta dan data teknis yang mutakhir',
        unit: 'peta',
        target: '12',
        quality: 'Persentase data yang sesuai hasil pengukuran',
        item: 'Memutakhirkan data teknis dan peta',
        report: 'Data teknis dimutakhirkan dari hasil pengukuran dan peta sudah dibagikan.',
        work: [
          work(
            'Mengukur dan memetakan lokasi',
            'Mengukur lokasi, mengambil koordinat, dan memasukkannya ke peta kerja.',
            'titik',
            18,
            'field',
          ),
          work(
            'Menggambar peta kerja',
            'Menggambar peta kerja dan memeriksa kesesuaiannya dengan rencana tata ruang.',
            'peta',
            1,
            'chart',
          ),
        ],
      },
    ],
  },
  {
    posts: ['Pranata Hubungan Masyarakat'],
    rhk: [
      {
        text: 'Tersampaikannya informasi layanan {unit} kepada masyarakat',
        indicator: 'Jumlah konten informasi yang terbit',
        unit: 'konten',
        target: '96',
        quality: 'Persentase pertanyaan publik yang dijawab dalam sehari',
        item: 'Menyusun konten dan menjawab pertanyaan publik',
        report: 'Konten terbit sesuai jadwal dan pertanyaan publik dijawab dalam sehari.',
        work: [
          work(
            'Menyusun konten informasi',
            'Menulis dan menerbitkan konten tentang syarat dan jadwal layanan.',
            'konten',
            3,
            'desk',
          ),
          work(
            'Meliput kegiatan pimpinan',
            'Meliput kegiatan, mengambil gambar, dan menerbitkan berita.',
            'berita',
            2,
            'field',
          ),
        ],
      },
    ],
  },
  {
    posts: ['Penggerak Swadaya Masyarakat', 'Penyuluh Sosial'],
    rhk: [
      {
        text: 'Terlaksananya pendampingan masyarakat oleh {unit}',
        indicator: 'Jumlah kelompok yang didampingi',
        unit: 'kelompok',
        target: '24',
        quality: 'Persentase kelompok yang menjalankan rencana aksi',
        item: 'Mendampingi kelompok masyarakat',
        report:
          'Pendampingan terlaksana sesuai jadwal; sebagian besar kelompok menjalankan rencana aksinya.',
        work: [
          work(
            'Mendampingi kelompok masyarakat',
            'Mendampingi kelompok menyusun rencana kegiatan dan pembukuan sederhana.',
            'kelompok',
            2,
            'village',
          ),
          work(
            'Menyuluh keluarga sasaran',
            'Mengunjungi keluarga sasaran, menyuluh, dan mencatat perkembangannya.',
            'keluarga',
            8,
            'health',
          ),
          work(
            'Melatih kader',
            'Melatih kader desa memakai lembar pemantauan.',
            'orang',
            20,
            'training',
          ),
        ],
      },
      {
        text: 'Tersedianya data sasaran pendampingan {unit} yang terverifikasi',
        indicator: 'Jumlah data keluarga yang diverifikasi',
        unit: 'keluarga',
        target: '600',
        quality: 'Persentase data yang sesuai hasil kunjungan',
        item: 'Memverifikasi data sasaran di lapangan',
        report: 'Verifikasi di desa sasaran selesai; data ganda dan pindah sudah dikeluarkan.',
        work: [
          work(
            'Memverifikasi data sasaran',
            'Mencocokkan data sasaran dengan keadaan di rumah bersama perangkat desa.',
            'keluarga',
            25,
            'village',
          ),
          work(
            'Merekap hasil verifikasi',
            'Merekap hasil verifikasi per desa dan menandai data yang perlu diperbaiki.',
            'rekap',
            2,
            'chart',
          ),
        ],
      },
    ],
  },
];

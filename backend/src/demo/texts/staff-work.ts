import { work, type WorkFamily } from './work.js';

export const STAFF_WORK: readonly WorkFamily[] = [
  {
    posts: ['Analis Sumber Daya Manusia Aparatur'],
    rhk: [
      {
        text: 'Terselenggaranya layanan kepegawaian {unit} yang tepat waktu',
        indicator: 'Persentase usul kepegawaian yang selesai sesuai standar waktu',
        unit: '%',
        target: '95',
        quality: 'Persentase berkas yang tidak dikembalikan',
        item: 'Memverifikasi dan menyelesaikan usul kepegawaian',
        report:
          'Usul yang masuk terverifikasi seluruhnya; berkas yang kurang sudah diberitahukan kepada pegawai.',
        work: [
          work(
            'Memverifikasi berkas usul',
            'Memverifikasi kelengkapan berkas usul kenaikan pangkat dan mencatat kekurangannya.',
            'berkas',
            12,
            'archive',
          ),
          work(
            'Memutakhirkan data pegawai',
            'Memutakhirkan riwayat jabatan dan pendidikan pegawai pada basis data kepegawaian.',
            'data pegawai',
            20,
            'server',
          ),
          work(
            'Memberi konsultasi kepegawaian',
            'Melayani konsultasi pegawai tentang angka kredit dan kenaikan jenjang.',
            'orang',
            6,
            'counter',
          ),
        ],
      },
      {
        text: 'Tersusunnya analisis jabatan dan kebutuhan pegawai {unit}',
        indicator: 'Jumlah dokumen analisis jabatan yang mutakhir',
        unit: 'dokumen',
        target: '6',
        quality: 'Persentase uraian jabatan yang divalidasi unit',
        item: 'Memutakhirkan analisis jabatan dan beban kerja',
        report: 'Analisis jabatan unit sasaran selesai dan telah divalidasi kepala unit.',
        work: [
          work(
            'Mewawancarai pemangku jabatan',
            'Mewawancarai pemangku jabatan tentang uraian tugas dan waktu penyelesaian.',
            'orang',
            4,
            'meeting',
          ),
          work(
            'Menghitung beban kerja',
            'Menghitung beban kerja jabatan dan kebutuhan pegawai menurut hasil wawancara.',
            'jabatan',
            5,
            'chart',
          ),
        ],
      },
    ],
  },
  {
    posts: ['Analis Keuangan Pusat dan Daerah', 'Pengelola Pengadaan Barang/Jasa'],
    rhk: [
      {
        text: 'Terwujudnya pengelolaan keuangan {unit} yang tertib dan tepat waktu',
        indicator: 'Jumlah laporan keuangan yang disampaikan tepat waktu',
        unit: 'laporan',
        target: '12',
        quality: 'Persentase rekonsiliasi tanpa selisih',
        item: 'Menyusun laporan keuangan dan merekonsiliasi transaksi',
        report: 'Laporan bulanan disampaikan tepat waktu; selisih rekonsiliasi sudah dijelaskan.',
        work: [
          work(
            'Merekonsiliasi transaksi',
            'Merekonsiliasi transaksi belanja dengan bukti dan menelusuri selisihnya.',
            'transaksi',
            40,
            'desk',
          ),
          work(
            'Menyusun laporan realisasi',
            'Menyusun laporan realisasi anggaran bulanan per kegiatan.',
            'laporan',
            1,
            'chart',
          ),
        ],
      },
      {
        text: 'Terlaksananya pengadaan dan pembayaran {unit} sesuai rencana',
        indicator: 'Persentase paket yang selesai sesuai jadwal',
        unit: '%',
        target: '95',
        quality: 'Persentase dokumen yang lengkap pada pemeriksaan pertama',
        item: 'Memproses paket pengadaan dan dokumen pembayaran',
        report: 'Paket pada triwulan ini selesai sesuai jadwal dan dokumen pembayaran lengkap.',
        work: [
          work(
            'Memeriksa dokumen pengadaan',
            'Memeriksa spesifikasi teknis, harga perkiraan, dan rancangan kontrak.',
            'paket',
            3,
            'archive',
          ),
          work(
            'Memeriksa hasil pekerjaan',
            'Memeriksa hasil pekerjaan di lapangan bersama pengawas.',
            'lokasi',
            2,
            'road',
          ),
        ],
      },
    ],
  },
];

import { work, type WorkFamily } from './work.js';

export const SERVICE_WORK: readonly WorkFamily[] = [
  {
    posts: ['Pranata Komputer', 'Statistisi', 'Pengolah Data dan Informasi'],
    rhk: [
      {
        text: 'Tersedianya data {unit} yang mutakhir dan dapat dipakai bersama',
        indicator: 'Jumlah set data yang dimutakhirkan',
        unit: 'set data',
        target: '12',
        quality: 'Persentase set data yang lolos pemeriksaan mutu',
        item: 'Memutakhirkan dan memeriksa mutu set data',
        report: 'Set data dimutakhirkan dan lolos pemeriksaan mutu; metadata sudah dilengkapi.',
        work: [
          work(
            'Memutakhirkan set data',
            'Memutakhirkan set data layanan dan memeriksa baris ganda sebelum dibagikan.',
            'set data',
            2,
            'server',
          ),
          work(
            'Mengolah data laporan',
            'Mengolah data layanan harian menjadi rekap mingguan per kecamatan.',
            'rekap',
            2,
            'chart',
          ),
          work(
            'Memeriksa mutu data',
            'Memeriksa kelengkapan dan kewajaran data, lalu mengembalikan yang keliru kepada penginput.',
            'data',
            150,
            'desk',
          ),
        ],
      },
      {
        text: 'Terpeliharanya sistem informasi yang dipakai {unit}',
        indicator: 'Persentase ketersediaan sistem pada jam kerja',
        unit: '%',
        target: '99',
        quality: 'Persentase gangguan yang selesai dalam satu hari kerja',
        item: 'Memelihara sistem dan menyelesaikan gangguan',
        report:
          'Sistem tersedia sepanjang jam kerja; seluruh gangguan selesai dalam satu hari kerja.',
        work: [
          work(
            'Menyelesaikan gangguan sistem',
            'Menelusuri gangguan pada layanan, memperbaikinya, dan mencatat penyebabnya.',
            'gangguan',
            2,
            'server',
          ),
          work(
            'Mengembangkan fitur layanan',
            'Mengembangkan dan menguji fitur pemantauan berkas sesuai permintaan loket.',
            'fitur',
            1,
            'desk',
          ),
        ],
      },
    ],
  },
  {
    posts: ['Penata Kependudukan', 'Operator Layanan Operasional'],
    rhk: [
      {
        text: 'Terselesaikannya layanan {unit} sesuai standar pelayanan',
        indicator: 'Jumlah berkas layanan yang diselesaikan',
        unit: 'berkas',
        target: '1200',
        quality: 'Persentase berkas selesai sesuai standar waktu',
        item: 'Melayani dan menyelesaikan berkas sesuai standar',
        report:
          'Berkas yang masuk selesai sesuai standar waktu; keluhan langsung ditindaklanjuti di loket.',
        work: [
          work(
            'Melayani permohonan di loket',
            'Menerima, memeriksa, dan memproses permohonan warga di loket pelayanan.',
            'berkas',
            32,
            'counter',
          ),
          work(
            'Pelayanan keliling di desa',
            'Melayani warga di balai desa, termasuk lansia dan penyandang disabilitas.',
            'berkas',
            25,
            'village',
          ),
          work(
            'Menindaklanjuti aduan warga',
            'Menghubungi pelapor, menjelaskan perkembangan, dan menyelesaikan aduan.',
            'aduan',
            5,
            'desk',
          ),
        ],
      },
      {
        text: 'Tertatanya berkas dan data hasil layanan {unit}',
        indicator: 'Persentase berkas yang tercatat pada hari yang sama',
        unit: '%',
        target: '98',
        quality: 'Persentase berkas yang mudah ditemukan kembali',
        item: 'Mencatat dan menata berkas hasil layanan',
        report: 'Seluruh berkas tercatat pada hari yang sama dan tersimpan menurut nomor layanan.',
        work: [
          work(
            'Menata berkas layanan',
            'Mencatat, memindai, dan menata berkas layanan menurut nomor urut.',
            'berkas',
            45,
            'archive',
          ),
          work(
            'Mencocokkan data layanan',
            'Mencocokkan jumlah berkas dengan catatan sistem dan memperbaiki selisih.',
            'data',
            60,
            'desk',
          ),
        ],
      },
    ],
  },
  {
    posts: ['Pengadministrasi Perkantoran', 'Arsiparis'],
    rhk: [
      {
        text: 'Terselenggaranya administrasi perkantoran {unit} yang tertib',
        indicator: 'Persentase surat yang ditindaklanjuti pada hari yang sama',
        unit: '%',
        target: '98',
        quality: 'Persentase surat tanpa kesalahan naskah',
        item: 'Mengelola surat, agenda, dan kelengkapan kantor',
        report:
          'Surat masuk dan keluar tercatat pada hari yang sama; tidak ada surat yang tertinggal.',
        work: [
          work(
            'Mengelola surat masuk dan keluar',
            'Mencatat, mendistribusikan, dan mengarsipkan surat masuk dan keluar.',
            'surat',
            24,
            'desk',
          ),
          work(
            'Menyiapkan rapat pimpinan',
            'Menyiapkan undangan, ruang, daftar hadir, dan bahan rapat pimpinan.',
            'rapat',
            1,
            'meeting',
          ),
        ],
      },
      {
        text: 'Tertatanya arsip dinamis {unit}',
        indicator: 'Jumlah boks arsip yang tertata',
        unit: 'boks',
        target: '60',
        quality: 'Persentase arsip yang ditemukan dalam lima menit',
        item: 'Menata dan mendaftar arsip dinamis',
        report: 'Arsip inaktif selesai didaftar dan dipindahkan ke ruang simpan.',
        work: [
          work(
            'Menata arsip dinamis',
            'Memilah, mendaftar, dan memberi label boks arsip menurut klasifikasi.',
            'boks',
            4,
            'archive',
          ),
          work(
            'Mengalihmediakan arsip',
            'Memindai arsip vital dan memeriksa keterbacaan hasil pindai.',
            'lembar',
            120,
            'server',
          ),
        ],
      },
    ],
  },
];

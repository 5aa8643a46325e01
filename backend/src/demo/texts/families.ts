import { POLICY_WORK } from './policy-work.js';
import { FIELD_WORK } from './field-work.js';
import { SERVICE_WORK } from './service-work.js';
import { STAFF_WORK } from './staff-work.js';
import { work, type WorkFamily, type WorkText } from './work.js';

const FAMILIES: readonly WorkFamily[] = [
  ...POLICY_WORK,
  ...STAFF_WORK,
  ...SERVICE_WORK,
  ...FIELD_WORK,
];

/** The work of a post; the first family stands in for posts that none names. */
export function familyOf(positionName: string): WorkFamily {
  const found = FAMILIES.find(({ posts }) => posts.some((post) => positionName.startsWith(post)));
  const family = found ?? FAMILIES[0];
  if (!family) throw new Error('no work is written');
  return family;
}

/** What members do in a squad, whatever their post. */
export const SQUAD_WORK: readonly WorkText[] = [
  work(
    'Rapat mingguan tim',
    'Membahas kemajuan rincian kegiatan, membagi tugas pekan depan, dan mencatat kendala.',
    'notula',
    1,
    'meeting',
  ),
  work(
    'Menyusun hasil kerja tim',
    'Menyusun bagian hasil kerja tim sesuai peran dan menyampaikannya kepada ketua tim.',
    'dokumen',
    1,
    'desk',
  ),
  work(
    'Uji coba di lapangan',
    'Menguji hasil kerja tim bersama pengguna dan mencatat masukan mereka.',
    'lokasi',
    2,
    'counter',
  ),
  work(
    'Mengolah data tim',
    'Mengolah data yang dikumpulkan tim menjadi tabel dan grafik untuk laporan.',
    'tabel',
    3,
    'chart',
  ),
  work(
    'Pendampingan pengguna',
    'Mendampingi petugas memakai hasil kerja tim dan menjawab pertanyaan mereka.',
    'orang',
    8,
    'training',
  ),
  work(
    'Koordinasi lintas perangkat daerah',
    'Menyepakati pembagian peran dan jadwal dengan perangkat daerah lain.',
    'rapat',
    1,
    'meeting',
  ),
];

export const SQUAD_REPORTS: readonly string[] = [
  'Bagian saya selesai sesuai rencana tim; hasilnya dipakai pada uji coba di dua lokasi.',
  'Target tercapai. Masukan pengguna sudah dimasukkan dan dokumentasi diserahkan kepada ketua tim.',
  'Pekerjaan selesai dengan satu perbaikan; sisa pekerjaan kecil dijadwalkan pekan depan.',
  'Seluruh rincian kegiatan pada peran saya tuntas dan bukti terunggah di aktivitas.',
];

export const VALIDATION_NOTES: readonly string[] = [
  'Lampirkan daftar hadir dan perjelas hasilnya.',
  'Jumlah keluaran belum sesuai dengan uraian. Mohon diperbaiki.',
  'Foto tidak memperlihatkan kegiatannya. Ganti dengan foto yang sesuai.',
  'Pilih RHK yang tepat untuk pekerjaan ini.',
];

export const RETURN_NOTES: readonly string[] = [
  'Target triwulan masih terlalu rendah dibandingkan tahun lalu. Mohon dinaikkan dan disesuaikan dengan RHK saya.',
  'Tambahkan indikator kualitas, dan pecah rencana aksi triwulan IV menjadi langkah yang terukur.',
  'RHK kedua tumpang tindih dengan rekan satu bidang. Bicarakan pembagiannya, lalu ajukan kembali.',
];

const list = (text) => text.trim().split(/\s*,\s*/);

export const GIVEN_NAMES =
  list(`Agus, Ahmad, Aisyah, Andi, Ani, Arif, Asep, Bambang, Bayu, Budi, Citra, Darmawan, Dedi,
  Desi, Dewi, Dian, Dwi, Eka, Eko, Endang, Erna, Fajar, Fatimah, Fitri, Galih, Gunawan, Hadi, Hendra, Herman, Heru, Ida, Imam,
  Indah, Indra, Irfan, Iwan, Joko, Kartika, Komang, Kurnia, Laila, Lestari, Lina, Made, Maria, Maya, Mega, Muhammad, Mulyadi,
  Nanda, Nina, Novi, Nur, Nyoman, Putri, Putu, Rahmat, Rani, Ratna, Reza, Rina, Rizki, Rudi, Sari, Satria, Sigit, Siti, Slamet,
  Sri, Sulastri, Susanti, Sutrisno, Taufik, Teguh, Titin, Tono, Tri, Umar, Vina, Wahyu, Wati, Wayan, Widodo, Wulan, Yanti, Yoga,
  Yudi, Yuli, Yusuf, Zainal`);

export const MIDDLE_NAMES =
  list(`Adi, Anggraeni, Ayu, Bagus, Catur, Cahya, Dharma, Eka, Fajri, Hidayah, Jaya, Kencana, Lukman,
  Mahendra, Nugraha, Oktavia, Permana, Purnama, Rahayu, Ramadhan, Restu, Setya, Surya, Tirta, Utama, Wibawa, Yana`);

export const FAMILY_NAMES =
  list(`Abdullah, Adiputra, Aminah, Anwar, Arifin, Aritonang, Astuti, Atmaja, Basuki, Batubara,
  Budiman, Damanik, Daulay, Effendi, Fauzi, Firmansyah, Ginting, Gultom, Gunadi, Halim, Handayani, Harahap, Hardiansyah, Hartono,
  Hasanah, Hasibuan, Hidayat, Hutagalung, Hutapea, Iskandar, Ismail, Kurniawan, Kusuma, Lubis, Mahardika, Manurung, Marpaung,
  Maulana, Mulyani, Munthe, Nainggolan, Nasution, Nugroho, Nurhayati, Oktaviani, Pangestu, Panjaitan, Pasaribu, Pohan, Pranata,
  Prasetyo, Pratama, Purba, Purnomo, Puspita, Rahmawati, Rangkuti, Ritonga, Rohman, Sagala, Samosir, Santoso, Saputra, Saragih,
  Sembiring, Setiawan, Siagian, Sihombing, Simanjuntak, Simatupang, Sinaga, Siregar, Sitompul, Subagyo, Sudirman, Sugiarto,
  Suharto, Sukmawati, Sumarni, Supriyadi, Suryadi, Susilo, Syahputra, Tampubolon, Tanjung, Tarigan, Utomo, Wahyuni, Wardani,
  Wibowo, Widjaja, Wijaya, Winarno, Wirawan, Wulandari, Yulianti, Yusuf, Zulkarnain`);

export const ACADEMIC = [
  'S.E.',
  'S.Sos.',
  'S.Kom.',
  'S.T.',
  'S.H.',
  'S.Pd.',
  'M.Si.',
  'M.M.',
  'A.Md.',
  'M.Kes.',
];

export const POSITIONS =
  list(`Analis Kebijakan, Perencana, Pranata Komputer, Statistisi, Auditor, Arsiparis, Analis Anggaran,
  Penyuluh Pertanian, Penyuluh Sosial, Perawat, Bidan, Dokter, Apoteker, Guru, Pengawas Sekolah, Surveyor Pemetaan,
  Penata Ruang, Teknik Jalan dan Jembatan, Pengendali Dampak Lingkungan, Pengelola Pengadaan, Pustakawan, Pranata Humas,
  Analis Hukum, Pengelola Keuangan, Pengadministrasi Umum, Pengolah Data, Bendahara, Penelaah Kebijakan, Instruktur,
  Penggerak Swadaya Masyarakat, Pekerja Sosial, Nutrisionis, Sanitarian, Epidemiolog, Medik Veteriner, Pengawas Bibit,
  Pengelola Barang, Sekretaris, Penyusun Program, Analis Kepegawaian`);

/** As the product stores them: in small letters. */
export const SKILLS =
  list(`analisis data, pemetaan, gis, penyusunan anggaran, pengadaan barang, hukum pidana, hukum perdata,
  legal drafting, public speaking, fasilitasi, penyuluhan, statistik, survei lapangan, desain grafis, fotografi, videografi,
  pemrograman, jaringan komputer, keamanan informasi, basis data, arsip digital, audit internal, manajemen risiko,
  manajemen proyek, evaluasi program, perencanaan, penulisan laporan, bahasa inggris, bahasa isyarat, mediasi,
  pertolongan pertama, kesehatan ibu, gizi, imunisasi, epidemiologi, sanitasi, pertanian, peternakan, perikanan, irigasi,
  konstruksi jalan, tata ruang, lingkungan hidup, pengelolaan sampah, kebencanaan, pariwisata, umkm, koperasi, perpajakan,
  retribusi, akuntansi, keuangan desa, kepegawaian, pelatihan, kurikulum, perpustakaan, kehumasan, media sosial, protokol,
  layanan publik`);

export const TASKS =
  list(`Rapat koordinasi, Penyusunan laporan, Verifikasi data lapangan, Pelayanan warga, Pendampingan desa,
  Pengolahan data, Penyusunan bahan paparan, Kunjungan lapangan, Penataan arsip, Evaluasi kegiatan, Penyuluhan, Pemeriksaan berkas`);

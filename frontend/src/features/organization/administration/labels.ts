/** Words for codes of the structure, as forms print them. */
const UNIT_KINDS: Record<string, string> = {
  PEMDA: 'Pemerintah daerah',
  SEKRETARIAT_DAERAH: 'Sekretariat daerah',
  SEKRETARIAT_DPRD: 'Sekretariat DPRD',
  INSPEKTORAT: 'Inspektorat',
  DINAS: 'Dinas',
  BADAN: 'Badan',
  SATPOL_PP: 'Satpol PP',
  RSUD: 'RSUD',
  RSKD: 'RSKD',
  KECAMATAN: 'Kecamatan',
  ASISTEN: 'Asisten',
  BIRO: 'Biro',
  BAGIAN: 'Bagian',
  BIDANG: 'Bidang',
  SEKRETARIAT: 'Sekretariat',
  IRBAN: 'Inspektur pembantu',
  SUBBAGIAN: 'Subbagian',
  SEKSI: 'Seksi',
  UPTD: 'UPTD',
  CABANG_DINAS: 'Cabang dinas',
  KELURAHAN: 'Kelurahan',
};

const ASSESSOR_BASES: Record<string, string> = {
  override: 'ditetapkan admin',
  template: 'menurut templat struktur',
  nearest_head: 'kepala unit terdekat di atas',
  unit_above: 'kepala unit di atas',
  none: 'belum ditemukan',
};

const GRANT_ROLES: Record<string, string> = {
  agency_admin: 'Admin instansi',
  operator: 'Operator',
  executive: 'Pimpinan',
  auditor: 'Auditor',
};

const POSITION_KINDS = {
  KEPALA_DAERAH: 'Kepala daerah',
  JPT_MADYA: 'JPT madya',
  JPT_PRATAMA: 'JPT pratama',
  ADMINISTRATOR: 'Administrator',
  PENGAWAS: 'Pengawas',
  FUNGSIONAL: 'Fungsional',
  PELAKSANA: 'Pelaksana',
} as const;
export const POSITION_KIND_CHOICES = Object.entries(POSITION_KINDS);

export const FUNCTIONAL_LEVELS = [
  'Pemula',
  'Terampil',
  'Mahir',
  'Penyelia',
  'Ahli Pertama',
  'Ahli Muda',
  'Ahli Madya',
  'Ahli Utama',
  'Klerek',
  'Operator',
  'Teknisi',
] as const;
export const ECHELONS = [
  'I.a',
  'I.b',
  'II.a',
  'II.b',
  'III.a',
  'III.b',
  'IV.a',
  'IV.b',
  'V.a',
] as const;
export const EDUCATION_LEVELS = [
  'SD',
  'SMP',
  'SMA',
  'SMK',
  'D1',
  'D2',
  'D3',
  'D4',
  'S1',
  'S2',
  'S3',
] as const;

const DEPARTURE_KINDS = {
  retired: 'Pensiun',
  transferred: 'Pindah instansi',
  deceased: 'Meninggal dunia',
  contract_ended: 'Akhir masa kontrak',
  resigned: 'Berhenti atas permintaan sendiri',
  dismissed: 'Diberhentikan',
} as const;

const ENDED_KINDS: Record<string, string> = {
  ...DEPARTURE_KINDS,
  reappointed: 'Diangkat menjadi PNS',
  merged: 'Digabungkan dengan berkas lain',
  suspended: 'Diberhentikan sementara',
};

export const DEPARTURE_CHOICES = Object.entries(DEPARTURE_KINDS);
export const departureKind = (code: string | null): string => ENDED_KINDS[code ?? ''] ?? 'Berhenti';

export const unitKind = (code: string): string => UNIT_KINDS[code] ?? code;
export const assessorBasis = (code: string): string => ASSESSOR_BASES[code] ?? code;
export const grantRole = (code: string): string => GRANT_ROLES[code] ?? code;
export const GRANT_ROLE_CHOICES = Object.entries(GRANT_ROLES);

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

export const unitKind = (code: string): string => UNIT_KINDS[code] ?? code;
export const assessorBasis = (code: string): string => ASSESSOR_BASES[code] ?? code;
export const grantRole = (code: string): string => GRANT_ROLES[code] ?? code;
export const GRANT_ROLE_CHOICES = Object.entries(GRANT_ROLES);

/** `Plt.` or `Plh.` before a title; nothing for the holder of the post. */
export const actingPrefix = (kind: 'plt' | 'plh' | null): string =>
  kind === 'plt' ? 'Plt. ' : kind === 'plh' ? 'Plh. ' : '';

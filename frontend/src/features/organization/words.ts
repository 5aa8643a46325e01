/** A post that nobody holds. */
const VACANT = 'lowong';
export const VACANT_POST = `Jabatan ${VACANT}`;

/** Who decides: the person, or the post while nobody holds it. */
export const holderOrPost = (name: string | null, post: string): string =>
  name ?? `${post} (${VACANT})`;

/** In which capacity somebody acts. */
export const CAPACITY = {
  employee: 'Pegawai',
  leader: 'Ketua tim',
  assessor: 'Pejabat Penilai Kinerja',
  unit_head: 'Kepala unit',
  authorised_official: 'Pejabat yang Berwenang',
  agency_admin: 'Admin instansi',
  operator: 'Operator',
  executive: 'Pimpinan',
  auditor: 'Auditor',
} as const;

/** Where there is little room, and who is meant is known. */
export const SHORT_CAPACITY: Readonly<Record<string, string>> = {
  ...CAPACITY,
  assessor: 'Penilai',
  agency_admin: 'Admin',
};

/** Pelaksana tugas, pelaksana harian. */
const ACTING = { plt: 'Plt.', plh: 'Plh.' } as const;

/** A decision's `via`, `unit_head:plh`, in its parts. */
export function partsOfVia(via: string): { role: string; acting: keyof typeof ACTING | null } {
  const [role = '', acting] = via.split(':');
  return { role, acting: acting === 'plt' || acting === 'plh' ? acting : null };
}

/** `Plt.` or `Plh.` before a title; nothing for the holder of the post. */
export const actingPrefix = (kind: keyof typeof ACTING | null | undefined): string =>
  kind ? `${ACTING[kind]} ` : '';

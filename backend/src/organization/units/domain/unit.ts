/** Kinds of nodes in the structure of a local government, as the import file names them. */
export const UNIT_KINDS = [
  'PEMDA',
  'SEKRETARIAT_DAERAH',
  'SEKRETARIAT_DPRD',
  'INSPEKTORAT',
  'DINAS',
  'BADAN',
  'SATPOL_PP',
  'RSUD',
  'RSKD',
  'KECAMATAN',
  'ASISTEN',
  'BIRO',
  'BAGIAN',
  'BIDANG',
  'SEKRETARIAT',
  'IRBAN',
  'SUBBAGIAN',
  'SEKSI',
  'UPTD',
  'CABANG_DINAS',
  'KELURAHAN',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A node as far as the rules need it. */
export interface UnitNode {
  id: string;
  parentId: string | null;
  kind: UnitKind;
  /** The *unit organisasi* flag; the agency can move it (R101). */
  isUnitOrganisasi: boolean;
}

/** Any tree node that knows its parent. */
export interface TreeNode {
  id: string;
  parentId: string | null;
}

const PERANGKAT_DAERAH: ReadonlySet<UnitKind> = new Set<UnitKind>([
  'SEKRETARIAT_DAERAH',
  'SEKRETARIAT_DPRD',
  'INSPEKTORAT',
  'DINAS',
  'BADAN',
  'SATPOL_PP',
  'RSUD',
  'RSKD',
  'KECAMATAN',
]);

/** True for a perangkat daerah, the Setda included. */
export const isPerangkatDaerah = (kind: UnitKind): boolean => PERANGKAT_DAERAH.has(kind);

/**
 * The default of the *unit organisasi* flag (R101): each perangkat daerah; inside the Setda
 * each Biro (provinsi) or Bagian (kabupaten/kota). The root, an Asisten, a Bidang, a Sekretariat,
 * an Irban and a Bagian elsewhere are none.
 * @param ancestors kinds of the units above, nearest first.
 */
export function isUnitOrganisasiByDefault(kind: UnitKind, ancestors: readonly UnitKind[]): boolean {
  if (isPerangkatDaerah(kind)) return true;
  if (kind !== 'BIRO' && kind !== 'BAGIAN') return false;
  const nearest = ancestors.find((above) => above === 'BIRO' || isPerangkatDaerah(above));
  return nearest === 'SEKRETARIAT_DAERAH';
}

/**
 * The unit itself and those above it, nearest first. Empty for an unknown id; a loop in the data
 * ends the walk.
 */
export function pathUp<Unit extends TreeNode>(
  unitId: string,
  units: ReadonlyMap<string, Unit>,
): Unit[] {
  const path: Unit[] = [];
  const seen = new Set<string>();
  let current = units.get(unitId);
  while (current && !seen.has(current.id)) {
    path.push(current);
    seen.add(current.id);
    current = current.parentId === null ? undefined : units.get(current.parentId);
  }
  return path;
}

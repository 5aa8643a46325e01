import { isUnitOrganisasiByDefault, type UnitKind } from './unit.js';

interface CodedUnit {
  readonly code: string;
  readonly parentCode: string | null;
  readonly kind: UnitKind;
}

/**
 * The default *unit organisasi* flag of every unit of a tree, by code (R101). Of two entries with
 * one code the later counts: the stored tree, followed by what an import says.
 */
export function defaultFlags(units: readonly CodedUnit[]): Map<string, boolean> {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const flags = new Map<string, boolean>();
  for (const unit of byCode.values()) {
    const above: UnitKind[] = [];
    const seen = new Set([unit.code]);
    let at = unit.parentCode === null ? undefined : byCode.get(unit.parentCode);
    while (at && !seen.has(at.code)) {
      seen.add(at.code);
      above.push(at.kind);
      at = at.parentCode === null ? undefined : byCode.get(at.parentCode);
    }
    flags.set(unit.code, isUnitOrganisasiByDefault(unit.kind, above));
  }
  return flags;
}

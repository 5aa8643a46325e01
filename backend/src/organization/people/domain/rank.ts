export const ASN_KINDS = ['PNS', 'PPPK', 'PEJABAT_NEGARA'] as const;
export type AsnKind = (typeof ASN_KINDS)[number];

/** One golongan of PNS with its pangkat; `level` orders them, 1 = lowest. */
export interface Rank {
  code: string;
  name: string;
  level: number;
}

const PNS_NAMES: readonly (readonly [code: string, name: string])[] = [
  ['I/a', 'Juru Muda'],
  ['I/b', 'Juru Muda Tk I'],
  ['I/c', 'Juru'],
  ['I/d', 'Juru Tk I'],
  ['II/a', 'Pengatur Muda'],
  ['II/b', 'Pengatur Muda Tk I'],
  ['II/c', 'Pengatur'],
  ['II/d', 'Pengatur Tk I'],
  ['III/a', 'Penata Muda'],
  ['III/b', 'Penata Muda Tk I'],
  ['III/c', 'Penata'],
  ['III/d', 'Penata Tk I'],
  ['IV/a', 'Pembina'],
  ['IV/b', 'Pembina Tk I'],
  ['IV/c', 'Pembina Utama Muda'],
  ['IV/d', 'Pembina Utama Madya'],
  ['IV/e', 'Pembina Utama'],
];

const PPPK_CODES = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII'.split(' ');

/** Golongan and pangkat of PNS, lowest first. */
export const PNS_RANKS: readonly Rank[] = PNS_NAMES.map(([code, name], index) => ({
  code,
  name,
  level: index + 1,
}));

/** Golongan I–XVII of PPPK, which have no pangkat (Perpres 98/2020). */
export const PPPK_RANKS: readonly Rank[] = PPPK_CODES.map((code, index) => ({
  code,
  name: `Golongan ${code}`,
  level: index + 1,
}));

/** The golongan as written in an import, or null when the table does not know it. */
export function findRank(kind: AsnKind, code: string): Rank | null {
  const table = { PNS: PNS_RANKS, PPPK: PPPK_RANKS, PEJABAT_NEGARA: [] as Rank[] }[kind];
  return table.find((rank) => rank.code === code.trim()) ?? null;
}

/** `Penata (III/c)` for a PNS, `Golongan IX` for a PPPK, as letters print it. */
export function rankLabel(kind: AsnKind, code: string): string {
  const rank = findRank(kind, code);
  if (!rank) return code;
  return kind === 'PNS' ? `${rank.name} (${rank.code})` : rank.name;
}

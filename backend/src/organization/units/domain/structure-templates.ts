import type { UnitKind } from './unit.js';

/** The PjPK rule of one juknis template (R103). */
export interface TemplateRule {
  code: string;
  /** Name on the screen. */
  label: string;
  /** Kinds of units whose head is PjPK of the JF and pelaksana placed there or below. */
  seats: readonly UnitKind[];
  /** What the juknis leaves to human judgement; shown where the admin confirms. */
  note?: string;
}

const BAGIAN_BIDANG: readonly UnitKind[] = ['BAGIAN', 'BIDANG'];
const WITH_SEKRETARIS: readonly UnitKind[] = ['BAGIAN', 'BIDANG', 'SEKRETARIAT'];
const BAGIAN: readonly UnitKind[] = ['BAGIAN'];
const BIRO: readonly UnitKind[] = ['BIRO'];
// Dual: the Biro group follows the Kepala Biro, the Bagian group the Kepala Bagian. The juknis
// leaves the groups open; the head of the unit where the person is placed decides.
const DUAL: readonly UnitKind[] = ['BAGIAN', 'BIRO'];
const DUAL_NOTE = 'Kelompok biro dinilai Kepala Biro, kelompok bagian dinilai Kepala Bagian.';
const OWN_REGULATION = 'Mengikuti peraturan tersendiri di bidang pengawasan.';

const LEVELS = [
  { code: 'PROV', label: 'Provinsi' },
  { code: 'KABKOTA', label: 'Kabupaten/Kota' },
] as const;

function models(): TemplateRule[] {
  return LEVELS.flatMap((level) =>
    ([1, 2, 3, 4] as const).map((model) => ({
      code: `DINAS_${level.code}_${model}`,
      label: `Dinas/Badan ${level.label} Model ${model}`,
      seats: model === 1 ? BAGIAN_BIDANG : WITH_SEKRETARIS,
    })),
  );
}

function sameForAll(
  prefix: string,
  label: string,
  types: readonly string[],
  seats: readonly UnitKind[],
  note?: string,
): TemplateRule[] {
  return types.map((type) => ({
    code: `${prefix}_${type}`,
    label: `${label} ${type}`,
    seats,
    note,
  }));
}

/** Biro of a provincial Setda carry a template of their own, because the rule differs by Biro. */
const BIRO_RULES: readonly [
  type: 'A' | 'B' | 'C',
  suffix: string,
  name: string,
  seats: readonly UnitKind[],
][] = [
  ['A', 'PEMERINTAHAN', 'Pemerintahan dan Otonomi Daerah', BIRO],
  ['A', 'KESRA', 'Kesejahteraan Rakyat', BIRO],
  ['A', 'PEREKONOMIAN', 'Perekonomian', BIRO],
  ['A', 'PEMBANGUNAN', 'Administrasi Pembangunan', BIRO],
  ['A', 'ORGANISASI', 'Organisasi', BAGIAN],
  ['A', 'UMUM', 'Umum', BAGIAN],
  ['A', 'PIMPINAN', 'Administrasi Pimpinan', BAGIAN],
  ['A', 'HUKUM', 'Hukum', DUAL],
  ['A', 'PBJ', 'Pengadaan Barang dan Jasa', DUAL],
  ['B', 'PEMERINTAHAN_KESRA', 'Pemerintahan dan Kesejahteraan Rakyat', DUAL],
  ['B', 'HUKUM', 'Hukum', DUAL],
  ['B', 'PBJ', 'Pengadaan Barang dan Jasa', DUAL],
  ['B', 'PEREKONOMIAN_PEMBANGUNAN', 'Perekonomian dan Administrasi Pembangunan', BIRO],
  ['B', 'ORGANISASI', 'Organisasi', BAGIAN],
  ['B', 'UMUM', 'Umum', BAGIAN],
  ['C', 'HUKUM', 'Hukum', DUAL],
  ['C', 'PEMERINTAHAN_PEREKONOMIAN_KESRA', 'Pemerintahan, Perekonomian dan Kesra', BAGIAN],
  ['C', 'ORGANISASI', 'Organisasi', BAGIAN],
  ['C', 'UMUM', 'Umum', BAGIAN],
];

function biroRules(): TemplateRule[] {
  return BIRO_RULES.map(([type, suffix, name, seats]) => ({
    code: `BIRO_PROV_${type}_${suffix}`,
    label: `Biro ${name}, Setda Provinsi ${type}`,
    seats,
    note: seats === DUAL ? DUAL_NOTE : undefined,
  }));
}

const RULES: readonly TemplateRule[] = [
  ...models(),
  ...sameForAll(
    'SETDA_KABKOTA',
    'Sekretariat Daerah Kabupaten/Kota',
    ['A', 'B', 'C'],
    BAGIAN,
    'Eselon IV tetap ada untuk pengadaan barang dan jasa serta protokol.',
  ),
  ...sameForAll('SETDA_PROV', 'Sekretariat Daerah Provinsi', ['A', 'B', 'C'], [], DUAL_NOTE),
  ...biroRules(),
  ...sameForAll('SETWAN_PROV', 'Sekretariat DPRD Provinsi', ['A', 'B', 'C'], BAGIAN),
  ...sameForAll('SETWAN_KABKOTA', 'Sekretariat DPRD Kabupaten/Kota', ['A', 'B', 'C'], BAGIAN),
  ...sameForAll('RSUD_PROV', 'RSUD Provinsi', ['A', 'B'], BAGIAN),
  ...sameForAll('RSKD_PROV', 'RSKD Provinsi', ['A'], BAGIAN),
  ...LEVELS.flatMap((level): TemplateRule[] => [
    { code: `BPBD_${level.code}`, label: `BPBD ${level.label}`, seats: BAGIAN },
    { code: `KESBANGPOL_${level.code}`, label: `Kesbangpol ${level.label}`, seats: BAGIAN },
    {
      code: `INSPEKTORAT_${level.code}`,
      label: `Inspektorat ${level.label}`,
      seats: [],
      note: OWN_REGULATION,
    },
  ]),
];

/** Every juknis template by its code. */
export const STRUCTURE_TEMPLATES: ReadonlyMap<string, TemplateRule> = new Map(
  RULES.map((rule) => [rule.code, rule]),
);

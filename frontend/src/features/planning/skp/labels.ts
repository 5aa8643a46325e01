import { actingPrefix, partsOfVia, SHORT_CAPACITY } from '@/features/organization/words';
import type { components } from '@/lib/api/schema';
import { monthYear } from '@/lib/format';
import { typedNumber } from '@/lib/number';

export type Skp = components['schemas']['SkpDto'];
export type Rhk = components['schemas']['RhkDto'];
export type ActionItem = components['schemas']['SkpActionItemDto'];
export type Indicator = components['schemas']['SkpIndicatorDto'];
export type SkpList = components['schemas']['SkpListDto'];
export type AssessorProposal = components['schemas']['AssessorProposalDto'];
export type SkpListItem = components['schemas']['SkpListItemDto'];
export type RevisionDiff = components['schemas']['SkpRevisionDiffDto'];
export type SkpVersion = components['schemas']['SkpVersionDto'];
export type Choices = components['schemas']['SkpChoicesDto'];

/** Status words of decisions.md. */
export const REVISIONS: Record<Skp['revision']['status'], string> = {
  draft: 'Konsep',
  submitted: 'Diajukan',
  approved: 'Disetujui',
  superseded: 'Digantikan',
};

export const STATUSES: Record<Skp['status'], string> = {
  planning: 'Disusun',
  running: 'Berjalan',
};

export const FORMATS: Record<Skp['format'], string> = {
  A: 'pimpinan (bentuk A)',
  B: 'kuantitatif (bentuk B)',
  C: 'kualitatif (bentuk C)',
};

export const ASPECTS: Record<NonNullable<Indicator['aspect']>, string> = {
  quantity: 'Kuantitas',
  quality: 'Kualitas',
  time: 'Waktu',
  cost: 'Biaya/Anggaran',
};

export const ASPECT_CODES = ['quantity', 'quality', 'time', 'cost'] as const;

export const PERSPECTIVES = [
  'Penerima Layanan',
  'Proses Bisnis',
  'Penguatan Internal',
  'Anggaran',
] as const;

/** In which capacity somebody spoke or decided. */
export function viaLabel(via: string | null): string | null {
  if (via === null || via === 'employee') return null;
  const { role, acting } = partsOfVia(via);
  const word = SHORT_CAPACITY[role] ?? '';
  return acting ? `${word}, ${actingPrefix(acting).trim()}` : word;
}

const FIELD_WORDS: Record<string, string> = {
  text: 'uraian',
  target: 'target',
  unit: 'satuan',
  kind: 'jenis',
  perspective: 'perspektif',
  intervenedRhkId: 'RHK pimpinan yang diintervensi',
  goalId: 'sasaran',
  squadId: 'tim kerja',
  period: 'periode',
};

/** `indicators.quality.target` → "kualitas: target" */
export function fieldLabel(field: string): string {
  const [first = '', second = '', third = ''] = field.split('.');
  if (first === 'indicators') {
    const aspect = Object.entries(ASPECTS).find(([code]) => code === second)?.[1];
    return `${aspect ?? `Indikator ${second}`}, ${FIELD_WORDS[third] ?? third}`;
  }
  if (first === 'actionItems') return `Rencana aksi, ${FIELD_WORDS[third] ?? third}`;
  return FIELD_WORDS[first] ?? first;
}

/** `2026-Q4` → "Triwulan IV 2026"; `2026-11` → "November 2026" */
export function periodLabel(code: string): string {
  const [year = '', part = ''] = code.split('-');
  const quarters: Record<string, string> = { Q1: 'I', Q2: 'II', Q3: 'III', Q4: 'IV' };
  if (part in quarters) return `Triwulan ${quarters[part] ?? ''} ${year}`;
  return monthYear(code);
}

/** "12 dokumen"; empty without a figure, because a unit alone says nothing. */
export const targetText = (row: { target: string | null; unit: string | null }): string =>
  row.target ? [typedNumber(row.target), row.unit].filter(Boolean).join(' ') : '';

import type { IsoDate } from '../../../kernel/date.js';
import type { BerakhlakCode } from './berakhlak.js';

/** A = JPT and heads of mandiri units, B = quantitative, C = qualitative (R305). */
export const SKP_FORMATS = ['A', 'B', 'C'] as const;
export type SkpFormat = (typeof SKP_FORMATS)[number];

/** From the unit's own duties and agreements, or beyond them. */
export const RHK_KINDS = ['utama', 'tambahan'] as const;
export type RhkKind = (typeof RHK_KINDS)[number];

export const ASPECTS = ['quantity', 'quality', 'time', 'cost'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Perspektif of format A. */
export const PERSPECTIVES = [
  'Penerima Layanan',
  'Proses Bisnis',
  'Penguatan Internal',
  'Anggaran',
] as const;
export type Perspective = (typeof PERSPECTIVES)[number];

/** An indicator (IKI); in format C `text` holds the whole ukuran keberhasilan. */
export interface Indicator {
  aspect?: Aspect | null;
  text: string;
  target?: string | null;
  unit?: string | null;
}

/** A dated rencana aksi with one id for life (R312). */
export interface ActionItem {
  id: string;
  /** `2026-11` or `2026-Q4`. */
  period: string;
  text: string;
  target?: string | null;
  unit?: string | null;
}

/** A Rencana Hasil Kerja; its id is the same in every version of the SKP (R306). */
export interface Rhk {
  id: string;
  kind: RhkKind;
  text: string;
  intervenedRhkId?: string | null;
  goalId?: string | null;
  squadId?: string | null;
  perspective?: Perspective | null;
  indicators: readonly Indicator[];
  actionItems: readonly ActionItem[];
}

export interface BehaviourExpectation {
  value: BerakhlakCode;
  /** Ekspektasi Khusus Pimpinan; optional per value. */
  text: string;
}

/** What one version of an SKP says. */
export interface SkpContent {
  format: SkpFormat;
  rhk: readonly Rhk[];
  behaviour: readonly BehaviourExpectation[];
}

/** The dates of an SKP; both ends belong to it (R304). */
export interface SkpPeriod {
  from: IsoDate;
  until: IsoDate;
}

import type { Tone } from '@/components/ui/StatusTag';
import type { components } from '@/lib/api/schema';

export type Squad = components['schemas']['SquadDto'];
export type SquadRole = components['schemas']['SquadRoleDto'];
export type SquadRow = components['schemas']['SquadRowDto'];
export type Assignment = components['schemas']['AssignmentDto'];
type Step = components['schemas']['StepDto'];

export const SQUAD_STATUS: Record<Squad['status'], string> = {
  draft: 'Konsep',
  recruiting: 'Merekrut',
  active: 'Berjalan',
  assessing: 'Dinilai',
  closed: 'Selesai',
  disbanded: 'Dibubarkan',
};

export const squadTone = (status: Squad['status']): Tone =>
  status === 'draft' || status === 'recruiting' || status === 'assessing' ? 'wait' : 'done';

export const ROUTE: Record<Assignment['route'], string> = {
  within_unit: 'dalam unit',
  cross_unit: 'lintas unit',
  inter_agency: 'lintas instansi',
};

export const ORIGIN: Record<Assignment['origin'], string> = {
  appointment: 'Penunjukan',
  volunteer: 'Pengajuan sukarela',
};

/** The step by the document it brings; an approval without a letter is an approval. */
export function stepName(step: Pick<Step, 'action' | 'letters'>): string {
  if (step.action === 'accept') return 'Kesediaan';
  if (step.action === 'endorse') return 'Rekomendasi';
  if (step.action === 'issue') return 'Surat tugas';
  if (step.action === 'acknowledge') return 'Tanda terima';
  if (step.letters.includes('request')) return 'Permohonan';
  if (step.letters.includes('answer')) return 'Jawaban';
  return 'Persetujuan';
}

export const LEVEL: Record<string, string> = {
  FINAL_OUTCOME: 'Sasaran daerah',
  CSF: 'Perangkat daerah',
  KONDISI_ANTARA: 'Kondisi antara',
  OPERASIONAL: 'Operasional',
};

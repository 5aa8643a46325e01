import type { components } from '@/lib/api/schema';

type Schemas = components['schemas'];
type Assignment = Schemas['AssignmentDto'];

export const ROUTE: Readonly<Record<Assignment['route'], string>> = {
  within_unit: 'Dalam unit',
  cross_unit: 'Lintas unit',
  inter_agency: 'Lintas instansi',
};

export const ORIGIN: Readonly<Record<Assignment['origin'], string>> = {
  appointment: 'Penunjukan',
  volunteer: 'Pengajuan sukarela',
};

/** The steps of an assignment's chain. */
export const STEP: Readonly<Record<Schemas['StepDto']['action'], string>> = {
  accept: 'Kesediaan',
  endorse: 'Rekomendasi',
  approve: 'Persetujuan',
  issue: 'Penerbitan surat tugas',
  acknowledge: 'Tanda terima',
};

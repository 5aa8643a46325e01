import type { Tone } from '@/components/ui/StatusTag';
import type { components } from '@/lib/api/schema';

export type Squad = components['schemas']['SquadDto'];
export type SquadRole = components['schemas']['SquadRoleDto'];
export type SquadRow = components['schemas']['SquadRowDto'];
export type Assignment = components['schemas']['AssignmentDto'];

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

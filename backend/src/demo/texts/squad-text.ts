import type { SquadStatus } from '../../teams/squads/domain/lifecycle.js';

export interface RoleText {
  readonly title: string;
  readonly skills: readonly string[];
  readonly share: number;
}

/** What squads look for, with the share of working time. */
export const ROLES = {
  leader: { title: 'Ketua tim', skills: ['manajemen proyek'], share: 40 },
  data: { title: 'Analis data', skills: ['pengolahan data'], share: 30 },
  application: { title: 'Pengembang aplikasi', skills: ['basis data'], share: 50 },
  communication: { title: 'Pengelola komunikasi publik', skills: ['videografi'], share: 20 },
  drafter: { title: 'Penyusun naskah', skills: ['legal drafting'], share: 30 },
  service: { title: 'Pendamping layanan', skills: ['pelayanan publik'], share: 30 },
  survey: { title: 'Petugas survei', skills: ['survei'], share: 25 },
  planner: { title: 'Perencana kegiatan', skills: ['perencanaan'], share: 25 },
  secretary: { title: 'Sekretariat tim', skills: ['fasilitasi rapat'], share: 20 },
  trainer: { title: 'Fasilitator pelatihan', skills: ['pelatihan'], share: 25 },
  speaker: { title: 'Penyaji materi', skills: ['presentasi'], share: 20 },
} as const satisfies Record<string, RoleText>;

export type RoleKey = keyof typeof ROLES;

export interface SquadText {
  readonly name: string;
  /** Unit whose goal the squad serves. */
  readonly unit: string;
  readonly status: SquadStatus;
  readonly description: string;
  readonly roles: readonly RoleKey[];
}

export const squad = (
  status: SquadStatus,
  unit: string,
  name: string,
  description: string,
  ...roles: RoleKey[]
): SquadText => ({ status, unit, name, description, roles });

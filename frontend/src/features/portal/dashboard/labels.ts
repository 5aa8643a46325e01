import type { components } from '@/lib/api/schema';
import { count } from '@/lib/format';

export type Dashboard = components['schemas']['DashboardDto'];
export type Attention = components['schemas']['AttentionDto'];

/** One line that says what is stuck. */
export function attentionText({ kind, count: n }: Attention): string {
  const words: Record<Attention['kind'], string> = {
    skp_missing: 'pegawai belum punya SKP yang disetujui',
    assignment_overdue: 'langkah penugasan lewat batas',
    validation_overdue: 'aktivitas lewat batas validasi',
    overloaded: 'orang dengan beban tim di atas 100%',
  };
  return `${count(n)} ${words[kind]}`;
}

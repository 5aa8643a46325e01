import type { components } from '@/lib/api/schema';

const LEVELS: Record<string, string> = {
  PEMULA: 'Pemula',
  TERAMPIL: 'Terampil',
  MAHIR: 'Mahir',
  PENYELIA: 'Penyelia',
  AHLI_PERTAMA: 'Ahli Pertama',
  AHLI_MUDA: 'Ahli Muda',
  AHLI_MADYA: 'Ahli Madya',
  AHLI_UTAMA: 'Ahli Utama',
};

/** "Pranata Komputer Ahli Muda"; the level is added only where the name does not say it already. */
export function positionLabel(positionName: string, functionalLevel: string | null): string {
  const level = functionalLevel ? (LEVELS[functionalLevel] ?? functionalLevel) : '';
  return level && !positionName.toLowerCase().includes(level.toLowerCase())
    ? `${positionName} ${level}`
    : positionName;
}

/** One person as the match list shows them. */
export type Candidate = components['schemas']['CandidateDto'];

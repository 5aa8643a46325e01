import { isAssignable } from '../../squads/domain/rules.js';
import type { Route } from './terms.js';

/** What became of the person while the assignment was on its way. */
export type Standing =
  | { readonly kind: 'stands' }
  /** Moved: the new home unit is asked for what the old one has not decided. */
  | { readonly kind: 'asks'; readonly homeUnitId: string }
  | { readonly kind: 'stops'; readonly reason: string };

export interface StandingFacts {
  route: Route;
  ownerUnitId: string;
  homeUnitId: string;
}

export interface PersonToday {
  positionKind: string;
  organizationalUnitId: string | null;
  hasAssessor: boolean;
}

const stops = (reason: string): Standing => ({ kind: 'stops', reason });

/**
 * Looks again at who is asked for: still employed, assignable, and in the unit whose heads were asked. One who moved to a
 * unit for which other steps hold, or out of who may be assigned, is asked for anew; `null` is somebody who left.
 */
export function standingOf(
  { route, ownerUnitId, homeUnitId }: StandingFacts,
  person: PersonToday | null,
): Standing {
  if (person === null) return stops('Pegawai ini tidak lagi memegang jabatan di instansi ini.');
  if (!isAssignable(person.positionKind)) {
    return stops('Jabatan baru pegawai ini tidak dapat ditugaskan ke tim kerja.');
  }
  const now = person.organizationalUnitId;
  if (now === null) return stops('Unit organisasi baru pegawai ini belum ditetapkan.');
  if (!person.hasAssessor) return stops('Pejabat Penilai Kinerja pegawai ini belum diketahui.');
  if (now === homeUnitId) return { kind: 'stands' };
  const isWithin = now === ownerUnitId;
  if (isWithin !== (route === 'within_unit')) {
    return stops(
      isWithin
        ? 'Pegawai ini pindah ke unit pemilik kinerja. Langkahnya kini langkah dalam unit; ajukan lagi.'
        : 'Pegawai ini pindah ke unit lain. Langkahnya kini langkah lintas unit; ajukan lagi.',
    );
  }
  return { kind: 'asks', homeUnitId: now };
}

/** Why a person's pending assignments stop in any case. */
export const ABSENCE: Readonly<Record<'left' | 'suspended', string>> = {
  left: 'Pegawai ini tidak lagi bertugas di instansi ini.',
  suspended: 'Pegawai ini diberhentikan sementara.',
};

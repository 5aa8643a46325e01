import { Decimal } from 'decimal.js';
import { DateTime } from 'luxon';
import type { IsoDate } from '../../../kernel/date.js';
import type { FieldError } from '../../../kernel/error.js';

/** The role that a leader gets when named (R403); it is made by the system, for one person. */
export const LEADER_ROLE = 'Ketua tim';

/** A squad serves a goal of the Renstra, which is made for five years. */
export const MAX_YEARS = 5;

/** Only JF and pelaksana are assigned to or lead squads (R113). */
export const ASSIGNABLE_POSITION_KINDS = ['FUNGSIONAL', 'PELAKSANA'] as const;

/** True when a holder of this kind of position may be assigned. */
export const isAssignable = (positionKind: string): boolean =>
  ASSIGNABLE_POSITION_KINDS.some((kind) => kind === positionKind);

export interface RolePlan {
  readonly title: string;
  readonly count: number;
  /** Decimal text, percent of working time. */
  readonly sharePercent: string;
  /** The role that the leader holds. */
  readonly isLeader: boolean;
}

/** Faults of a squad's dates, both `YYYY-MM-DD` and included. */
export function dateFaults({
  startsOn,
  endsOn,
}: {
  startsOn: IsoDate;
  endsOn: IsoDate;
}): FieldError[] {
  if (endsOn < startsOn) {
    return [
      { field: 'endsOn', code: 'range', message: 'Tanggal selesai mendahului tanggal mulai.' },
    ];
  }
  const last = DateTime.fromISO(startsOn).plus({ years: MAX_YEARS }).minus({ days: 1 }).toISODate();
  if (last !== null && endsOn > last) {
    const message = `Tim paling lama ${MAX_YEARS} tahun. Pilih tanggal selesai yang lebih dekat.`;
    return [{ field: 'endsOn', code: 'range', message }];
  }
  return [];
}

/**
 * Faults of the roles: the share is more than 0 and at most 100 percent with two decimals; only the leader's own role
 * is called Ketua tim, and it has one seat.
 */
export const roleFaults = (roles: readonly RolePlan[]): FieldError[] =>
  roles.flatMap((role, index) => {
    const at = (field: string, message: string): FieldError => ({
      field: `roles.${index}.${field}`,
      code: 'range',
      message,
    });
    const share = new Decimal(role.sharePercent);
    const isShare =
      share.greaterThan(0) && share.lessThanOrEqualTo(100) && share.decimalPlaces() <= 2;
    const isNamedLeader = role.title.trim().replace(/\s+/g, ' ').toLowerCase() === 'ketua tim';
    return [
      ...(isShare
        ? []
        : [at('sharePercent', 'Porsi waktu antara 0 dan 100 persen, paling banyak dua desimal.')]),
      ...(isNamedLeader && !role.isLeader
        ? [at('title', 'Peran Ketua tim dibuat saat ketua ditunjuk. Beri nama lain.')]
        : []),
      ...(role.isLeader && role.count !== 1 ? [at('count', 'Ketua tim hanya satu orang.')] : []),
    ];
  });

import type { RefusalCode } from '../../../kernel/error.js';
import type { DepartureKind } from '../../departures/domain/departure.js';
import type { AsnKind } from '../../people/domain/rank.js';
import type { Correction } from './changes.js';
import type { EmployeeRow, HoldingFields, PersonFields } from './employees.parser.js';
import type { ImportProblem } from './sheet.js';

export interface NewHolding extends HoldingFields {
  readonly startsOn: string;
  /** where something that is recorded already follows on it */
  readonly endsOn?: string | null;
}

export interface NewRank {
  readonly rank: string;
  /** TMT of the file */
  readonly since: string | null;
  readonly recordedOn: string;
}

export interface NewEmployment {
  readonly kind: AsnKind;
  readonly civilServiceSince: string | null;
  readonly startsOn: string;
  readonly skills: readonly string[];
  readonly rank: NewRank | null;
  readonly holding: NewHolding;
}

/** A person as stored, with the running employment in this agency, if any. */
export interface PresentEmployee {
  readonly personId: string;
  readonly nip: string | null;
  readonly person: PersonFields;
  readonly employment: {
    readonly id: string;
    readonly kind: AsnKind;
    readonly civilServiceSince: string | null;
    readonly skills: readonly string[];
    /** first day */
    readonly startsOn?: string;
    /** last day, where a departure is recorded */
    readonly endsOn?: string | null;
    /** that were not taken back; an open one has no last day */
    readonly suspensions?: readonly {
      readonly startsOn: string;
      readonly endsOn: string | null;
    }[];
    /** the entry in force, or the first to come */
    readonly rank: (NewRank & { readonly id: string }) | null;
    /** the one in force, or the first to come */
    readonly holding: (NewHolding & { readonly id: string }) | null;
    /** recorded already, and begins after the one in force */
    readonly laterHolding?: NewHolding | null;
    readonly laterRank?: NewRank | null;
  } | null;
  /** how the last employment ended, where none runs or is to come */
  readonly left?: { readonly kind: string | null; readonly endsOn: string } | null;
}

/** What the admin says to a question about a row. */
export const ROW_ANSWERS = ['same', 'new', 'return'] as const;
export type RowAnswer = (typeof ROW_ANSWERS)[number];

/** Something that no file can tell: nothing is written before it is answered. The screen refuses by the same code. */
export interface RowQuestion extends ImportProblem {
  readonly code: Extract<RefusalCode, 'same_person' | 'official_changed' | 'left_returns'>;
  readonly choices: readonly RowAnswer[];
}

export interface EmployeesState {
  /** everyone at home in the agency, also without a running employment */
  readonly people: readonly PresentEmployee[];
  /** NIPs of the file whose people are at home in another agency: nothing more is known of them here */
  readonly nipsElsewhere: ReadonlySet<string>;
  /** NIPs of the file that somebody here had before: by NIP, the person */
  readonly formerNips?: ReadonlyMap<string, string>;
  /** units that have, or once had, a head: a newcomer there does not start before `effectiveFrom` */
  readonly headedUnits: ReadonlySet<string>;
}

/**
 * What an import of employees would do. Write in this order: closed holdings, corrections (those that
 * end a headship stand first), then everything opened; so a unit never has two heads on one day.
 */
export interface EmployeesPlan {
  readonly correctedPeople: readonly Correction[];
  readonly correctedEmployments: readonly Correction[];
  readonly correctedHoldings: readonly Correction[];
  readonly correctedRanks: readonly Correction[];
  readonly closedHoldings: readonly {
    readonly row: number;
    readonly holdingId: string;
    readonly employeeId: string;
    /** last day */
    readonly endsOn: string;
    /** `head_replaced`: not in the file, but the file gives the unit another head */
    readonly reason: 'changed' | 'head_replaced';
  }[];
  readonly openedHoldings: readonly {
    readonly row: number;
    readonly employeeId: string;
    readonly holding: NewHolding;
  }[];
  readonly openedRanks: readonly {
    readonly row: number;
    readonly employeeId: string;
    readonly rank: NewRank;
  }[];
  readonly newPeople: readonly {
    readonly row: number;
    readonly nip: string | null;
    readonly person: PersonFields;
    readonly employment: NewEmployment;
  }[];
  readonly newEmployments: readonly {
    readonly row: number;
    readonly personId: string;
    readonly employment: NewEmployment;
  }[];
  /** a NIP that was wrong, or is new to a PPPK who became PNS: the former one is kept, the login follows */
  readonly correctedNips: readonly {
    readonly row: number;
    readonly personId: string;
    readonly from: string | null;
    readonly to: string;
  }[];
  /** the same person is employed again: the former employment ends on the day before */
  readonly reappointed: readonly {
    readonly row: number;
    readonly employeeId: string;
    readonly endsOn: string;
  }[];
  readonly departures: readonly {
    readonly row: number;
    readonly employeeId: string;
    readonly kind: DepartureKind;
    readonly effectiveFrom: string;
  }[];
  /** open ones: their last day is recorded when they are lifted */
  readonly suspensions: readonly {
    readonly row: number;
    readonly employeeId: string;
    readonly effectiveFrom: string;
  }[];
  readonly questions: readonly RowQuestion[];
  readonly rejected: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
}

export interface EmployeesImport {
  readonly file: string;
  readonly rows: readonly EmployeeRow[];
  /** the day from which changes hold */
  readonly effectiveFrom: string;
  /** what begins later is a change to come; default: all that is recorded has begun */
  readonly today?: string;
  /** by row of the file */
  readonly answers?: ReadonlyMap<number, RowAnswer>;
  /** first day of newcomers; default: 1 January, but not before their service began */
  readonly newcomersFrom?: string;
  /** who a row speaks of, where that is known already; by row */
  readonly known?: ReadonlyMap<number, string>;
}

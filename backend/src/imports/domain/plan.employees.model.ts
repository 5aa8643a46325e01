import type { AsnKind } from '../../organization/domain/rank.js';
import type { Correction } from './changes.js';
import type { EmployeeRow, HoldingFields, PersonFields } from './employees.parser.js';
import type { ImportProblem } from './sheet.js';

export interface NewHolding extends HoldingFields {
  readonly startsOn: string;
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
    /** the latest entry */
    readonly rank: (NewRank & { readonly id: string }) | null;
    /** the running one, or one that starts later */
    readonly holding: (NewHolding & { readonly id: string }) | null;
  } | null;
}

export interface EmployeesState {
  /** everyone at home in the agency, also without a running employment */
  readonly people: readonly PresentEmployee[];
  /** NIPs of the file whose people are at home in another agency: nothing more is known of them here */
  readonly nipsElsewhere: ReadonlySet<string>;
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
  readonly rejected: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
}

export interface EmployeesImport {
  readonly file: string;
  readonly rows: readonly EmployeeRow[];
  /** the day from which changes hold */
  readonly effectiveFrom: string;
}

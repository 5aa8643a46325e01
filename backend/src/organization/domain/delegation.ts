import { type DateRange, includesDate, type IsoDate } from '../../kernel/domain/date.js';

/** Plt fills a vacant seat; Plh stands in while the holder is away. */
export type DelegationKind = 'plt' | 'plh';

export interface Headship extends DateRange {
  unitId: string;
  employeeId: string;
}

export interface Delegation extends Headship {
  id: string;
  kind: DelegationKind;
}

/** Who acts as head of a unit, and by what right (decision 4: `via`). */
export interface ActingHead {
  employeeId: string;
  via: 'position' | 'delegation';
  kind: 'definitive' | DelegationKind;
  delegationId: string | null;
}

/**
 * Who acts as head of the unit on that date: the Plh while one is named, else the holder of the
 * position, else the Plt, else nobody. Exactly one person acts, so that no step has two owners.
 * Of two delegations of one kind the later one counts; on the same day, the greater id.
 */
export function actingHead(
  unitId: string,
  date: IsoDate,
  headships: readonly Headship[],
  delegations: readonly Delegation[],
): ActingHead | null {
  const isInForce = (row: Headship) => row.unitId === unitId && includesDate(row, date);
  const inForce = delegations.filter(isInForce).toSorted(latestFirst);
  const standIn = inForce.find((row) => row.kind === 'plh');
  if (standIn) return byDelegation(standIn);
  const holder = headships.find(isInForce);
  if (holder) {
    return {
      employeeId: holder.employeeId,
      via: 'position',
      kind: 'definitive',
      delegationId: null,
    };
  }
  const [caretaker] = inForce;
  return caretaker ? byDelegation(caretaker) : null;
}

function latestFirst(a: Delegation, b: Delegation): number {
  return b.from.localeCompare(a.from) || b.id.localeCompare(a.id);
}

function byDelegation(row: Delegation): ActingHead {
  return { employeeId: row.employeeId, via: 'delegation', kind: row.kind, delegationId: row.id };
}

/** `Plt. Kepala Dinas …`, `Plh. …` or the bare title, as a signature block prints it. */
export function actingTitle(title: string, kind: ActingHead['kind']): string {
  return kind === 'definitive' ? title : `${kind === 'plt' ? 'Plt.' : 'Plh.'} ${title}`;
}

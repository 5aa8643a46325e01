import { conflict, invalidField } from './error.js';

/** One row of a transition table: where a verb may start, where it leads, what it needs. */
export interface Transition<State extends string> {
  readonly from: readonly State[];
  /** Absent where the state stays. */
  readonly to?: State;
  readonly needsNote?: boolean;
}

/** A lifecycle as data: each verb has exactly one row. */
export type Lifecycle<State extends string, Action extends string> = Readonly<
  Record<Action, Transition<State>>
>;

/** The verbs that the table allows from a state, in table order. */
export function actionsFrom<State extends string, Action extends string>(
  table: Lifecycle<State, Action>,
  state: State,
): Action[] {
  const actions = Object.keys(table) as Action[];
  return actions.filter((action) => table[action].from.includes(state));
}

/** The note without surrounding blanks; empty counts as absent. */
export function cleanNote(note: string | null | undefined): string | null {
  const trimmed = note?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** Throws `note_required` (field `note`) unless the note says something. */
export function requireNote(note: string | null | undefined): string {
  const cleaned = cleanNote(note);
  if (cleaned === null) throw invalidField('note', 'note_required', 'Tuliskan alasannya.');
  return cleaned;
}

/** The error of every verb that came too early or too late. */
export const wrongState = (message = 'Tindakan ini tidak berlaku pada keadaan sekarang.') =>
  conflict('wrong_state', message);

/**
 * The state after a verb.
 * @throws DomainError `wrong_state` when the table has no such row, `note_required` when the row
 * asks for a reason and none was given.
 */
export function transition<State extends string, Action extends string>(
  table: Lifecycle<State, Action>,
  state: State,
  action: Action,
  note?: string | null,
): State {
  const row = table[action];
  if (!row.from.includes(state)) throw wrongState();
  if (row.needsNote === true) requireNote(note);
  return row.to ?? state;
}

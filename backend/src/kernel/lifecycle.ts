import { refusal, refusedField } from './error.js';

/** One row of a transition table: where a verb may start, where it leads, what it needs. */
export interface Transition<State extends string> {
  readonly from: readonly State[];
  /** Absent where the state stays. */
  readonly to?: State;
  readonly needsNote?: boolean;
}

type Moves<State extends string, Action extends string> = Readonly<
  Record<Action, Transition<State>>
>;

/** Brands a table that was checked; it has no value at runtime. */
declare const CHECKED: unique symbol;

/** A lifecycle as data: each verb has exactly one row. Only `lifecycle` makes one. */
export type Lifecycle<State extends string, Action extends string> = Moves<State, Action> & {
  readonly [CHECKED]: true;
};

/**
 * A table of transitions, checked when it is loaded, so that the product does not start with a dead one.
 * @param start where a new record stands
 * @throws Error where nothing leads to a state, or a verb starts only where nothing leads
 */
export function lifecycle<State extends string, Action extends string>(
  states: readonly State[],
  start: State,
  moves: Moves<State, Action>,
): Lifecycle<State, Action> {
  const reached = reachedFrom(start, Object.values(moves));
  const dead = [
    ...states.filter((state) => !reached.has(state)),
    ...(Object.keys(moves) as Action[]).filter(
      (action) => !moves[action].from.some((state) => reached.has(state)),
    ),
  ];
  if (dead.length > 0)
    throw new Error(`A lifecycle from ${start} never reaches ${dead.join(', ')}.`);
  // The checks above establish what the brand promises.
  return moves as Lifecycle<State, Action>;
}

function reachedFrom<State extends string>(
  start: State,
  moves: readonly Transition<State>[],
): ReadonlySet<State> {
  const reached = new Set([start]);
  // Iterating over a set also visits what is added meanwhile.
  for (const state of reached)
    for (const { from, to } of moves) if (to !== undefined && from.includes(state)) reached.add(to);
  return reached;
}

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
  if (cleaned === null) throw refusedField('note', 'note_required', 'Tuliskan alasannya.');
  return cleaned;
}

/** The error of every verb that came too early or too late. */
export const wrongState = (message = 'Tindakan ini tidak berlaku pada keadaan sekarang.') =>
  refusal('wrong_state', message);

/**
 * The state after a verb.
 * @throws Refusal `wrong_state` when the table has no such row, `note_required` when the row
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

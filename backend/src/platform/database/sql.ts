export type Row = Record<string, unknown>;

/** Runs SQL: the pool outside a transaction, the given manager inside one. */
export interface Sql {
  query<T = Row>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

/**
 * A condition for when its value is given. A statement is planned once for all values (`plan_cache_mode`), so a condition
 * that may be empty must not stand in it: no index would serve it.
 * @param parameter with its type, `$3::uuid`
 */
export const ifGiven = (value: unknown, parameter: string, condition: string): string =>
  value === null || value === undefined ? `${parameter} is null` : condition;

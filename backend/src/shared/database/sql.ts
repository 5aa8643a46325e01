export type Row = Record<string, unknown>;

/** Runs SQL: the pool outside a transaction, the given manager inside one. */
export interface Sql {
  query<T = Row>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

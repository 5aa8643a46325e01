/** The deepest body of the API has 6 levels; a much deeper one only serves to exhaust the stack. */
export const MAX_BODY_DEPTH = 20;

/** Looks at most `limit` levels down, so that a deeply nested body costs no more. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((inner) => isDeeperThan(inner, limit - 1));
}

import type { ApiError } from '../problem';

/** What must be done before anything else is answered, and where. */
const DOORS: Readonly<Record<string, string>> = {
  password_change_required: '/masuk/kata-sandi',
  second_factor_required: '/masuk/dua-langkah',
};

/** Where a page goes whose data were refused: to another page, or to the one that says that there is nothing to see. */
export function wayAfter({
  status,
  code,
}: Pick<ApiError, 'status' | 'code'>): { redirect: string } | 'not found' | 'error' {
  const door = status === 403 ? DOORS[code] : undefined;
  if (door !== undefined) return { redirect: door };
  // Trying again would change nothing.
  return status === 403 || status === 404 ? 'not found' : 'error';
}

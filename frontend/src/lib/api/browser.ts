import createClient, { type Middleware } from 'openapi-fetch';
import { toApiError } from '../problem';
import { fetchPatiently, withKey } from './patient';
import type { paths } from './schema';

const MUTATING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Tells whoever counts down to the session's end. */
export const SESSION_RENEWED = 'asn:session-renewed';

let refreshing: Promise<boolean> | null = null;

/** One silent renewal for however many calls found the session ended. */
export function renewSession(): Promise<boolean> {
  refreshing ??= fetch('/api/v1/auth/refresh', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
    .then((response) => {
      if (response.ok) window.dispatchEvent(new Event(SESSION_RENEWED));
      return response.ok;
    })
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** Fetch that waits for a busy server, renews an ended session once and goes to sign in when that fails. */
export async function fetchWithSession(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetchPatiently(request);
  if (response.status !== 401 || request.url.includes('/auth/')) return response;
  if (await renewSession()) return fetchPatiently(again);
  window.location.assign(
    `/masuk?lanjut=${encodeURIComponent(window.location.pathname + window.location.search)}`,
  );
  return response;
}

const idempotency: Middleware = {
  onRequest({ request }) {
    return MUTATING.has(request.method) && !request.headers.has('Idempotency-Key')
      ? withKey(request)
      : request;
  },
};

/** The API from the browser, on the site's own origin. */
export const api = createClient<paths>({ baseUrl: '', fetch: fetchWithSession });
api.use(idempotency);

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Unwraps an answer or throws an ApiError. */
export async function unwrap<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw toApiError(response.status, error);
  return data as T;
}

/**
 * Sends a file with fields, which the generated client cannot type. `key` repeats harmlessly.
 * @throws ApiError
 */
export async function upload<T>(
  path: string,
  form: FormData,
  key: string = crypto.randomUUID(),
): Promise<T> {
  const response = await fetchWithSession(
    new Request(path, { method: 'POST', body: form, headers: { 'Idempotency-Key': key } }),
  );
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toApiError(response.status, body);
  return body as T;
}
